import { exchangeTermsFault, wantsFault } from '../policy/eligibility/replacement-offered.ts';
import type { OrderFacts, PlannedItem } from '../policy/types.ts';
import type { RefundFigures } from '../refund/figures.ts';
import { accepted, type Result } from '../result.ts';
import { lowerAll, planExchange, type PlannedExchange } from './plan.ts';
import { isHonoured, type ExchangeTerms } from './wants.ts';

export type ChooseInput = {
	order: OrderFacts;
	/** What is exchanged and still counts, with what is wanted for it now. */
	items: readonly PlannedItem[];
	/** What these items come to, in their order: the one calculation of every refund. */
	figures: RefundFigures;
	terms: ExchangeTerms;
	/** What was agreed to be paid on top before. */
	agreed_due_minor: number;
};

/**
 * Other replacements for goods that are on their way or back already: the value they have now is carried, whatever was
 * agreed before. Another variant of the same product never costs more on top than had been agreed, so that nobody pays
 * for what sold out. Refuses what is not sold, not exchanged for, or not there.
 */
export function chooseReplacements(input: ChooseInput): Result<PlannedExchange> {
	const { order, items, figures, terms, agreed_due_minor } = input;
	for (const item of items) {
		const fault = exchangeTermsFault({ exchanges: terms }, item);
		if (fault !== null) return { ok: false, refusal: fault };
	}
	const fault = wantsFault(items);
	if (fault !== null) return { ok: false, refusal: fault };
	const planned = planExchange(order, items, figures, terms) as PlannedExchange;
	const over = planned.due_minor - agreed_due_minor;
	if (over <= 0 || !items.every((item) => isHonoured(terms, item))) return accepted(planned);
	lowerAll(planned.lines, over, order.prices_include_tax);
	return accepted({
		...planned,
		price_minor: planned.price_minor - over,
		due_minor: agreed_due_minor
	});
}
