import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { defaultReasons } from '#lib/domain/policy/reasons.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { OrderFacts, PolicyVersion, ReasonFacts, ReturnRequest } from '#lib/domain/policy/types.ts';

export const NOW = Date.UTC(2026, 10, 21, 5);
const DAY = 86_400_000;
const CATEGORIES = ['clothing', 'shoes', 'bags', 'kitchen', 'books'] as const;
const COUNTRIES = ['TH', 'TH', 'TH', 'SG', 'JP', 'US'] as const;

export const REASONS: ReasonFacts[] = defaultReasons.map((seed) => ({
	code: seed.code,
	fault: seed.fault,
	needs_photo: seed.needs_photo,
	waives_fees: seed.waives_fees,
	answers: seed.follow_up?.answers.map((answer) => answer.code) ?? []
}));

const said = { en: 'The shop’s own words', th: 'ถ้อยคำของร้าน' };
const is = (field: 'item_category' | 'destination_country' | 'reason', ...value: string[]): Condition => ({
	field,
	op: 'is',
	value
});

/** Rules as shops write them: a few questions each, every group of fields, most of them about somebody else. */
const WRITTEN: [Condition[], Action[]][] = [
	[[is('item_category', 'underwear')], [{ do: 'refuse', words: said }]],
	[
		[is('item_category', 'kitchen'), { field: 'item_tags', op: 'has', value: ['knife'] }],
		[{ do: 'ask_person', why: said }]
	],
	[[{ field: 'customer_orders', op: 'at_least', value: 10 }], [{ do: 'waive_fees' }, { do: 'approve' }]],
	[[is('destination_country', 'JP')], [{ do: 'window', days: 45, from: 'delivered' }]],
	[[is('destination_country', 'US', 'SG')], [{ do: 'ship_by', days: 14 }]],
	[
		[
			{ field: 'order_placed_day', op: 'from', value: '2026-11-01' },
			{ field: 'order_placed_day', op: 'until', value: '2026-12-31' }
		],
		[{ do: 'extend_until', day: '2027-01-31' }]
	],
	[
		[{ field: 'item_discount_percent', op: 'at_least', value: 50 }],
		[{ do: 'offer', outcomes: ['store_credit'] }]
	],
	[[{ field: 'request_value', op: 'at_least', value: { THB: 300_000 } }], [{ do: 'ask_person', why: said }]],
	[
		[{ field: 'customer_returns', op: 'at_least', value: 6, days: 90 }],
		[{ do: 'restocking_fee', basis_points: 1_000 }]
	],
	[
		[is('reason', 'damaged', 'faulty'), { field: 'item_unit_price', op: 'at_most', value: { THB: 20_000 } }],
		[{ do: 'keep_item', up_to: { THB: 20_000 } }]
	]
];
const MORE: [Condition[], Action[]][] = [
	[[{ field: 'order_channel', op: 'is', value: ['pos'] }], [{ do: 'methods', methods: ['drop_off'] }]],
	[
		[{ field: 'paid_by', op: 'has', value: ['cash_on_delivery'] }],
		[{ do: 'refund_promise', promise: { from: 'received', days: 15, grant: { kind: 'nothing' } } }]
	],
	[
		[{ field: 'destination_region', op: 'is', value: ['eu'] }],
		[{ do: 'refund_delivery', share: 'whole_order' }]
	],
	[
		[{ field: 'destination_postcode', op: 'starts_with', value: ['94', '95', '96'] }],
		[{ do: 'ship_by', days: 21 }]
	],
	[
		[{ field: 'customer_first_order', op: 'is', value: true }],
		[{ do: 'return_delivery_fee', amounts: { THB: 0 } }]
	],
	[
		[
			{ any: [is('item_category', 'shoes'), { field: 'item_sku', op: 'starts_with', value: ['SH-'] }] },
			{ field: 'delivered_days_ago', op: 'at_most', value: 60 }
		],
		[{ do: 'window', days: 60, from: 'delivered' }]
	],
	[
		[
			{ not: { field: 'photos', op: 'at_least', value: 1 } },
			{ field: 'reason_fault', op: 'is', value: ['carrier'] }
		],
		[{ do: 'require_photos', photos: 2 }]
	],
	[
		[
			{ field: 'weekday', op: 'is', value: ['sat', 'sun'] },
			{ field: 'item_tags', op: 'has', value: ['market'] }
		],
		[{ do: 'inspect_within', days: 5 }]
	],
	[
		[{ field: 'outcome', op: 'is', value: ['store_credit'] }],
		[
			{ do: 'credit_bonus', basis_points: 1_000 },
			{ do: 'credit_valid', days: 365 }
		]
	],
	[[{ field: 'order_value', op: 'at_least', value: { THB: 500_000 } }], [{ do: 'waive_fees' }]],
	[
		[
			{ field: 'request_whole_order', op: 'is', value: true },
			{ field: 'order_lines', op: 'at_least', value: 2 }
		],
		[{ do: 'tag', tag: 'whole order' }]
	],
	[[{ field: 'item_options', op: 'has', value: ['engraved'] }], [{ do: 'refuse', words: said }]],
	[[{ field: 'customer_return_percent', op: 'at_least', value: 60 }], [{ do: 'second_approval' }]],
	[[{ field: 'order_earlier_returns', op: 'at_least', value: 3 }], [{ do: 'ask_person', why: said }]],
	[
		[{ field: 'item_paid', op: 'at_most', value: { THB: 10_000 } }, is('reason', 'missing_part')],
		[{ do: 'keep_item', up_to: { THB: 10_000 } }]
	]
];

