import { describe, expect, it } from 'vitest';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { readRules } from '../../../src/routes/admin/policy/edit/read-rules.ts';
import { draftOf } from '../../../src/routes/admin/policy/edit/rules-draft.ts';

/** Every setting that a policy may leave out, said. */
const whole: PolicyRules = {
	...defaultRules('THB'),
	excluded_categories: ['soap', 'made_to_order'],
	exempt_categories: ['made_to_order'],
	restocking_fees: [
		{ category: null, basis_points: 0 },
		{ category: 'furniture', basis_points: 1_250 }
	],
	return_shipping_fee: { THB: 6_000, USD: 900 },
	keep_item_limit: { THB: 20_000, USD: 500 },
	auto_approve_limit: { THB: 500_000, USD: 15_000 },
	outcomes: ['refund', 'store_credit', 'exchange'],
	exchanges: { same_product: 'current', other_products: 'pre_discount', bonus_basis_points: 750 },
	claims: { report_days: 5, late_days: 9, trust_limit: { THB: 30_000, USD: 1_000 } },
	judged_by: 'purchase',
	refund_promise: { from: 'received', days: 4, grant: { kind: 'fees' } }
};

describe('the form of a policy’s settings', () => {
	it('gives back what it shows: saving without a change changes nothing', () => {
		for (const rules of [whole, { ...whole, exempt_categories: undefined, refund_promise: undefined }]) {
			const read = readRules(draftOf(rules, 'THB'));
			expect(read.faults).toEqual([]);
			expect(JSON.parse(JSON.stringify(read.rules))).toEqual(JSON.parse(JSON.stringify(rules)));
		}
	});

	it('says which field names no category', () => {
		const { faults } = readRules({ ...draftOf(whole, 'THB'), exempt: 'soap, ???' });
		expect(faults).toEqual([{ field: 'exempt', fault: 'category' }]);
	});
});
