import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Finding } from '#lib/domain/withdrawal/standing.ts';
import type { Reader } from '../store/database.ts';

export type QueuedWithdrawal = {
	id: Id<'wdr'>;
	number: string;
	name: string;
	findings: Finding[];
	order_id: Id<'ord'> | null;
	return_id: Id<'ret'> | null;
	declared_at: Instant;
	refund_due_at: Instant;
};

/** Declarations by the ids of the queue: their own, or `duty:` before it. */
export async function queuedWithdrawals(
	db: Reader,
	ids: readonly string[]
): Promise<Map<string, QueuedWithdrawal>> {
	if (ids.length === 0) return new Map();
	const bare = (id: string) => id.replace(/^duty:/, '') as Id<'wdr'>;
	const rows = await db
		.selectFrom('withdrawals')
		.innerJoin('withdrawal_declarants', 'withdrawal_declarants.withdrawal_id', 'withdrawals.id')
		.innerJoin('withdrawal_cases', 'withdrawal_cases.withdrawal_id', 'withdrawals.id')
		.select(['id', 'number', 'name', 'findings', 'order_id', 'return_id', 'declared_at', 'refund_due_at'])
		.where('withdrawals.id', 'in', [...new Set(ids.map(bare))])
		.execute();
	const known = new Map(
		rows.map((row) => [row.id, { ...row, findings: row.findings.split(',').filter(Boolean) as Finding[] }])
	);
	return new Map(
		ids.flatMap((id) => {
			const row = known.get(bare(id));
			return row ? [[id, row] as const] : [];
		})
	);
}
