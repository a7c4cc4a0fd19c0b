import type { Id } from '#lib/domain/ids.ts';
import type { Allowance } from '#lib/domain/refund/limits.ts';
import type { Reader } from '../store/database.ts';
import { allLimits, limitsOfSubject } from '../store/refund-limits.ts';

export type LimitRow = Allowance & { subject: string; currency: string };

/** Every limit of the shop and its roles; members' own are on their pages. */
export const shopLimits = async (db: Reader): Promise<LimitRow[]> =>
	(await allLimits(db)).filter((row) => !row.subject.startsWith('stf_'));

export const memberLimits = (db: Reader, id: Id<'stf'>): Promise<LimitRow[]> => limitsOfSubject(db, id);
