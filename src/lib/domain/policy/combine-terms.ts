import type { RefundPromise } from '../refund/promise.ts';
import type { ReturnMethod } from '../return/states.ts';
import type { CheckedItem } from './check-items.ts';
import type { Question } from './language/actions.ts';
import type { Terms } from './language/terms.ts';
import type { PlannedItem } from './types.ts';
import type { SetBy } from './trace-step.ts';

/** The terms of a return as a whole; `by` names who set what is told in its trace. */
export type ReturnTerms = {
	methods: readonly Exclude<ReturnMethod, 'keep'>[];
	/** Null: the shop's own return address. */
	destination: string | null;
	return_fee_minor: number;
	ship_by_days: number;
	inspect_days: number;
	promise: RefundPromise | null;
	bonus_basis_points: number;
	bonus_minor: number;
	credit_valid_days: number | null;
	exchange_bonus_basis_points: number;
	/** The lowest value above which a person looks; null: at no value. */
	approve_up_to_minor: number | null;
	/** No item's repetition makes a person look. */
	approved: boolean;
	second_approval: SetBy | null;
	by: Partial<Record<Question, SetBy>>;
};

/**
 * One return travels and is paid as a whole, so the terms of its items are made one, for the customer's good: the
 * lowest return fee of the items that bear one, the longest time to hand it over, the highest bonus and the longest
 * life of credit among the items that become credit, the highest bonus of those that are exchanged, the promise with the fewest days. Ways to send it are those that
 * every travelling item allows, and all of theirs where they have none in common. They travel in one parcel: the first travelling item, in the
 * order of the lines, that a rule sends elsewhere says where to. Checking takes as long as the
 * slowest item. A person looks, or a second one approves, when any item asks for it.
 */
export function combinedTerms(checked: readonly CheckedItem[], items: readonly PlannedItem[]): ReturnTerms {
	const [only] = checked;
	if (only !== undefined && checked.length === 1) return only.terms;
	const all = checked.map((item) => item.terms);
	const where = (wanted: (item: PlannedItem) => boolean): readonly Terms[] => {
		const found = all.filter((_, index) => wanted(items[index] as PlannedItem));
		return found.length > 0 ? found : all;
	};
	const travel = where((item) => item.goods_required);
	const credit = where((item) => item.outcome === 'store_credit');
	const fee = best(
		where((item) => item.goods_required && item.bears_return_fee),
		(terms) => -terms.return_fee_minor
	);
	const ship = best(travel, (terms) => terms.ship_by_days);
	const destined = travel.find((terms) => terms.destination !== null);
	const inspect = best(travel, (terms) => terms.inspect_days);
	const promise = best(all, (terms) => (terms.promise === null ? -Infinity : -terms.promise.days));
	const bonus = best(credit, (terms) => terms.bonus_basis_points);
	const bonusAmount = best(credit, (terms) => terms.bonus_minor);
	const valid = best(credit, (terms) => terms.credit_valid_days ?? Infinity);
	const exchange = best(
		where((item) => item.outcome === 'exchange'),
		(terms) => terms.exchange_bonus_basis_points
	);
	const approve = best(all, (terms) => -(terms.approve_up_to_minor ?? Infinity));
	const by: ReturnTerms['by'] = {};
	named(by, fee, 'return_delivery_fee');
	if (destined !== undefined) named(by, destined, 'destination');
	named(by, ship, 'ship_by');
	named(by, inspect, 'inspect');
	named(by, promise, 'promise');
	named(by, bonus, 'credit_bonus');
	named(by, bonusAmount, 'credit_bonus_amount');
	named(by, valid, 'credit_valid');
	named(by, exchange, 'exchange_bonus');
	named(by, approve, 'approval');
	return {
		methods: methodsOf(travel),
		destination: destined?.destination ?? null,
		return_fee_minor: fee.return_fee_minor,
		ship_by_days: ship.ship_by_days,
		inspect_days: inspect.inspect_days,
		promise: promise.promise,
		bonus_basis_points: bonus.bonus_basis_points,
		bonus_minor: bonusAmount.bonus_minor,
		credit_valid_days: valid.credit_valid_days,
		exchange_bonus_basis_points: exchange.exchange_bonus_basis_points,
		approve_up_to_minor: approve.approve_up_to_minor,
		approved: all.every((terms) => terms.approved),
		second_approval: all.find((terms) => terms.second_approval !== null)?.second_approval ?? null,
		by
	};
}

/** The first of those that rank highest. */
function best(all: readonly Terms[], rank: (terms: Terms) => number): Terms {
	let found = all[0] as Terms;
	for (const terms of all) if (rank(terms) > rank(found)) found = terms;
	return found;
}

function named(by: ReturnTerms['by'], terms: Terms, question: Question): void {
	const own = terms.by[question];
	if (own !== undefined) by[question] = own;
}

function methodsOf(all: readonly Terms[]): ReturnTerms['methods'] {
	const [first, ...rest] = all as readonly [Terms, ...Terms[]];
	if (rest.length === 0) return first.methods;
	const common = first.methods.filter((method) => rest.every((terms) => terms.methods.includes(method)));
	return common.length > 0 ? common : [...new Set(all.flatMap((terms) => terms.methods))];
}
