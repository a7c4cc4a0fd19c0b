import { isGivenUp } from '#lib/domain/claim/clock.ts';
import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import { isDeclined } from '#lib/domain/return/appeal.ts';
import { enqueue } from '../../jobs/queue.ts';
import { claimsOfParcel, saveClaim } from '../../store/claims.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { FulfilmentLinesTable, FulfilmentsTable } from '../../store/schema.ts';
import type { By } from '../orders/by.ts';
import { keepClaimed } from './keep-claimed.ts';

type Standing = Pick<FulfilmentsTable, 'state' | 'delivered_at' | 'refused_at'>;

/**
 * What the news of a parcel means for its claims: one that came after all is told to whoever promised its money, and one
 * that the carrier gave up is looked after without anybody having to ask. `before` is how it was known.
 */
export async function claimsOfMoved(
	tx: Tx,
	by: By,
	parcel: Pick<FulfilmentsTable, 'id'>,
	before: Pick<Standing, 'state'>,
	after: Standing,
	contents: readonly FulfilmentLinesTable[]
): Promise<void> {
	if (before.state === after.state) return;
	if (isGivenUp(after) && !isRefused(after)) {
		const job = { key: `claim.draft:${parcel.id}`, body: { fulfilment_id: parcel.id } };
		await enqueue(tx, by, { kind: 'claim.draft', ...job });
	}
	const isClaimed = contents.some((part) => part.fulfilment_id === parcel.id && part.qty_claimed > 0);
	if (after.state === 'delivered' && isClaimed)
		await noteArrival(tx, by, parcel.id, after.delivered_at ?? by.now);
}

async function noteArrival(tx: Tx, by: By, id: FulfilmentsTable['id'], came_at: number): Promise<void> {
	for (const claim of await claimsOfParcel(tx, id)) {
		if (claim.state === 'cancelled' || isDeclined(claim)) continue;
		await saveClaim(tx, claim.return_id, { came_at, came_settled_at: null });
		await keepClaimed(tx, claim.return_id);
		await appendEvents(tx, by, [
			{
				type: 'claim_parcel_came',
				entity: 'return',
				entity_id: claim.return_id,
				order_id: claim.order_id,
				data: { number: claim.number, came_at, return_id: claim.return_id }
			}
		]);
	}
}
