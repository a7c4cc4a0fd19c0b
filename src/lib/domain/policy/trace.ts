import { percentOf } from '../money.ts';
import type { PaymentCover } from '../refund/payment-shares.ts';
import type { Instant } from '../time.ts';
import type { CheckedItem } from './check-items.ts';
import type { ReturnTerms } from './combine-terms.ts';
import { photosWanted } from './eligibility/photo-given.ts';
import type { Terms, Told } from './language/terms.ts';
import { recentReturns } from './review.ts';
import type { Totals } from './totals.ts';
import type { OrderFacts, PlannedItem, PolicyRules } from './types.ts';
import type { SetBy, TraceRule, TraceStep } from './trace-step.ts';

type Facts = TraceStep['facts'];

/** How each item was judged, step by step. Amounts end in `_minor`, instants in `_at` or `_by`. */
export function traceOfItem(
	rules: PolicyRules,
	order: OrderFacts,
	checked: CheckedItem,
	planned: PlannedItem
): TraceStep[] {
	const { line, reason, units, item, terms } = checked;
	const { by } = terms;
	const defect = reason.fault !== 'customer';
	const excluded = rules.excluded_categories.includes(line.category);
	const yields = defect || terms.eligible === 'accepted';
	const step = stepOf(line.line_id);
	const overrides = checked.outside_window
		? 'window'
		: line.final_sale
			? 'final_sale'
			: excluded
				? 'excluded_category'
				: null;
	const limit = terms.keep_up_to_minor;
	const photos = photosWanted(terms, reason);
	const steps = [
		step(
			'window',
			checked.outside_window ? 'skipped' : 'passed',
			{ days: units.days, return_by: checked.outside_window ? units.closed_at : units.open_until },
			by.window ?? by.extension ?? by.earliest_end
		),
		step('final_sale', line.final_sale ? 'skipped' : 'passed', { final_sale: line.final_sale }),
		step('excluded_category', excluded ? 'skipped' : 'passed', { category: line.category }),
		step('defect_right', defect && overrides !== null ? 'decided' : 'skipped', {
			reason: reason.code,
			fault: reason.fault,
			overrides: defect ? overrides : null
		}),
		step('photo', photos > 0 ? 'passed' : 'skipped', { photos: item.photos }, by.photos),
		step(
			'keep_item',
			planned.goods_required ? (defect ? 'passed' : 'skipped') : 'decided',
			{ value_minor: planned.goods_minor, limit_minor: limit < 0 ? null : limit },
			by.keep
		),
		step(
			'restocking_fee',
			planned.restocking_fee_minor > 0 ? 'decided' : 'skipped',
			{
				basis_points: isPlainShare(terms, planned) ? terms.restocking_basis_points : null,
				goods_minor: planned.goods_minor,
				fee_minor: planned.restocking_fee_minor
			},
			by.restocking_fee ?? by.piece_fee ?? by.fee_cap
		),
		step(
			'outbound_shipping',
			planned.shipping_minor > 0 ? 'decided' : 'skipped',
			{
				charged_minor: order.shipping_minor,
				share_minor: planned.shipping_minor,
				paid_minor: order.lines.reduce((sum, other) => sum + other.paid_minor, 0)
			},
			by.delivery_refund
		)
	];
	const right = checked.right;
	if (right !== null && !defect) {
		steps.push(
			step('withdrawal_right', 'decided', { days: right.days, right: right.code }, { right: right.code })
		);
	}
	if (checked.claim !== null && defect) {
		const { code, days } = checked.claim;
		const until_at = units.claim_until;
		steps.push(step('cod_claim', 'decided', { days, until_at, right: code }, { right: code }));
	}
	if (terms.eligible === 'accepted' && by.eligible !== undefined && 'number' in by.eligible && yields) {
		steps.push(step('accepted_by_rule', 'decided', { rule: by.eligible.number }, by.eligible));
	}
	if (terms.pieces !== null) {
		steps.push(step('pieces_limit', defect ? 'skipped' : 'passed', { pieces: terms.pieces }, by.pieces));
	}
	if (terms.comment) steps.push(step('comment', 'passed', { given: true }, by.comment));
	if (by.outcomes !== undefined) {
		steps.push(step('outcomes', 'passed', { outcomes: terms.outcomes.join(',') }, by.outcomes));
	}
	for (const { by: own, tag } of terms.tags) steps.push(step('tag', 'decided', { tag }, own));
	toldSteps(steps, step, 'note', terms.notes);
	toldSteps(steps, step, 'tell_customer', terms.told);
	toldSteps(steps, step, 'ask_person', terms.people);
	return steps;
}

