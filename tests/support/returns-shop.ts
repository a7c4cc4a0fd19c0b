import { rmSync } from 'node:fs';
import Stripe from 'stripe';
import { expect } from 'vitest';
import { startStripeEmulator, type StripeEmulator } from '#emulators/stripe/start.ts';
import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { isAwaited } from '#lib/domain/return/case.ts';
import { DAY } from '#lib/domain/time.ts';
import type { Result } from '#lib/domain/result.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { DecidedReturn, ReturnItemInput, SubmittedReturn } from '#lib/server/commands/returns/types.ts';
import { readConfig } from '#lib/server/config.ts';
import type { Context } from '#lib/server/context.ts';
import { randomIds } from '#lib/server/ids.ts';
import { receiveStripeEvent } from '#lib/server/inbox/stripe.ts';
import type { LastWrite } from '#lib/server/jobs/handlers/index.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { TryAgainAt } from '#lib/server/jobs/queue.ts';
import { createLog } from '#lib/server/log.ts';
import { localFiles } from '#lib/server/providers/files/local.ts';
import { stripePayments } from '#lib/server/providers/payments/stripe.ts';
import { httpWebhooks } from '#lib/server/providers/webhooks/http.ts';
import { ledgerBreaks } from '#lib/server/queries/ledger.ts';
import { ensureDefaults } from '#lib/server/startup/shop-defaults.ts';
import type { Database } from '#lib/server/store/database.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { itemsOfReturn } from '#lib/server/store/returns.ts';
import type { OrderLinesTable } from '#lib/server/store/schema.ts';
import { scratchFolder } from './scratch.ts';

const SECRET_KEY = 'sk_test_homeward';
const WEBHOOK_SECRET = 'whsec_homeward_test';

export const agent: Actor = staff('agent', 'Kanya', 500_000);
export const otherAgent: Actor = staff('agent', 'Preecha', 500_000);
export const smallAgent: Actor = staff('agent', 'Nok', 10_000);
export const lead: Actor = staff('lead', 'Anong', null);
export const system: Actor = { kind: 'system' };
export const customer = (orderId: Id<'ord'>): Actor => ({ kind: 'customer', orderId, email: null });

function staff(role: 'agent' | 'lead', name: string, refundLimitMinor: number | null): Actor {
	return { kind: 'staff', id: randomIds.next('stf'), name, role, refundLimitMinor };
}

export type ReturnsShop = {
	ctx: Context;
	stripe: Stripe;
	emulator: StripeEmulator;
	/** Moves the shop's clock and the emulator's. */
	pass(milliseconds: number): void;
	/** Works on everything that is due until nothing is, webhooks included. */
	work(): Promise<void>;
	/** Runs due jobs only: no webhook is carried. */
	runJobs(): Promise<number>;
	/** Carries every webhook of the emulator that was not carried yet, as if Stripe had posted it. */
	deliver(order?: (events: Stripe.Event[]) => Stripe.Event[]): Promise<void>;
	expectSound(): Promise<void>;
	close(): Promise<void>;
};

/**
 * A shop with the default policy, the real Stripe SDK and an emulator behind it. Only who tries time-outs shortens the
 * wait for an answer: the first call of a busy machine takes its time.
 */
export async function openReturnsShop(db: Database, { timeoutMs = 5_000 } = {}): Promise<ReturnsShop> {
	const emulator = await startStripeEmulator({
		secretKeys: [SECRET_KEY],
		delays: { settleMs: 60_000, failMs: 60_000, referenceMs: 15_000 },
		clock: () => Date.now()
	});
	const reach = { host: emulator.host, port: emulator.port, protocol: 'http' as const };
	const folder = scratchFolder('homeward-returns-');
	let offset = 0;
	const ctx: Context = {
		db,
		clock: { now: () => Date.now() + offset, mono: () => performance.now() + offset },
		ids: randomIds,
		files: localFiles(folder),
		config: readConfig({ APP_SECRET: 'a secret for tests that is long enough' }),
		payments: stripePayments({
			secretKey: SECRET_KEY,
			webhookSecrets: [WEBHOOK_SECRET],
			timeoutMs,
			...reach
		}),
		mail: null,
		webhooks: httpWebhooks({ networks: [], timeoutMs: 2_000 }),
		log: createLog('silent')
	};
	await ensureDefaults(ctx);
	const stripe = new Stripe(SECRET_KEY, { ...reach, maxNetworkRetries: 0, telemetry: false });
	const carried = new Set<string>();
	const shop: ReturnsShop = {
		ctx,
		stripe,
		emulator,
		pass(milliseconds) {
			offset += milliseconds;
			emulator.control.advance(milliseconds);
		},
		async work() {
			for (let round = 0; round < 20; round++) {
				const jobs = await shop.runJobs();
				const before = carried.size;
				await shop.deliver();
				if (jobs === 0 && carried.size === before) return;
			}
			throw new Error('the jobs never come to rest');
		},
		runJobs: () => runDueJobs(ctx),
		async deliver(order = (events) => events) {
			const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
			const fresh = events.filter((event) => !carried.has(event.id)).reverse();
			for (const event of order(fresh)) {
				carried.add(event.id);
				await post(ctx, stripe, event);
			}
		},
		async expectSound() {
			expect(await ledgerBreaks(db.read)).toEqual([]);
			expect(await againstProvider(ctx)).toEqual([]);
		},
		async close() {
			await emulator.close();
			rmSync(folder, { recursive: true, force: true });
		}
	};
	return shop;
}

