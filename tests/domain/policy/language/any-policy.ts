import fc from 'fast-check';
import type { Action } from '#lib/domain/policy/language/actions.ts';
import type { Condition } from '#lib/domain/policy/language/conditions.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import type { LineFacts, OrderFacts, RequestedItem } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { item, line, NOW, order, payment } from '../../support/facts.ts';

const said = { en: 'Words', th: 'ถ้อยคำ' };
const amounts = fc.record({ THB: fc.integer({ min: 0, max: 200_000 }) });
const days = fc.integer({ min: 0, max: 60 });
const share = fc.integer({ min: 0, max: 10_000 });

const action: fc.Arbitrary<Action> = fc.oneof(
	fc.constantFrom<Action>(
		{ do: 'accept' },
		{ do: 'refuse', words: said },
		{ do: 'waive_photos' },
		{ do: 'require_comment' },
		{ do: 'waive_fees' },
		{ do: 'send_back' },
		{ do: 'approve' },
		{ do: 'ask_person', why: said },
		{ do: 'second_approval' },
		{ do: 'offer', outcomes: ['store_credit'] },
		{ do: 'methods', methods: ['own_carrier', 'drop_off'] },
		{ do: 'extend_until', day: '2026-11-25' },
		{ do: 'tag', tag: 'some' },
		{ do: 'tell_customer', words: said }
	),
	fc.record({
		do: fc.constant('window' as const),
		days,
		from: fc.constantFrom('delivered', 'shipped', 'placed')
	}),
	fc.record({ do: fc.constant('extend_window' as const), days }),
	fc.record({ do: fc.constant('delivery_buffer' as const), days }),
	fc.record({ do: fc.constant('defect_window' as const), days }),
	fc.record({ do: fc.constant('limit_pieces' as const), pieces: fc.integer({ min: 0, max: 3 }) }),
	fc.record({ do: fc.constant('require_photos' as const), photos: fc.integer({ min: 1, max: 5 }) }),
	fc.record({ do: fc.constant('restocking_fee' as const), basis_points: share }),
	fc.record({ do: fc.constant('piece_fee' as const), amounts }),
	fc.record({ do: fc.constant('fee_cap' as const), basis_points: share }),
	fc.record({ do: fc.constant('return_delivery_fee' as const), amounts }),
	fc.record({
		do: fc.constant('refund_delivery' as const),
		share: fc.constantFrom('none', 'items', 'whole_order')
	}),
	fc.record({ do: fc.constant('credit_bonus' as const), basis_points: share }),
	fc.record({ do: fc.constant('exchange_bonus' as const), basis_points: share }),
	fc.record({ do: fc.constant('keep_item' as const), up_to: amounts }),
	fc.record({ do: fc.constant('approve_up_to' as const), amounts })
) as fc.Arbitrary<Action>;

const comparison: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
	{ all: [] },
	{ field: 'item_category', op: 'is', value: ['clothing'] },
	{ field: 'item_final_sale', op: 'is', value: true },
	{ field: 'destination_region', op: 'is', value: ['eea'] },
	{ field: 'delivered_days_ago', op: 'at_least', value: 10 },
	{ field: 'reason_fault', op: 'is', value: ['customer'] },
	{ field: 'outcome', op: 'is', value: ['refund'] },
	{ field: 'photos', op: 'at_most', value: 0 },
	{ field: 'request_whole_order', op: 'is', value: true },
	{ field: 'order_value', op: 'at_least', value: { THB: 90_000 } },
	{ field: 'customer_orders', op: 'at_least', value: 2 },
	{ cel: 'item_quantity > 1 || opened_by == "agent"' }
);

const condition: fc.Arbitrary<Condition> = fc.oneof(
	comparison,
	fc.record({ not: comparison }),
	fc.record({ all: fc.array(comparison, { maxLength: 3 }) }),
	fc.record({ any: fc.array(comparison, { minLength: 1, maxLength: 3 }) })
);

/** Rules as nobody would write them. */
export const anyRules: fc.Arbitrary<Rule[]> = fc
	.array(
		fc.record({
			when: condition,
			then: fc.array(action, { minLength: 1, maxLength: 4 }),
			enabled: fc.boolean()
		}),
		{ maxLength: 6 }
	)
	.map((list) => list.map((rule, index) => ({ ...rule, name: '', id: `r_0000000${index}` })));

/** An order of one or two lines, delivered some days ago to some country. */
export const anyOrder: fc.Arbitrary<OrderFacts> = fc
	.record({
		country: fc.constantFrom('DE', 'GB', 'NO', 'TH', 'US'),
		ago: fc.integer({ min: 0, max: 40 }),
		category: fc.constantFrom('clothing', 'furniture', 'skincare'),
		final_sale: fc.boolean(),
		quantity: fc.integer({ min: 1, max: 3 }),
		two: fc.boolean(),
		known: fc.boolean(),
		shipping_minor: fc.constantFrom(0, 9_000)
	})
	.map((of) => {
		const at = NOW - of.ago * DAY;
		const some = (change: Partial<LineFacts>): LineFacts =>
			line({
				category: of.category,
				final_sale: of.final_sale,
				quantity: of.quantity,
				parcels: [{ quantity: of.quantity, shipped_at: at - 2 * DAY, delivered_at: at }],
				...change
			});
		const lines = [some({}), ...(of.two ? [some({ line_id: 'lin_2', paid_minor: 33_333 })] : [])];
		return order({
			ship_country: of.country,
			placed_at: at - 3 * DAY,
			lines,
			shipping_minor: of.shipping_minor,
			payments: [payment({ captured_minor: 133_333 + of.shipping_minor })],
			...(of.known ? { channel: 'web', earlier_returns: 0 } : {})
		});
	});

export const anyItem: fc.Arbitrary<RequestedItem> = fc
	.record({
		reason_code: fc.constantFrom('changed_mind', 'too_small', 'damaged', 'arrived_late'),
		photos: fc.integer({ min: 0, max: 5 }),
		comment: fc.constantFrom('', 'Some words'),
		outcome: fc.constantFrom('refund' as const, 'store_credit' as const)
	})
	.map((of) => item({ ...of, answer_code: of.reason_code === 'damaged' ? 'item_torn' : null }));
