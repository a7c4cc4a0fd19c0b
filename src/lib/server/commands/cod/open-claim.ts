import { codDuty } from '#lib/domain/cod-claim/duty.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { insertCodClaim } from '../../store/cod-claims.ts';
import type { Tx } from '../../store/database.ts';
import type { ReturnsTable } from '../../store/schema.ts';

/** Starts the clocks of a return that claims goods paid for at the door; of any other it starts none. */
export async function openCodClaim(tx: Tx, row: ReturnsTable, plan: ReturnPlan): Promise<void> {
	if (plan.cod_claim === undefined) return;
	const { until, collect_by, refund_by } = plan.cod_claim;
	const clocks = {
		claimed_at: row.created_at,
		hold_until: until,
		collect_by,
		refund_due_at: refund_by,
		carrier_told_at: null,
		ended_at: null
	};
	const { duty, due_at, warn_at } = codDuty({ ...clocks, goods_at: null }) ?? NOTHING;
	await insertCodClaim(tx, {
		return_id: row.id,
		...clocks,
		carrier_told_by: null,
		duty,
		due_at,
		warn_at
	});
}

const NOTHING = { duty: null, due_at: null, warn_at: null };
