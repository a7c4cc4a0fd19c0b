import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Place } from '#lib/domain/policy/public/plain-order.ts';
import { publicTerms } from '#lib/domain/policy/public/public-terms.ts';
import {
	merchantReturnPolicy,
	onlineStore,
	scriptText,
	type MerchantReturnPolicy
} from '#lib/domain/policy/public/schema-org.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { NOW, reasons, rules, ZONE } from '../../support/facts.ts';

const of = <const Names extends readonly string[]>(...names: Names) =>
	z.enum(names.map((name) => `https://schema.org/${name}`));
const amount = z.strictObject({
	'@type': z.literal('MonetaryAmount'),
	value: z.string().regex(/^\d+(\.\d+)?$/),
	currency: z.string().length(3)
});
const fees = of('FreeReturn', 'ReturnShippingFees', 'ReturnFeesCustomerResponsibility');

/** What search engines ask of a return policy: some members only beside others. */
const returnPolicy = z
	.strictObject({
		'@context': z.literal('https://schema.org').optional(),
		'@type': z.literal('MerchantReturnPolicy'),
		applicableCountry: z
			.array(z.string().regex(/^[A-Z]{2}$/))
			.min(1)
			.max(50),
		returnPolicyCountry: z.string().length(2).optional(),
		returnPolicyCategory: of(
			'MerchantReturnFiniteReturnWindow',
			'MerchantReturnNotPermitted',
			'MerchantReturnUnspecified'
		),
		merchantReturnDays: z.int().min(0).optional(),
		merchantReturnLink: z.url(),
		returnMethod: z.array(of('ReturnByMail', 'ReturnAtKiosk')).min(1).optional(),
		returnLabelSource: of('ReturnLabelDownloadAndPrint', 'ReturnLabelCustomerResponsibility').optional(),
		returnFees: fees.optional(),
		returnShippingFeesAmount: amount.optional(),
		customerRemorseReturnFees: fees.optional(),
		customerRemorseReturnShippingFeesAmount: amount.optional(),
		itemDefectReturnFees: of('FreeReturn').optional(),
		restockingFee: z.union([z.number().gt(0).max(100), amount, z.tuple([z.number(), amount])]).optional(),
		refundType: z.array(of('FullRefund', 'StoreCreditRefund')).min(1).optional()
	})
	.refine(
		(policy) =>
			policy.returnPolicyCategory.endsWith('FiniteReturnWindow') ===
			(policy.merchantReturnDays !== undefined),
		'days belong to a finite window, and it needs them'
	)
	.refine(
		(policy) =>
			(policy.returnFees === 'https://schema.org/ReturnShippingFees') ===
			(policy.returnShippingFeesAmount !== undefined),
		'a fee for the way back has an amount, and nothing else has'
	);

const place = (change: Partial<Place> = {}): Place => ({
	country: 'TH',
	category: '',
	currency: 'THB',
	home_country: 'TH',
	timezone: ZONE,
	...change
});
const link = 'https://shop.example/policy';
const policyOf = (change: Partial<PolicyRules> = {}, at: Partial<Place> = {}): MerchantReturnPolicy => {
	const terms = publicTerms(rules(change), reasons, place(at), NOW);
	const policy = merchantReturnPolicy(terms, [terms.place.country], link);
	if (policy === null) throw new Error('a country has a policy');
	returnPolicy.parse(policy);
	return policy;
};

test('a shop’s policy as search engines read it', () => {
	expect(policyOf()).toMatchObject({
		applicableCountry: ['TH'],
		returnPolicyCountry: 'TH',
		returnPolicyCategory: 'https://schema.org/MerchantReturnFiniteReturnWindow',
		merchantReturnDays: 30,
		returnFees: 'https://schema.org/ReturnShippingFees',
		returnShippingFeesAmount: { value: '60.00', currency: 'THB' },
		itemDefectReturnFees: 'https://schema.org/FreeReturn',
		refundType: ['https://schema.org/FullRefund', 'https://schema.org/StoreCreditRefund']
	});
	expect(policyOf()).not.toHaveProperty('restockingFee');
});

test('longer days with their own fee, not the law’s without one', () => {
	expect(policyOf({}, { country: 'DE', category: 'furniture' })).toMatchObject({
		merchantReturnDays: 30,
		restockingFee: 10
	});
	expect(policyOf({}, { country: 'DE', category: 'electronics' })).toMatchObject({ merchantReturnDays: 14 });
});

test('what does not come back, and days that do not count from the delivery, say no days', () => {
	expect(policyOf({}, { category: 'food' })).toMatchObject({
		returnPolicyCategory: 'https://schema.org/MerchantReturnNotPermitted'
	});
	const fromOrder = {
		id: 'r_00000001',
		name: '',
		enabled: true,
		when: { all: [] },
		then: [{ do: 'window', days: 20, from: 'placed' } as const]
	};
	expect(policyOf({ rules: [fromOrder] })).toMatchObject({
		returnPolicyCategory: 'https://schema.org/MerchantReturnUnspecified'
	});
});

test('who pays for the way back', () => {
	const free = { return_shipping_fee: {} };
	expect(policyOf(free).returnFees).toBe('https://schema.org/FreeReturn');
	expect(policyOf({ ...free, methods: ['own_carrier'] })).toMatchObject({
		returnFees: 'https://schema.org/ReturnFeesCustomerResponsibility',
		returnMethod: ['https://schema.org/ReturnByMail'],
		returnLabelSource: 'https://schema.org/ReturnLabelCustomerResponsibility'
	});
});

test('nothing a shop is called ends the element that holds its data', () => {
	const name = '</script><script>alert(1)</script><!-- & \u2028';
	const text = scriptText(onlineStore(name, link, [policyOf(), null]));
	expect(text).not.toMatch(/[<>&\u2028]/);
	expect(JSON.parse(text)).toMatchObject({ name, hasMerchantReturnPolicy: [{ merchantReturnDays: 30 }] });
});

test('a country without a code has no policy', () => {
	const terms = publicTerms(rules(), reasons, place({ country: 'ZZ' }), NOW);
	expect(merchantReturnPolicy(terms, ['ZZ'], link)).toBeNull();
});
