import { termsFor, compiled } from '#lib/domain/policy/language/compile.ts';
import type { Answer } from '#lib/domain/policy/language/answer.ts';
import { compileCondition } from '#lib/domain/policy/language/compile-condition.ts';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import { requestFacts, type RuleCase } from '#lib/domain/policy/language/rule-case.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { Terms } from '#lib/domain/policy/language/terms.ts';
import type {
	CustomerFacts,
	LineFacts,
	OrderFacts,
	PolicyRules,
	RequestedItem,
	ReturnRequest
} from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { DELIVERED, item, line, NOW, order, payment, reasonOf, rules } from '../../support/facts.ts';

export type Change = {
	order?: Partial<OrderFacts>;
	line?: Partial<LineFacts>;
	item?: Partial<RequestedItem>;
	request?: Partial<ReturnRequest>;
	/** Nobody has asked for anything yet. */
	unasked?: true;
	now?: number;
};

export const customer: CustomerFacts = {
	orders: 4,
	first_order: false,
	spent_minor: 900_000,
	since: NOW - 400 * DAY,
	claim_times: [NOW - 10 * DAY, NOW - 100 * DAY],
	kept_times: [NOW - 10 * DAY, NOW - 100 * DAY],
	declined_times: [NOW - 10 * DAY, NOW - 100 * DAY],
	pieces_bought: 20,
	pieces_returned: 5
};

/** An order of which everything is known: nine days after its delivery, on a Saturday. */
export function ruleCase(change: Change = {}): RuleCase {
	const theLine = line({
		quantity: 2,
		sku: 'TEE-01',
		tags: ['sale', 'Summer'],
		options: ['L', 'Blue'],
		unit_price_minor: 60_000,
		discount_minor: 20_000,
		tax_rate_bp: 700,
		origin: 'sale',
		parcels: [
			{
				quantity: 2,
				shipped_at: DELIVERED - 2 * DAY,
				delivered_at: DELIVERED,
				tracked: true,
				carrier: 'Kerry'
			}
		],
		...change.line
	});
	const theOrder = order({
		channel: 'web',
		locale: 'th',
		province: 'Chiang Mai',
		postcode: '50200',
		home_country: 'TH',
		parcel_count: 1,
		earlier_returns: 1,
		shipping_minor: 5_000,
		customer_known: true,
		customer,
		customer_return_times: [NOW - 10 * DAY, NOW - 100 * DAY],
		holidays: ['2026-12-05'],
		payments: [payment({ captured_minor: 105_000 })],
		...change.order,
		lines: change.order?.lines ?? [theLine]
	});
	const asked = item({ photos: 1, comment: 'Too tight', reason_code: 'too_small', ...change.item });
	const now = change.now ?? NOW;
	const method = change.request?.method ?? 'drop_off';
	return {
		order: theOrder,
		line: theOrder.lines[0] ?? theLine,
		now,
		missed: null,
		asked: change.unasked
			? null
			: {
					item: asked,
					reason: reasonOf(asked.reason_code),
					request: requestFacts(theOrder, [asked], method, change.request?.opened_by)
				}
	};
}

export const answerTo = (condition: Condition, change: Change = {}): Answer =>
	compileCondition(condition).test(ruleCase(change));

let made = 0;
export const ruleOf = (when: Condition, then: Action[], change: Partial<Rule> = {}): Rule => ({
	id: `r_${String(++made).padStart(8, '0')}`,
	name: '',
	when,
	then,
	enabled: true,
	...change
});

export const ALWAYS: Condition = { all: [] };
export const NEVER: Condition = { field: 'order_lines', op: 'at_least', value: 1_000 };

/** The terms of the piece under rules, before the law adds anything. */
export const termsUnder = (
	list: readonly Rule[],
	change: Change = {},
	settings: Partial<PolicyRules> = {}
): Terms => termsFor(compiled(rules({ ...settings, rules: list })), ruleCase(change), null);
