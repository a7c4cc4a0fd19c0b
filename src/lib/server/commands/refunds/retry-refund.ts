import type { Actor } from '#lib/domain/actor.ts';
import { availableOf } from '#lib/domain/refund/payment-shares.ts';
import { REFUND_TRANSITIONS } from '#lib/domain/refund/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { next } from '#lib/domain/transitions.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { appendEvents } from '../../store/events.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { saveRefund, saveRefundPayment } from '../../store/refunds.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { standingOf } from './allowance.ts';
import { answer, loadRefund } from './load.ts';
import { hasOpenPayout } from './pay-out.ts';
import { refundEvent } from './record.ts';
import { release } from './release.ts';
import { reserveShares } from './reserve.ts';
import type { ChangedRefund, RetryRefundInput } from './types.ts';

/**
 * Tries again. What is parked is taken up where it stood: the provider is asked before anything is sent. What failed
 * for good gets a new payment whose generation is above zero, so that it too begins with a look at the provider.
 */
export async function retryRefund(
	ctx: CommandContext,
	actor: Actor,
	input: RetryRefundInput
): Promise<Result<ChangedRefund>> {
	return inTransaction<ChangedRefund>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadRefund(tx, actor, input);
		if (!loaded.ok) return loaded;
		const { refund, parts, order } = loaded.value;
		// It was counted when it was let go; sending it again only asks for the right to an amount like this.
		const { own } = await standingOf(tx, actor, refund.currency, by.now);
		if (own.refund_minor !== null && refund.amount_minor > own.refund_minor)
			return refused('above_limit', { limit_minor: own.refund_minor });
		if (await hasOpenPayout(tx, parts)) return refused('not_in_this_state', { state: refund.state });
		const event = refundEvent(refund, 'refund_retried', { state: refund.state });
		const parked = parts.filter((part) => part.parked_at !== null);
		if (parked.length > 0) {
			if (!(await saveRefund(tx, refund, {}))) return refused('changed_meanwhile');
			for (const part of parked) {
				// Counting starts anew, so that the bound does not park it again at once.
				await saveRefundPayment(tx, part, { parked_at: null, attempts: Math.min(part.attempts, 1) });
				await enqueue(tx, by, {
					kind: 'refund.move',
					key: `refund.move:${part.id}:retry:${part.version}`,
					body: { refund_payment_id: part.id }
				});
			}
			await appendEvents(tx, by, [event]);
			return accepted(await answer(tx, refund.id));
		}
		const state = next(REFUND_TRANSITIONS, refund.state, 'retry');
		const missing = missingShares(refund.amount_minor, parts);
		if (state === null || missing.length === 0) return refused('not_in_this_state', { state: refund.state });
		const { payments } = await orderFacts(tx, order, by.now);
		for (const share of missing) {
			const payment = payments.find((candidate) => candidate.payment_id === share.payment_id);
			if (!payment) return refused('no_refundable_payment');
			if (payment.disputed) return refused('payment_disputed', { waiting_minor: share.amount_minor });
			if (availableOf(payment) < share.amount_minor) {
				const facts = { available_minor: availableOf(payment), asked_minor: share.amount_minor };
				return refused('amount_exceeds_refundable', facts);
			}
		}
		if (!(await saveRefund(tx, refund, { state, settled_at: null }))) return refused('changed_meanwhile');
		const now = { ...refund, state, version: refund.version + 1 };
		const generation = 1 + Math.max(...parts.map((part) => part.generation));
		await reserveShares(tx, by, order, now, missing, generation);
		await appendEvents(tx, by, [event]);
		await release(tx, by, now);
		return accepted(await answer(tx, refund.id));
	});
}

type Part = { payment_id: string; amount_minor: number; state: string };

/** What failed and was not made good by a later try, per payment. */
function missingShares(amountMinor: number, parts: readonly Part[]) {
	const covered = parts
		.filter((part) => part.state !== 'failed' && part.state !== 'cancelled')
		.reduce((sum, part) => sum + part.amount_minor, 0);
	let left = amountMinor - covered;
	const missing: { payment_id: string; amount_minor: number; by_hand: boolean }[] = [];
	for (const part of [...parts].reverse()) {
		if (left <= 0 || (part.state !== 'failed' && part.state !== 'cancelled')) continue;
		if (missing.some((share) => share.payment_id === part.payment_id)) continue;
		const amount_minor = Math.min(left, part.amount_minor);
		missing.push({ payment_id: part.payment_id, amount_minor, by_hand: false });
		left -= amount_minor;
	}
	return left === 0 ? missing : [];
}
