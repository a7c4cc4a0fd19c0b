import { claimableUnits } from '#lib/domain/claim/facts.ts';
import { CLAIM_REASONS } from '#lib/domain/claim/problems.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, type Result } from '#lib/domain/result.ts';
import { requestReturn } from '#lib/domain/return/request.ts';
import type { CommandContext } from '../../context.ts';
import { findFulfilment, fulfilmentLinesOfOrder } from '../../store/fulfilments.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturnByKey } from '../../store/returns.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { openPlanned } from '../returns/open.ts';
import { planRequest } from '../returns/plan.ts';

const SYSTEM = { kind: 'system' } as const;

/**
 * The carrier lost a parcel or sent it back: a claim of all that was in it waits for the desk, without the customer
 * having to ask. Nothing is opened where nothing was paid, all was claimed already, or it is long ago.
 */
export const draftClaim = (ctx: CommandContext, fulfilmentId: Id<'ful'>): Promise<Result<null>> =>
	inTransaction<null>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, SYSTEM);
		const parcel = await findFulfilment(tx, fulfilmentId);
		const order = parcel && (await findOrder(tx, parcel.order_id));
		const key = `claim:${fulfilmentId}`;
		if (!parcel || !order || (await findReturnByKey(tx, key))) return accepted(null);
		const { lines } = await orderFacts(tx, order, by.now);
		const parts = await fulfilmentLinesOfOrder(tx, order.id);
		const units = claimableUnits(
			parts.filter((part) => part.fulfilment_id === fulfilmentId),
			lines
		);
		const item = {
			reason_code: CLAIM_REASONS.not_arrived,
			answer_code: null,
			comment: '',
			outcome: 'refund',
			file_ids: []
		} as const;
		const planned = await planRequest(
			tx,
			SYSTEM,
			{
				order_id: order.id,
				method: 'keep',
				items: units.map(({ line_id, quantity }) => ({
					...item,
					file_ids: [],
					line_id: line_id as Id<'lin'>,
					quantity
				})),
				claim: { fulfilment_id: fulfilmentId, problem: 'not_arrived', box: null }
			},
			by.now
		);
		if (!planned.ok) return accepted(null);
		// Nobody asked for the money yet: a person decides between sending it again and paying it back.
		const { plan } = planned.value;
		const review_reasons = [...new Set([...plan.review_reasons, 'parcel_given_up' as const])];
		const drafted = { ...planned.value, plan: { ...plan, verdict: 'review' as const, review_reasons } };
		const opening = requestReturn(drafted.plan, null, by.now);
		if (opening.ok) await openPlanned(tx, by, drafted, opening.value, { key });
		return accepted(null);
	});