/** One webhook through our own door, signed as Stripe signs. */
export async function post(ctx: Context, stripe: Stripe, event: Stripe.Event): Promise<string> {
	const payload = JSON.stringify(event);
	const header = stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
	return receiveStripeEvent(ctx, new TextEncoder().encode(payload), header);
}

const WORKED = [
	...[
		'hold.release',
		'hold.sweep',
		'refund.move',
		'refund.sweep',
		'refund.look',
		'reconcile.run',
		'inbox.apply',
		'return.expire',
		'charge.look'
	]
];

/** Works on due jobs of money and inbox, one after another, as the worker does. */
async function runDueJobs(ctx: Context): Promise<number> {
	const now = ctx.clock.now();
	const due = await ctx.db.read
		.selectFrom('jobs')
		.selectAll()
		.where('done_at', 'is', null)
		.where('run_at', '<=', now)
		.where('kind', 'in', WORKED)
		.orderBy('run_at')
		.execute();
	for (const job of due) {
		const handler = jobHandlers[job.kind as 'refund.move'];
		let set: { done_at?: number; run_at?: number } = { done_at: now };
		let last: LastWrite | void;
		try {
			last = await handler?.(ctx, JSON.parse(job.body), { attempts: job.attempts });
		} catch (error) {
			if (!(error instanceof TryAgainAt)) throw error;
			set = { run_at: error.at };
		}
		await ctx.db.transaction(async (tx) => {
			await last?.(tx);
			await tx.updateTable('jobs').set(set).where('id', '=', job.id).execute();
		});
	}
	return due.length;
}

/** Each refund at the provider is one refund payment here, and the other way round. */
async function againstProvider(ctx: Context): Promise<string[]> {
	const rows = await ctx.db.read.selectFrom('refund_payments').selectAll().execute();
	const payments = await ctx.db.read
		.selectFrom('payments')
		.selectAll()
		.where('provider', '=', 'stripe')
		.execute();
	const faults: string[] = [];
	for (const payment of payments) {
		if (!payment.provider_ref || !ctx.payments) continue;
		const refunds = await ctx.payments.findRefunds({ paymentRef: payment.provider_ref });
		const standing = refunds.filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled');
		for (const refund of standing) {
			const known = rows.filter((row) => row.gateway_refund_id === refund.id);
			if (known.length !== 1) faults.push(`${refund.id} is known ${known.length} times`);
			if (known[0] && known[0].amount_minor !== refund.amountMinor) faults.push(`${refund.id} differs`);
		}
		for (const row of rows.filter((one) => one.payment_id === payment.id && one.state === 'succeeded')) {
			const found = standing.find((refund) => refund.id === row.gateway_refund_id);
			if (!found && row.reference_type !== 'bank_transfer')
				faults.push(`${row.id} has no refund at the provider`);
		}
	}
	return faults;
}

export type PlacedOrder = { id: Id<'ord'>; lines: OrderLinesTable[]; paymentIntent: string };

export type LineStory = {
	quantity: number;
	unit_price_minor: number;
	discount_minor?: number;
	category?: string;
};

