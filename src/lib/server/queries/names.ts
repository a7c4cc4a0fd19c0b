import type { Id } from '#lib/domain/ids.ts';
import type { Reader } from '../store/database.ts';

/** Names of the staff and API keys behind actor ids; customers and the system have none. */
export async function namesOf(
	db: Reader,
	actorIds: readonly (string | null)[]
): Promise<Map<string, string>> {
	const ids = [...new Set(actorIds)].filter((id) => id !== null);
	const staff = ids.filter((id): id is Id<'stf'> => id.startsWith('stf_'));
	const keys = ids.filter((id): id is Id<'key'> => id.startsWith('key_'));
	const found = [
		...(staff.length > 0
			? await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', staff).execute()
			: []),
		...(keys.length > 0
			? await db.selectFrom('api_keys').select(['id', 'name']).where('id', 'in', keys).execute()
			: [])
	];
	return new Map(found.map(({ id, name }) => [id, name]));
}
