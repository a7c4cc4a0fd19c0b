import { actorId, type Actor } from '#lib/domain/actor.ts';
import { planCancellation, type CancellationPlan } from '#lib/domain/cancellation/plan.ts';
import { CANCELLATION_TRANSITIONS } from '#lib/domain/cancellation/states.ts';
import { moneyTold } from '#lib/domain/cancellation/told.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import {
	findCancellationByKey,
	findCancellationByNumber,
	insertCancellation,
	linesOfCancellation,
	saveCancellation,
	unansweredOfOrder
} from '../../store/cancellations.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { openReleasesOfOrder } from '../../store/hold-releases.ts';
import { readOrderToCancel } from '../../store/order-to-cancel.ts';
import { findOrder, saveOrder } from '../../store/orders.ts';
import type { CancellationsTable } from '../../store/schema-cancellations.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy, type By } from '../orders/by.ts';
import { SYSTEM } from '../refunds/types.ts';
import { acceptCancellation } from './accept.ts';
import { answerOf } from './load.ts';
import { cancellationEvent, mailCancellation } from './tell.ts';
import { cancellationRefusal, reachOf, type CancelInput, type ChangedCancellation } from './types.ts';

/**
 * Cancels an order or pieces of it before they are packed. Inside the grace it is accepted at once; later the shop's
 * setting says whether the warehouse is asked first. Staff decide by asking.
 */
export async function requestCancellation(
	ctx: CommandContext,
	actor: Actor,
	input: CancelInput
): Promise<Result<ChangedCancellation>> {
	return inTransaction<ChangedCancellation>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const stranger = cancellationRefusal(actor, 'serve', input.order_id);
		if (stranger) return stranger;
		const key = `${input.order_id}:${input.idempotency_key}`;
		const before = await findCancellationByKey(tx, key);
		if (before) return repeated(tx, before, input);
		const order = await findOrder(tx, input.order_id);
		if (!order) return refused('not_found');
		if (actor.kind === 'customer') {
			const counted = { config: ctx.config, now: by.now };
			const allowed = await useLimits(tx, counted, [{ limit: 'cancellation.order', subject: order.id }]);
			if (!allowed.ok) return allowed;
		}
		const planned = await planFor(tx, by, order, input.lines);
		if (!planned.ok) return planned;
		const plan = planned.value;
		const told = moneyTold(plan);
		if (input.quoted_minor !== undefined && input.quoted_minor !== told.total_minor) {
			return refused('quote_changed', { total_minor: told.total_minor });
		}
		const row = await newRow(tx, by, order, plan, { ...input, key });
		const counted = { cancellations: order.cancellations + 1, updated_at: by.now };
		await saveOrder(tx, order.id, order.version, counted);
		const current = { ...order, ...counted, version: order.version + 1 };
		await appendEvents(tx, by, [
			cancellationEvent(row, 'cancellation_requested', {
				amount_minor: row.quoted_minor,
				quantity: plan.lines.reduce((sum, line) => sum + line.quantity, 0),
				reason_code: row.reason_code,
				whole: plan.whole
			})
		]);
		if (plan.answer === 'check') return accepted(answerOf(await askWarehouse(tx, by, current, row)));
		// Where nobody decided, the shop's own rule lets the money go.
		const letsGo = actor.kind === 'staff' ? by : { ...by, actor: SYSTEM };
		return accepted(
			answerOf(await acceptCancellation(tx, by, { order: current, row, plan }, 'accept', letsGo))
		);
	});
}

/** What it means for whoever asks. */
async function planFor(
	tx: Tx,
	by: Pick<By, 'now' | 'actor'>,
	order: OrdersTable,
	lines: CancelInput['lines']
): Promise<Result<CancellationPlan>> {
	if (await unansweredOfOrder(tx, order.id)) return refused('cancellation_open');
	if ((await openReleasesOfOrder(tx, order.id)).length > 0) return refused('payment_in_motion');
	return planCancellation(await readOrderToCancel(tx, order), lines, by.now, reachOf(by.actor));
}

async function askWarehouse(
	tx: Tx,
	by: By,
	order: OrdersTable,
	row: CancellationsTable
): Promise<CancellationsTable> {
	const state = next(CANCELLATION_TRANSITIONS, row.state, 'check')!;
	await saveCancellation(tx, row, { state });
	await mailCancellation(tx, by, order, row, 'cancellation_checking');
	return { ...row, state, version: row.version + 1 };
}

const CHANNELS = { customer: 'portal', staff: 'agent', api: 'api', system: 'api' } as const;

async function newRow(
	tx: Tx,
	by: By,
	order: OrdersTable,
	plan: CancellationPlan,
	input: Pick<CancelInput, 'reason_code' | 'note' | 'locale'> & { key: string }
): Promise<CancellationsTable> {
	const told = moneyTold(plan);
	const row: CancellationsTable = {
		id: by.ids.next('can'),
		number: await freeNumber(tx, by),
		order_id: order.id,
		state: 'requested',
		channel: CHANNELS[by.actor.kind],
		key: input.key,
		locale: input.locale ?? order.locale,
		requested_by: actorId(by.actor),
		reason_code: input.reason_code,
		note: input.note?.trim() ?? '',
		whole: plan.whole ? 1 : 0,
		currency: order.currency,
		quoted_minor: told.total_minor,
		money: JSON.stringify(told),
		requested_at: by.now,
		decided_at: null,
		decided_by: null,
		done_at: null,
		version: 1
	};
	const lines = plan.lines.map(({ line_id, quantity }) => {
		const figures = plan.money.refund.lines.find((line) => line.order_line_id === line_id);
		return {
			cancellation_id: row.id,
			order_line_id: line_id as Id<'lin'>,
			quantity,
			goods_minor: figures?.goods_minor ?? 0,
			tax_minor: figures?.tax_minor ?? 0
		};
	});
	await insertCancellation(tx, row, lines);
	return row;
}

/** Numbers are random: the few that meet an older one are drawn again. */
async function freeNumber(tx: Tx, by: By): Promise<string> {
	for (;;) {
		const number = by.ids.readable('CA');
		if (!(await findCancellationByNumber(tx, number))) return number;
	}
}

/** Whoever asks again must ask for the same. */
async function repeated(
	tx: Tx,
	row: CancellationsTable,
	input: CancelInput
): Promise<Result<ChangedCancellation>> {
	const known = await linesOfCancellation(tx, row.id);
	const asked = input.lines?.filter((line) => line.quantity > 0) ?? null;
	const same =
		asked === null ||
		(asked.length === known.length &&
			asked.every((line) =>
				known.some((one) => one.order_line_id === line.line_id && one.quantity === line.quantity)
			));
	return same ? accepted(answerOf(row)) : refused('key_reused_with_other_body');
}
