import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { World } from '#emulators/stripe/world.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { retryRelease } from '#lib/server/commands/cancellations/retry-release.ts';
import { upsertOrder } from '#lib/server/commands/orders/upsert-order.ts';
import type { Context } from '#lib/server/context.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { AGENT, LEAD, OTHER_AGENT, OTHER_LEAD, type Press } from './people.ts';
import { neutralOrder, pay, value } from './shop.ts';

/** An order of which nothing is packed; its money is held at the provider and not taken. */
export type Held = { order_id: Id<'ord'>; lines: Id<'lin'>[]; payments: string[] };

/** Prices of the pieces, and the payments that hold them. */
const SHAPES: readonly { prices: readonly number[]; amounts: readonly number[] }[] = [
	{ prices: [12_000, 8_000], amounts: [20_000] },
	{ prices: [15_000, 9_000, 6_000], amounts: [18_000, 12_000] }
];

export async function openHeld(ctx: Context, world: World, begins: number): Promise<Held[]> {
	const opened: Held[] = [];
	for (const [index, { prices, amounts }] of SHAPES.entries()) {
		const payments = amounts.map((amount) => pay(world, amount, 'pm_card_visa', 'manual'));
		const placed = neutralOrder(`held${index}`, begins, prices, payments, amounts);
		const order = {
			...placed,
			placed_at: begins - MINUTE,
			payments: placed.payments.map((payment) => ({ ...payment, captured_minor: 0, captured_at: null })),
			fulfilments: []
		};
		const { id } = value(await upsertOrder(ctx, { kind: 'system' }, order));
		const lines = await linesOfOrder(ctx.db.read, id);
		opened.push({ order_id: id, lines: lines.map((line) => line.id), payments });
	}
	return opened;
}

/** Somebody calls off these pieces, or all that are left; whoever presses again asks for the same. */
export const callOff = ({ order_id }: Held, lines: readonly Id<'lin'>[] | null): Press => ({
	name: lines ? `calls off ${lines.length} pieces` : 'calls off what is left',
	by: (ctx, second) =>
		requestCancellation(ctx, second ? OTHER_AGENT : AGENT, {
			order_id,
			lines: lines?.map((line_id) => ({ line_id, quantity: 1 })) ?? null,
			reason_code: null,
			idempotency_key: `${lines?.join() ?? 'rest'}:${second ? 'other' : 'one'}`
		})
});

/** Held money that got stuck and stands at the desk. */
export const lookAgain = (cancellation_id: Id<'can'>): Press => ({
	name: 'looks again at held money',
	by: (ctx, second) => retryRelease(ctx, second ? OTHER_LEAD : LEAD, { cancellation_id })
});
