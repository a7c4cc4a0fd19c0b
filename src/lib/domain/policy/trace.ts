import type { PaymentCover } from '../refund/payment-shares.ts';
import type { Instant } from '../time.ts';
import type { CheckedItem } from './check-items.ts';
import { restockingBasisPoints } from './fees.ts';
import { approveLimit, recentReturns } from './review.ts';
import type { Totals } from './totals.ts';
import type { OrderFacts, PlannedItem, PolicyRules, TraceRule, TraceStep } from './types.ts';

/** How each item was judged, rule by rule. Amounts end in `_minor`, instants in `_at` or `_by`. */
export function traceOfItem(
	rules: PolicyRules,
	order: OrderFacts,
	checked: CheckedItem,
	planned: PlannedItem
): TraceStep[] {
	const { line, reason, units, item } = checked;
	const defect = reason.fault !== 'customer';
	const excluded = rules.excluded_categories.includes(line.category);
	const step = stepOf(line.line_id);
	const overrides = checked.outside_window
		? 'window'
		: line.final_sale
			? 'final_sale'
			: excluded
				? 'excluded_category'
				: null;
	const limit = rules.keep_item_limit[order.currency];
	return [
		step('window', checked.outside_window ? 'skipped' : 'passed', {
			days: units.days,
			return_by: checked.outside_window ? units.closed_at : units.open_until
		}),
		step('final_sale', line.final_sale ? 'skipped' : 'passed', { final_sale: line.final_sale }),
		step('excluded_category', excluded ? 'skipped' : 'passed', { category: line.category }),
		step('defect_right', defect && overrides !== null ? 'decided' : 'skipped', {
			reason: reason.code,
			fault: reason.fault,
			overrides: defect ? overrides : null
		}),
		step('photo', reason.needs_photo ? 'passed' : 'skipped', { photos: item.photos }),
		step('keep_item', planned.goods_required ? (defect ? 'passed' : 'skipped') : 'decided', {
			value_minor: planned.goods_minor,
			limit_minor: limit ?? null
		}),
		step('restocking_fee', planned.restocking_fee_minor > 0 ? 'decided' : 'skipped', {
			basis_points: restockingBasisPoints(rules, line.category),
			goods_minor: planned.goods_minor,
			fee_minor: planned.restocking_fee_minor
		}),
		step('outbound_shipping', planned.shipping_minor > 0 ? 'decided' : 'skipped', {
			charged_minor: order.shipping_minor,
			share_minor: planned.shipping_minor,
			paid_minor: order.lines.reduce((sum, other) => sum + other.paid_minor, 0)
		})
	];
}

/** How the return as a whole was judged. */
export function traceOfReturn(
	rules: PolicyRules,
	order: OrderFacts,
	totals: Totals,
	cover: PaymentCover,
	now: Instant
): TraceStep[] {
	const step = stepOf(null);
	const limit = approveLimit(rules, order.currency);
	const value = totals.refund_minor + totals.store_credit_minor;
	const byHand = cover.shares.filter((share) => share.by_hand);
	const earlier = recentReturns(rules, order, now);
	const disputed = value > 0 && order.payments.some((payment) => payment.disputed);
	return [
		step('return_shipping_fee', totals.return_shipping_fee_minor > 0 ? 'decided' : 'skipped', {
			fee_minor: totals.return_shipping_fee_minor
		}),
		step('store_credit_bonus', totals.bonus_minor > 0 ? 'decided' : 'skipped', {
			basis_points: rules.store_credit_bonus_basis_points,
			credit_minor: totals.store_credit_minor,
			bonus_minor: totals.bonus_minor,
			valid_days: totals.store_credit_minor > 0 ? rules.store_credit_valid_days : null
		}),
		step('auto_approve_limit', limit === null ? 'skipped' : value > limit ? 'decided' : 'passed', {
			value_minor: value,
			limit_minor: limit
		}),
		step(
			'repeat_returns',
			rules.repeat_returns === null
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
}

const stepOf =
	(lineId: string | null) =>
	(rule: TraceRule, result: TraceStep['result'], facts: TraceStep['facts']): TraceStep => ({
		rule,
		line_id: lineId,
		result,
		facts
	});
