import type { Id } from '#lib/domain/ids.ts';
import { planReturn } from '#lib/domain/policy/plan-return.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { requestReturn } from '#lib/domain/return/request.ts';
import type { WithdrawnPiece } from '#lib/domain/withdrawal/standing.ts';
import type { WithdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { ownReason, withdrawalOrder, withdrawalTerms } from '#lib/domain/withdrawal/terms.ts';
import type { Tx } from '../../store/database.ts';
import { findPolicyVersion, policiesFor, policyAt } from '../../store/policies.ts';
import { factsOf, reasonsOf } from '../../store/reasons.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { StoredWithdrawal } from '../../store/withdrawals.ts';
import type { By } from '../orders/by.ts';
import { openPlanned } from '../returns/open.ts';

/** Opens the return of what was withdrawn from, on the terms that the law leaves the shop. */
export async function openWithdrawn(
	tx: Tx,
	by: By,
	about: { row: StoredWithdrawal; order: OrdersTable; facts: OrderFacts; settings: WithdrawalSettings },
	pieces: readonly WithdrawnPiece[]
): Promise<Result<Id<'ret'>>> {
	const { row, order, facts, settings } = about;
	const reason = ownReason((await reasonsOf(tx, 'return')).map(factsOf));
	if (reason === null) return refused('reason_unknown');
	const [first] = await policiesFor(tx, order.placed_at, by.now);
	const bought = await findPolicyVersion(tx, first.id as Id<'pol'>);
	// Whoever bought before the first version was told nothing.
	const told = bought !== null && bought.effective_from <= order.placed_at ? bought.rules : null;
	const terms = withdrawalTerms(await policyAt(tx, by.now), told);
	const { methods } = terms.rules;
	const plan = planReturn(
		terms,
		[reason],
		withdrawalOrder(facts, settings.standard_delivery),
		{
			method: methods.find((method) => method === 'own_carrier') ?? methods[0] ?? 'own_carrier',
			items: pieces.map(({ line_id, quantity }) => ({
				line_id,
				quantity,
				reason_code: reason.code,
				answer_code: null,
				comment: '',
				photos: 0,
				outcome: 'refund' as const
			}))
		},
		by.now
	);
	if (!plan.ok) return plan;
	const opening = requestReturn(plan.value, null, by.now);
	if (!opening.ok) return opening;
	const tracking = { carrier: null, tracking_number: null, tracking_norm: null };
	const opened = await openPlanned(tx, by, { order, plan: plan.value, tracking }, opening.value, {
		key: `${order.id}:withdrawal:${row.id}`,
		channel: row.channel,
		locale: row.language === 'th' ? 'th' : 'en'
	});
	return accepted(opened.return.id);
}
