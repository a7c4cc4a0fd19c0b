import { expiryOf } from '#lib/domain/credit/validity.ts';
import type { Id } from '#lib/domain/ids.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import { bonusOf } from '#lib/domain/policy/totals.ts';
import type { LaterTerms, ReturnPlan } from '#lib/domain/policy/types.ts';
import { creditOfRefunds, type CreditOfRefund } from '../../store/credit-lots.ts';
import { writeCredit } from '../../store/credit-write.ts';
import type { Tx } from '../../store/database.ts';
import { findPolicyVersion, policyAt } from '../../store/policies.ts';
import { refundsOfReturn } from '../../store/refunds.ts';
import { findReturn } from '../../store/returns.ts';
import type { RefundsTable } from '../../store/schema.ts';
import { readShop } from '../../store/shop.ts';
import type { By } from '../orders/by.ts';

export const issueKey = (refundId: Id<'rfd'>): string => `issue:${refundId}`;
export const bonusKey = (refundId: Id<'rfd'>): string => `bonus:${refundId}`;

/**
 * Gives a refund as credit, and on top of it what the policy promises for taking credit, in a lot of its own. Both live
 * as long as the decision about the return says, counted from the day it is given. The database refuses a second
 * issue of the same refund.
 */
export async function issueCredit(
	tx: Tx,
	by: By,
	refund: RefundsTable,
	customer_id: Id<'cus'>
): Promise<{ bonus_minor: number }> {
	const row = refund.return_id ? await findReturn(tx, refund.return_id) : null;
	const policy =
		(row && (await findPolicyVersion(tx, row.policy_version_id))) ?? (await policyAt(tx, by.now));
	const terms = laterTermsOf(row && (JSON.parse(row.decision) as ReturnPlan | null), policy.rules);
	const { timezone } = await readShop(tx);
	const expires_at = expiryOf(by.now, terms.credit_valid_days, timezone);
	const bonus_minor = row ? await bonusLeft(tx, refund, row.id, terms) : 0;
	const { id: refund_id, currency } = refund;
	const give = (kind: 'issue' | 'bonus', key: string, amount_minor: number) =>
		amount_minor > 0
			? writeCredit(tx, by, {
					kind,
					key,
					customer_id,
					currency,
					refund_id,
					opens: [{ bonus: kind === 'bonus', amount_minor, expires_at }]
				})
			: null;
	await give('issue', issueKey(refund_id), refund.amount_minor);
	await give('bonus', bonusKey(refund_id), bonus_minor);
	return { bonus_minor };
}

/** The bonus on all credit of the return so far, less what was given of it: parts come to the promised whole. */
async function bonusLeft(
	tx: Tx,
	refund: RefundsTable,
	returnId: Id<'ret'>,
	terms: LaterTerms
): Promise<number> {
	const refunds = await refundsOfReturn(tx, returnId);
	const entries = await creditOfRefunds(
		tx,
		refunds.map((one) => one.id)
	);
	const given = (kind: CreditOfRefund['kind']) =>
		entries.filter((entry) => entry.kind === kind).reduce((sum, entry) => sum + entry.amount_minor, 0);
	const whole = bonusOf(
		{ bonus_basis_points: terms.credit_bonus_basis_points, bonus_minor: terms.credit_bonus_minor },
		given('issue') + refund.amount_minor
	);
	return Math.max(0, whole - given('bonus'));
}
