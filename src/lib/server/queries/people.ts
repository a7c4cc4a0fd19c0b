import type { Id } from '#lib/domain/ids.ts';
import type { ProofPerson } from '#lib/domain/refund/proof.ts';
import type { Reader } from '../store/database.ts';
import { namesOf } from './names.ts';

/** The people and programs behind actor ids, with what they are in the shop; customers and the system have no entry. */
export async function peopleOf(
	db: Reader,
	actorIds: readonly (string | null)[]
): Promise<Map<string, ProofPerson>> {
	const names = await namesOf(db, actorIds);
	const ids = [...names.keys()].filter((id): id is Id<'stf'> => id.startsWith('stf_'));
	const roles =
		ids.length === 0
			? []
			: await db.selectFrom('staff').select(['id', 'role']).where('id', 'in', ids).execute();
	return new Map(
		[...names].map(([id, name]) => [id, { name, role: roles.find((one) => one.id === id)?.role ?? 'api' }])
	);
}
