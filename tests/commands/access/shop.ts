import type { Id } from '#lib/domain/ids.ts';
import type { CommandContext } from '#lib/server/context.ts';
import type { Context } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import { readConfig } from '#lib/server/config.ts';
import { createLog } from '#lib/server/log.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { OrdersTable } from '#lib/server/store/schema.ts';

export const APP_SECRET = 'a-secret-that-only-these-tests-ever-use';

/** The real parts around a real database, and a clock that a test moves. */
export async function openShop(db: Database, env: Record<string, string> = {}) {
	const config = readConfig({ APP_SECRET, ORIGIN: 'https://returns.example.com', ...env });
	let now = Date.now();
	const context: Context = {
		db,
		config,
		ids: randomIds,
		clock: { now: () => now },
		files: localFiles(config.DATA_DIR),
		payments: null,
		mail: null,
		webhooks: httpWebhooks({ networks: [], timeoutMs: 2_000 }),
		log: createLog('silent')
	};
	await ensureDefaults(context);
	return { context, wait: (milliseconds: number) => (now += milliseconds), now: () => now };
}

export async function placeOrder(
	context: CommandContext,
	order: Partial<Pick<OrdersTable, 'number' | 'email_norm' | 'phone_norm' | 'ship_country'>> = {}
): Promise<{ id: Id<'ord'>; number: string }> {
	const number = order.number ?? 'BD-74K29';
	const id = context.ids.next('ord');
	const now = context.clock.now();
	await context.db.transaction((tx) =>
		tx
			.insertInto('orders')
			.values({
				id,
				number,
				number_norm: number.replace(/[^A-Z0-9]/g, ''),
				channel: 'api',
				external_ref: number,
				customer_id: null,
				customer_name: 'Ploy',
				email_norm: 'ploy@example.com',
				phone_norm: '66812345678',
				currency: 'THB',
				prices_include_tax: 1,
				locale: 'th',
				placed_at: now,
				goods_minor: 0,
				discount_label: null,
				order_discount_minor: 0,
				shipping_minor: 0,
				shipping_tax_minor: 0,
				tax_minor: 0,
				total_minor: 0,
				ship_to: '{}',
				ship_country: 'TH',
				bill_to: null,
				cancelled_at: null,
				cancellations: 0,
				delivery_note: '',
				charges: 0,
				changes: 0,
				line_changes: 0,
				body_hash: '',
				created_at: now,
				updated_at: now,
				version: 1,
				...order
			})
			.execute()
	);
	return { id, number };
}