/** False when an amount for each piece or a cap makes the fee another one than the share alone. */
const isPlainShare = (terms: Terms, { restocking_fee_minor, goods_minor }: PlannedItem): boolean =>
	restocking_fee_minor === 0 ||
	restocking_fee_minor === percentOf(goods_minor, terms.restocking_basis_points);

function toldSteps(
	steps: TraceStep[],
	step: ReturnType<typeof stepOf>,
	rule: TraceRule,
	all: readonly Told[]
): void {
	for (const { by, words } of all) {
		steps.push(step(rule, 'decided', { words_en: words.en, words_th: words.th }, by));
	}
}

/** How the return as a whole was judged. */
export function traceOfReturn(
	rules: PolicyRules,
	terms: ReturnTerms,
	order: OrderFacts,
	totals: Totals,
	cover: PaymentCover,
	now: Instant,
	goesElsewhere: boolean
): TraceStep[] {
	const step = stepOf(null);
	const { by } = terms;
	const limit = terms.approve_up_to_minor;
	const value = totals.refund_minor + totals.store_credit_minor;
	const byHand = cover.shares.filter((share) => share.by_hand);
	const earlier = recentReturns(rules, order, now);
	const disputed = value > 0 && order.payments.some((payment) => payment.disputed);
	const steps = [
		step(
			'return_shipping_fee',
			totals.return_shipping_fee_minor > 0 ? 'decided' : 'skipped',
			{ fee_minor: totals.return_shipping_fee_minor },
			by.return_delivery_fee
		),
		step(
			'store_credit_bonus',
			totals.bonus_minor > 0 ? 'decided' : 'skipped',
			{
				basis_points: terms.bonus_basis_points,
				credit_minor: totals.store_credit_minor,
				bonus_minor: totals.bonus_minor,
				valid_days: totals.store_credit_minor > 0 ? terms.credit_valid_days : null
			},
			by.credit_bonus ?? by.credit_bonus_amount ?? by.credit_valid
		),
		step(
			'auto_approve_limit',
			limit === null ? 'skipped' : value > limit ? 'decided' : 'passed',
			{ value_minor: value, limit_minor: limit },
			terms.approved ? undefined : by.approval
		),
		step(
			'repeat_returns',
			rules.repeat_returns === null || terms.approved
				? 'skipped'
				: earlier >= rules.repeat_returns.returns
					? 'decided'
					: 'passed',
			{
				earlier,
				returns: rules.repeat_returns?.returns ?? null,
				days: rules.repeat_returns?.days ?? null
			}
		),
		step('disputed_payment', disputed ? 'decided' : 'passed', { waiting_minor: cover.disputed_minor }),
		step('manual_payout', byHand.length > 0 ? 'decided' : 'skipped', {
			amount_minor: byHand.reduce((sum, share) => sum + share.amount_minor, 0)
		})
	];
	if (totals.exchange?.bonus_minor !== undefined) {
		const { bonus_minor, value_minor } = totals.exchange;
		const { exchange_bonus_basis_points: basis_points } = terms;
		const facts = { basis_points, value_minor, bonus_minor };
		steps.push(step('exchange_bonus', 'decided', facts, by.exchange_bonus));
	}
	if (terms.approved) steps.push(step('approved_by_rule', 'decided', {}, by.approval));
	if (by.destination !== undefined) {
		const result = goesElsewhere ? 'decided' : 'skipped';
		steps.push(step('destination', result, { address: terms.destination }, by.destination));
	}
	if (by.ship_by !== undefined)
		steps.push(step('ship_by', 'passed', { days: terms.ship_by_days }, by.ship_by));
	if (by.promise !== undefined) {
		steps.push(step('refund_promise', 'passed', { days: terms.promise?.days ?? null }, by.promise));
	}
	if (terms.second_approval !== null) {
		steps.push(step('second_approval', 'decided', {}, terms.second_approval));
	}
	return steps;
}

const stepOf =
	(line_id: string | null) =>
	(rule: TraceRule, result: TraceStep['result'], facts: Facts, by?: SetBy): TraceStep =>
		by === undefined ? { rule, line_id, result, facts } : { rule, line_id, result, facts, by };
