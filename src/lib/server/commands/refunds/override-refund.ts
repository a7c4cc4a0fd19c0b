import { actorId, type Actor } from '#lib/domain/actor.ts';
import { overriddenFigures } from '#lib/domain/refund/override.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { standInLine } from '../../store/engines/locks.ts';
import { isReason } from '../../store/reasons.ts';
import { findRefund, saveRefund } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { freeShares, isUntouched } from './free.ts';
import { keepWaiting, letGo, takeBack } from './let-go.ts';
import { answer, loadRefund } from './load.ts';
import { hasOpenPayout } from './pay-out.ts';
import { refundEvent } from './record.ts';
import { release } from './release.ts';
import { reserveShares } from './reserve.ts';
import type { ChangedRefund, OverrideRefundInput } from './types.ts';

/**
 * A person sets another amount, or how much of the delivery charge is in it, with a reason, before anything was sent:
 * never more than the payments have left. Above
 * their limit it waits for somebody else; what was computed stays on record beside it.
 */
export async function overrideRefund(
	ctx: CommandContext,
	actor: Actor,
	input: OverrideRefundInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		await standInLine(ctx.db.engine, tx, 'refund_releases');
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts, order } = loaded.value;
		const isOpen = refund.state === 'awaiting_approval' || refund.state === 'approved';
		if (!isOpen || !isUntouched(parts)) return refused('not_in_this_state', { state: refund.state });
		if (await hasOpenPayout(tx, parts)) return refused('not_in_this_state', { state: refund.state });
		if (!(await isReason(tx, 'override', input.reason_code))) return refused('reason_missing');
		await freeShares(tx, parts);
		const facts = await orderFacts(tx, order, by.now);
		const wish = { amount_minor: input.amount_minor, shipping_minor: input.shipping_minor ?? null };
		const shipping = {
			charged_minor: facts.shipping_minor,
			tax_minor: facts.shipping_tax_minor,
			refunded_minor: facts.refunded_shipping_minor - refund.shipping_minor
		};
		const wished = overriddenFigures(refund, wish, shipping, facts.payments);
		if (!wished.ok) return wished;
		const { payments: shares, ...figures } = wished.value;
		await takeBack(tx, refund);
		const { id, currency } = refund;
		const stop = await letGo(tx, by, { id, currency, amount_minor: input.amount_minor }, { waited: false });
		if (stop !== null) await keepWaiting(tx, by, refund, stop);
		const state = stop === null ? 'approved' : 'awaiting_approval';
		const change = {
			state,
			...figures,
			capped: 0,
			overridden_by: actorId(actor),
			override_reason: input.reason_code,
			proposed_by: actorId(actor),
			approved_by: state === 'approved' ? actorId(actor) : null
		} as const;
		if (!(await saveRefund(tx, refund, change))) return refused('changed_meanwhile');
		const now = (await findRefund(tx, refund.id)) ?? refund;
		if (refund.route === 'original') await reserveShares(tx, by, order, now, shares);
		await appendEvents(tx, by, [
			refundEvent(refund, 'refund_overridden', {
				computed_minor: refund.computed_minor,
				was_minor: refund.amount_minor,
				amount_minor: input.amount_minor,
				was_shipping_minor: refund.shipping_minor,
				shipping_minor: figures.shipping_minor,
				reason_code: input.reason_code,
				note: input.note.trim()
			})
		]);
		if (state === 'approved') await release(tx, by, now);
		return accepted(await answer(tx, refund.id));
	});
}
