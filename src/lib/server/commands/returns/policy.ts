import type { Reader } from '../../store/database.ts';
import { findPolicyVersion, type StoredPolicyVersion } from '../../store/policies.ts';
import type { LoadedReturn } from './load.ts';

/** The version that judged the return: later rules never hurt an open one. */
export async function policyOf(
	db: Reader,
	{ return: row }: Pick<LoadedReturn, 'return'>
): Promise<StoredPolicyVersion> {
	const policy = await findPolicyVersion(db, row.policy_version_id);
	if (!policy) throw new Error(`return ${row.id} was judged by a policy that is gone`);
	return policy;
}
