import type { Reader } from '../store/database.ts';
import type { Reason } from '../store/reasons.ts';

export { findReason, reasonsOf, type Reason } from '../store/reasons.ts';

/** How many returns, inspections or refunds named a reason, open or not. */
export async function reasonUses(db: Reader, kind: Reason['kind'], code: string): Promise<number> {
	const { count } = await counted(db, kind, code).executeTakeFirstOrThrow();
	return count;
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