/** The first `count` of the rules above, ten or twenty-five. */
export function policyOf(count: 10 | 25): PolicyVersion {
	const rules = [...WRITTEN, ...(count === 25 ? MORE : [])].map(([all, then], index): Rule => ({
		id: `r_${String(index).padStart(8, '0')}`,
		name: '',
		when: { all },
		then,
		enabled: true
	}));
	return { id: 'pol_bench', number: 1, rules: { ...defaultRules('THB'), rules } };
}

export type BenchCase = { order: OrderFacts; request: ReturnRequest };

/** Requests that differ in everything the rules ask. The same ones every time. */
export const CASES: readonly BenchCase[] = Array.from({ length: 64 }, (_, index) => {
	const delivered = NOW - (index % 25) * DAY;
	const quantity = 1 + (index % 3);
	const paid_minor = 5_000 + ((index * 7_919) % 40) * 10_000;
	return {
		order: {
			order_id: `ord_${index}`,
			currency: 'THB',
			prices_include_tax: true,
			placed_at: delivered - 4 * DAY,
			cancelled: false,
			ship_country: COUNTRIES[index % COUNTRIES.length] as string,
			shipping_minor: 6_000,
			shipping_tax_minor: 393,
			refunded_shipping_minor: 0,
			timezone: 'Asia/Bangkok',
			channel: index % 9 === 0 ? 'pos' : 'web',
			locale: 'th',
			province: 'Bangkok',
			postcode: `${10 + (index % 86)}110`,
			home_country: 'TH',
			parcel_count: 1,
			earlier_returns: index % 4,
			customer_known: true,
			customer: {
				orders: 1 + (index % 12),
				first_order: index % 12 === 0,
				spent_minor: paid_minor * 3,
				since: NOW - index * 10 * DAY,
				claim_times: [],
				kept_times: [],
				declined_times: [],
				pieces_bought: 20,
				pieces_returned: index % 15
			},
			customer_return_times: Array.from({ length: index % 8 }, (_, back) => NOW - back * 9 * DAY),
			payments: [
				{
					payment_id: 'pay_1',
					provider: index % 5 === 0 ? 'cash_on_delivery' : 'stripe',
					method: index % 5 === 0 ? 'cash' : 'card',
					minor_step: 1,
					captured_minor: paid_minor + 6_000,
					reserved_minor: 0,
					refunded_minor: 0,
					disputed: false
				}
			],
			lines: [
				{
					line_id: 'lin_1',
					quantity,
					category: CATEGORIES[index % CATEGORIES.length] as string,
					final_sale: false,
					qty_fulfilled: quantity,
					qty_cancelled: 0,
					qty_return_open: 0,
					qty_returned: 0,
					paid_minor,
					tax_minor: Math.floor(paid_minor * 0.065),
					refunded_minor: 0,
					refunded_tax_minor: 0,
					refunded_quantity: 0,
					sku: index % 6 === 0 ? `SH-${index}` : `TE-${index}`,
					tags: index % 7 === 0 ? ['knife', 'new'] : ['new'],
					options: ['L', 'Blue'],
					unit_price_minor: Math.ceil((paid_minor * (index % 3 === 0 ? 2 : 1)) / quantity),
					discount_minor: index % 3 === 0 ? paid_minor : 0,
					tax_rate_bp: 700,
					origin: 'sale',
					parcels: [
						{
							quantity,
							shipped_at: delivered - 2 * DAY,
							delivered_at: delivered,
							tracked: true,
							carrier: 'Kerry'
						}
					]
				}
			]
		},
		request: {
			method: 'drop_off',
			opened_by: 'customer',
			items: [
				{
					line_id: 'lin_1',
					quantity: 1,
					reason_code: index % 4 === 0 ? 'damaged' : index % 4 === 1 ? 'too_small' : 'changed_mind',
					answer_code: index % 4 === 0 ? 'item_torn' : null,
					comment: '',
					photos: index % 4 === 0 ? 2 : 0,
					outcome: index % 2 === 0 ? 'refund' : 'store_credit'
				}
			]
		}
	};
});
