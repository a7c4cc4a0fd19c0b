import type { Id } from '#lib/domain/ids.ts';
import { findClaim } from '../store/claims.ts';
import type { Reader } from '../store/database.ts';
import { findFulfilment } from '../store/fulfilments.ts';
import type { FulfilmentsTable } from '../store/schema.ts';
import type { ClaimsTable } from '../store/schema-claims.ts';
import { namesOf } from './names.ts';

export type ClaimView = Omit<ClaimsTable, 'return_id'> & {
	asked_by_name: string | null;
	/** The parcel as it stands now. */
	parcel: Pick<
		FulfilmentsTable,
		'external_ref' | 'state' | 'carrier' | 'tracking_number' | 'shipped_at' | 'delivered_at' | 'promised_at'
	>;
};

/** What a return claims of a parcel, and what was found out since; null when its goods are there to come back. */
export async function claimOf(db: Reader, id: Id<'ret'>): Promise<ClaimView | null> {
	const claim = await findClaim(db, id);
	const found = claim && (await findFulfilment(db, claim.fulfilment_id));
	if (!claim || !found) return null;
	const names = await namesOf(db, [claim.carrier_asked_by]);
	const { return_id: _return, ...shown } = claim;
	const { external_ref, state, carrier, tracking_number, shipped_at, delivered_at, promised_at } = found;
	return {
		...shown,
		asked_by_name: names.get(claim.carrier_asked_by ?? '') ?? null,
		parcel: { external_ref, state, carrier, tracking_number, shipped_at, delivered_at, promised_at }
	};
}
