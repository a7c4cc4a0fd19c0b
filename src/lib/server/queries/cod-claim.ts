import type { Id } from '#lib/domain/ids.ts';
import { findCodClaim } from '../store/cod-claims.ts';
import type { Reader } from '../store/database.ts';
import type { CodClaimsTable } from '../store/schema-cod.ts';
import { namesOf } from './names.ts';

export type CodClaimView = CodClaimsTable & {
	/** Who told the carrier, where it was staff or a key that is known. */
	told_by_name: string | null;
};

/** The clocks of a return that claims goods paid for at the door; null of any other. */
export async function codClaimOf(db: Reader, id: Id<'ret'>): Promise<CodClaimView | null> {
	const claim = await findCodClaim(db, id);
	if (!claim) return null;
	const names = await namesOf(db, [claim.carrier_told_by]);
	return { ...claim, told_by_name: names.get(claim.carrier_told_by ?? '') ?? null };
}
