import { rulesNaming, type PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import type { ReturnState } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from './database.ts';
import { policyUses } from './policy-uses.ts';
import type { Reason } from './reasons.ts';

/** Who would miss a reason. */
export type ReasonUses = {
	/** Returns, inspections, refunds or credit movements that named it, open or not. */
	times: number;
	/** Returns among them that are not over yet; null where only their number is known. */
	open: number | null;
	/** Policies whose rules ask for it, or for one of its answers. */
	policies: PolicyUse[];
};

export const isUsed = (uses: ReasonUses): boolean => uses.times > 0 || uses.policies.length > 0;

export async function usesOfReason(
	db: Reader,
	now: Instant,
	{ kind, code }: Pick<Reason, 'kind' | 'code'>
): Promise<ReasonUses> {
	const times = await reasonUses(db, kind, code);
	if (kind !== 'return') return { times, open: null, policies: [] };
	return {
		times,
		open: times === 0 ? 0 : await openReturnsWith(db, code),
		policies: await policyUses(db, now, (content) => rulesNaming(content, 'reason', [code]))
	};
}

/** How many returns, inspections, refunds or credit movements named a reason, open or not. */
export async function reasonUses(db: Reader, kind: Reason['kind'], code: string): Promise<number> {
	const { count } = await counted(db, kind, code).executeTakeFirstOrThrow();
	if (kind !== 'override') return count;
	const movements = await db
		.selectFrom('credit_transactions')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('reason_code', '=', code)
		.executeTakeFirstOrThrow();
	return count + movements.count;
}

function counted(db: Reader, kind: Reason['kind'], code: string) {
	switch (kind) {
		case 'return':
			return db
				.selectFrom('return_items')
				.select((select) => select.fn.count<number>('return_id').distinct().as('count'))
				.where('reason_code', '=', code);
		case 'decline':
			return db
				.selectFrom('returns')
				.select((select) => select.fn.countAll<number>().as('count'))
				.where('decline_reason', '=', code);
		case 'deduct':
		case 'reject':
			return db
				.selectFrom('inspections')
				.select((select) => select.fn.countAll<number>().as('count'))
				.where('reason_code', '=', code)
				.where('verdict', '=', kind === 'deduct' ? 'reduce' : 'reject');
		case 'override':
			return db
				.selectFrom('refunds')
				.select((select) => select.fn.countAll<number>().as('count'))
				.where('override_reason', '=', code);
	}
}

const OVER = ['resolved', 'closed', 'cancelled', 'declined', 'expired'] as const satisfies ReturnState[];

async function openReturnsWith(db: Reader, code: string): Promise<number> {
	const { count } = await db
		.selectFrom('return_items')
		.innerJoin('returns', 'returns.id', 'return_items.return_id')
		.select((select) => select.fn.count<number>('returns.id').distinct().as('count'))
		.where('return_items.reason_code', '=', code)
		.where('returns.state', 'not in', OVER)
		.executeTakeFirstOrThrow();
	return count;
}