/** An order that was paid by card at the emulator and delivered five days ago. */
export async function placeOrder(
	shop: ReturnsShop,
	lines: readonly LineStory[],
	over: Partial<NeutralOrder> & { method?: string; cash?: boolean } = {}
): Promise<PlacedOrder> {
	const { method = 'pm_card_visa', cash = false, ...rest } = over;
	const shipping = rest.shipping?.amount_minor ?? 0;
	const total =
		lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor - (line.discount_minor ?? 0), 0) +
		shipping -
		(rest.discount?.amount_minor ?? 0);
	const intent = cash ? null : await pay(shop, total, method);
	const reference = randomIds.token().slice(0, 12);
	const delivered = shop.ctx.clock.now() - 5 * DAY;
	const order: NeutralOrder = {
		number: `HW-${reference}`,
		reference,
		channel: 'test',
		currency: 'THB',
		prices_include_tax: true,
		locale: 'en',
		placed_at: delivered - 5 * DAY,
		cancelled_at: null,
		customer: { name: 'Mette Holm', email: `${reference.toLowerCase()}@example.com`, phone: null, reference },
		ship_to: { name: 'Mette Holm', line1: '1 Sukhumvit', postcode: '10110', country: 'TH' },
		bill_to: null,
		lines: lines.map((line, index) => ({
			reference: `l${index}`,
			sku: `SKU-${index}`,
			title: { en: `Piece ${index}`, th: `ชิ้นที่ ${index}` },
			options: [],
			image: null,
			quantity: line.quantity,
			unit_price_minor: line.unit_price_minor,
			discount_minor: line.discount_minor ?? 0,
			tax_minor: Math.round(((line.quantity * line.unit_price_minor - (line.discount_minor ?? 0)) * 7) / 107),
			tax_rate_bp: 700,
			category: line.category ?? 'home',
			tags: [],
			final_sale: false
		})),
		discount: { label: null, amount_minor: 0 },
		shipping: { amount_minor: 0, tax_minor: 0 },
		total_minor: null,
		payments: [
			{
				reference: 'p1',
				provider: cash ? 'cash_on_delivery' : 'stripe',
				method: cash ? 'cash_on_delivery' : method === 'pm_promptpay' ? 'promptpay' : 'card',
				method_label: cash ? 'Cash on delivery' : 'Visa •••• 4242',
				provider_ref: intent,
				authorized_minor: total,
				captured_minor: total,
				captured_at: delivered - 5 * DAY
			}
		],
		refunds: [],
		fulfilments: [
			{
				reference: 'f1',
				carrier: 'Siam Parcel',
				service: 'standard',
				tracking_number: `SP${reference}123456`,
				tracking_url: null,
				origin: 'Bang Na',
				destination: 'Bangkok',
				packed_at: delivered - 2 * DAY,
				shipped_at: delivered - 2 * DAY,
				delivered_at: delivered,
				promised_at: null,
				estimated_at: null,
				cancelled: false,
				lines: lines.map((line, index) => ({ line: `l${index}`, quantity: line.quantity })),
				events: []
			}
		],
		...rest
	};
	const taken = value(await upsertOrder(shop.ctx, system, order));
	const stored = await linesOfOrder(shop.ctx.db.read, taken.id);
	return { id: taken.id, lines: stored, paymentIntent: intent ?? '' };
}

async function pay(shop: ReturnsShop, amount: number, method: string): Promise<string> {
	const intent = await shop.stripe.paymentIntents.create({
		amount,
		currency: 'thb',
		payment_method: method,
		confirm: true
	});
	if (method === 'pm_promptpay') shop.emulator.control.completePayment(intent.id);
	return intent.id;
}

/** Units of the order's lines as a request, because the customer changed their mind. */
export const asked = (
	order: PlacedOrder,
	quantities: readonly number[],
	over: Partial<ReturnItemInput> = {}
): ReturnItemInput[] =>
	quantities.flatMap((quantity, index) => {
		const line = order.lines[index];
		if (!line || quantity === 0) return [];
		return [
			{
				line_id: line.id,
				quantity,
				reason_code: 'changed_mind',
				answer_code: null,
				comment: '',
				outcome: 'refund' as const,
				file_ids: [],
				...over
			}
		];
	});

export async function submit(
	shop: ReturnsShop,
	order: PlacedOrder,
	quantities: readonly number[],
	over: Partial<ReturnItemInput> = {}
): Promise<SubmittedReturn> {
	return value(
		await submitReturn(shop.ctx, customer(order.id), {
			order_id: order.id,
			method: 'own_carrier',
			items: asked(order, quantities, over),
			idempotency_key: randomIds.token(),
			quoted_total_minor: null
		})
	);
}

/** Receives everything that is still awaited, or only some units per line, and accepts it. */
export async function receiveAndAccept(
	shop: ReturnsShop,
	returnId: Id<'ret'>,
	actor: Actor = agent,
	units: readonly (number | undefined)[] = []
): Promise<DecidedReturn> {
	const items = (await itemsOfReturn(shop.ctx.db.read, returnId)).filter(isAwaited);
	const received = value(
		await receiveReturn(shop.ctx, actor, {
			number: returnId,
			items: items.map((item, index) => ({ item_id: item.id, quantity: units[index] ?? item.quantity }))
		})
	);
	return value(
		await inspectItems(shop.ctx, actor, {
			return_id: returnId,
			inspections: received.received_item_ids.map((item_id) => ({
				item_id,
				condition: 'new' as const,
				disposition: 'restock' as const,
				verdict: 'accept' as const,
				deduction_minor: 0,
				reason_code: null,
				findings: ''
			}))
		})
	);
}

/** The value of a result that must have been accepted. */
export function value<T>(result: Result<T>): T {
	if (!result.ok)
		throw new Error(`refused: ${result.refusal.reason} ${JSON.stringify(result.refusal.facts)}`);
	return result.value;
}

export const reasonOf = <T>(result: Result<T>): string => (result.ok ? 'accepted' : result.refusal.reason);
