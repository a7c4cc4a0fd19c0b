import { tmpdir } from 'node:os';
import type { State } from '#emulators/stripe/world.ts';
import { emptyState } from '#emulators/stripe/world.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import type { IdSource } from '#lib/server/ids.ts';
import { createLog } from '#lib/server/log.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import type { PaymentsPort } from '#lib/server/providers/payments/port.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { chanceOf } from './chance.ts';
import { openInMemory, type InMemory } from './database.ts';
import { readRules } from './judge.ts';
import { openHeld, type Held } from './held.ts';
import { createProvider, type Provider } from './provider.ts';
import { openShop, type Returned } from './shop.ts';
import { createStage } from './stage.ts';

/** When every seed begins: a Saturday noon in Bangkok. */
export const BEGINS = Date.UTC(2026, 10, 21, 5);
export const WEBHOOK_SECRET = 'whsec_simulation';

/** What all seeds of a process share: the database with its template, the real adapter, the shop as it begins. */
export type Theatre = {
	memory: InMemory;
	payments: PaymentsPort;
	/** The provider of the seed that is being played. */
	provider: Provider | null;
	returned: Returned[];
	held: Held[];
	state: State;
	base: Omit<Context, 'db' | 'clock' | 'payments'>;
	/** Ids begin anew with each seed. */
	resetIds(): void;
};

export async function openTheatre(): Promise<Theatre> {
	const memory = openInMemory();
	const ids = countedIds();
	const base = {
		ids: ids.source,
		files: localFiles(tmpdir()),
		config: readConfig({ APP_SECRET: 'a secret for the simulation, long enough' }),
		mail: null,
		webhooks: httpWebhooks({ networks: [], timeoutMs: 2_000 }),
		log: createLog('silent')
	};
	const stage = createStage(chanceOf(0), BEGINS, null);
	const state = emptyState();
	const { world } = createProvider(stage, state, { faults: false, leaning: {} });
	const theatre: Theatre = {
		memory,
		payments: stripePayments({
			secretKey: 'sk_test_simulation',
			webhookSecrets: [WEBHOOK_SECRET],
			// Time-outs are the simulation's own; this one never strikes.
			timeoutMs: 2_000_000_000,
			readRetries: 0,
			fetch: (input, init) => {
				if (!theatre.provider) throw new Error('nobody plays');
				return theatre.provider.fetch(input, init);
			}
		}),
		provider: null,
		returned: [],
		held: [],
		state,
		base,
		resetIds: ids.reset
	};
	const ctx: Context = {
		...base,
		payments: null,
		clock: { now: () => BEGINS },
		db: {
			engine: 'sqlite',
			read: memory.db,
			owner: memory.db,
			transaction: (work) => memory.db.transaction().execute(work),
			close: async () => undefined
		}
	};
	theatre.returned = await openShop(ctx, world, BEGINS);
	theatre.held = await openHeld(ctx, world, BEGINS);
	await readRules(memory);
	ids.keep();
	memory.keepAsTemplate();
	return theatre;
}

/** Ids of the right shape that count up, so that a seed names its rows the same each time. */
function countedIds(): { source: IdSource; keep(): void; reset(): void } {
	let count = 0;
	let kept = 0;
	const digits = () => String((count += 1)).padStart(12, '0');
	return {
		source: {
			next: (prefix) => `${prefix}_00000000-0000-7000-8000-${digits()}`,
			readable: (prefix) => `${prefix}-${digits()}`,
			token: () => `token-${digits()}`,
			digits: () => digits().slice(-6)
		},
		keep: () => void (kept = count),
		reset: () => void (count = kept)
	};
}
