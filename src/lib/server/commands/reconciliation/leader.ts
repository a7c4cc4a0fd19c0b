import type { Id } from '#lib/domain/ids.ts';
import type { Tx } from '../../store/database.ts';
import type { StaffTable } from '../../store/schema.ts';
import { findStaff } from '../../store/staff.ts';

/** Somebody who works here now and may see to money that is stuck. */
export async function findLeader(tx: Tx, id: Id<'stf'>): Promise<StaffTable | null> {
	const member = await findStaff(tx, id);
	return member?.active === 1 && member.role !== 'agent' ? member : null;
}
