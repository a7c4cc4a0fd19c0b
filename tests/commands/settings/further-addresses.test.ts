import { expect, test } from 'vitest';
import type { Address } from '#lib/domain/order/neutral.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { lintPolicy } from '#lib/domain/policy/lint/lint-policy.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import { removeFurtherAddress } from '#lib/server/commands/settings/remove-further-address.ts';
import {
	saveFurtherAddress,
	type FurtherAddressInput
} from '#lib/server/commands/settings/save-further-address.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { slipOf } from '#lib/server/pdf/slip-of.ts';
import { customerReturn } from '#lib/server/queries/customer-return.ts';
import { furtherAddresses } from '#lib/server/queries/return-addresses.ts';
import { ruleNames } from '#lib/server/queries/rule-names.ts';
import { lintContextOf } from '#lib/server/store/lint-context.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { findReturn } from '#lib/server/store/returns.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { openReturnsShop, placeOrder, submit, value } from '../../support/returns-shop.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const WAREHOUSE: Address = {
	name: 'Returns desk',
	line1: '99 Huay Kaew Road',
	subdistrict: 'Suthep',
	district: 'Mueang',
	province: 'Chiang Mai',
	postcode: '50200',
	country: 'TH'
};
const NORTH: FurtherAddressInput = {
	code: null,
	version: 1,
	th: 'คลังเชียงใหม่',
	en: 'Chiang Mai warehouse',
	address: WAREHOUSE,
	active: true
};

describeEngines('return addresses beside the shop’s own', (_engine, open) => {
	test('are added, changed and removed by whoever saw them as they are', async () => {
		const ctx = await shopContext(await open());
		const all = () => furtherAddresses(ctx.db.read, ctx.clock.now());
		const { code } = value(await saveFurtherAddress(ctx, MERCHANT, NORTH));
		expect(code).toBe('chiang_mai_warehouse');
		expect(value(await saveFurtherAddress(ctx, MERCHANT, NORTH)).code).toBe('chiang_mai_warehouse_2');
		expect(value(await saveFurtherAddress(ctx, MERCHANT, { ...NORTH, en: 'คลัง' })).code).toBe('address');
		const moved = {
			...NORTH,
			code,
			address: { ...WAREHOUSE, line1: ' 7 New Road ', line2: ' ' },
			active: false
		};
		expect(await saveFurtherAddress(ctx, MERCHANT, moved)).toMatchObject({ ok: true });
		expect((await all()).at(-1)).toMatchObject({
			code,
			address: { ...WAREHOUSE, line1: '7 New Road' },
			active: false,
			version: 2,
			uses: { times: 0, open: 0, policies: [] }
		});
		expect(await saveFurtherAddress(ctx, MERCHANT, moved)).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		expect(await removeFurtherAddress(ctx, MERCHANT, { code, version: 1 })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		expect(await removeFurtherAddress(ctx, MERCHANT, { code, version: 2 })).toMatchObject({ ok: true });
		expect((await all()).map((one) => one.code)).toEqual(['address', 'chiang_mai_warehouse_2']);
		for (const gone of [
			await saveFurtherAddress(ctx, MERCHANT, moved),
			await removeFurtherAddress(ctx, MERCHANT, { code, version: 2 })
		])
			expect(gone).toMatchObject({ refusal: { reason: 'not_found' } });
	});

	test('what is wrong is named, and only merchants may', async () => {
		const ctx = await shopContext(await open());
		const wrong: [Partial<FurtherAddressInput>, string][] = [
			[{ th: ' ' }, 'th'],
			[{ en: 'x'.repeat(101) }, 'en'],
			[{ address: { ...WAREHOUSE, district: '' } }, 'district'],
			[{ address: { ...WAREHOUSE, postcode: '5020' } }, 'postcode'],
			[{ address: { ...WAREHOUSE, country: 'th' } }, 'country']
		];
		for (const [part, field] of wrong)
			expect(await saveFurtherAddress(ctx, MERCHANT, { ...NORTH, ...part })).toMatchObject({
				refusal: { reason: 'value_invalid', facts: { field } }
			});
		for (const actor of OTHERS) {
			const refused = { refusal: { reason: 'not_allowed' } };
			expect(await saveFurtherAddress(ctx, actor, NORTH)).toMatchObject(refused);
			expect(await removeFurtherAddress(ctx, actor, { code: 'address', version: 1 })).toMatchObject(refused);
		}
		expect(await furtherAddresses(ctx.db.read, ctx.clock.now())).toEqual([]);
	});

	test('a rule sends a parcel there, on the slip too; what is in use stays, what is retired takes no more', async () => {
		const shop = await openReturnsShop(await open());
		const { ctx } = shop;
		const { code } = value(await saveFurtherAddress(ctx, MERCHANT, NORTH));
		const rule: Rule = {
			id: 'r_00000001',
			name: 'North',
			when: { all: [] },
			then: [{ do: 'destination', address: code }],
			enabled: true
		};
		const before = await policyAt(ctx.db.read, ctx.clock.now());
		const rules = { ...before.rules, rules: [rule] };
		const by = { rules, note: '', effective_from: null, based_on: before.number };
		value(await publishPolicy(ctx, MERCHANT, by));
		shop.pass(1_000);
		const sendBack = async () => {
			const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 50_000 }]);
			const row = await findReturn(ctx.db.read, (await submit(shop, order, [1])).return_id);
			const view = await customerReturn(ctx.db.read, row?.number ?? '');
			if (!row || !view) throw new Error('the return is there');
			return { row, view, slip: slipOf(view, await readShop(ctx.db.read), 'en') };
		};
		const sent = await sendBack();
		expect(sent.row.return_address_code).toBe(code);
		expect(sent.view.destination?.address).toEqual(WAREHOUSE);
		expect(sent.slip).toMatchObject({ to: postalLines(WAREHOUSE), toPlace: 'Mueang' });
		expect(sent.view.plan?.trace).toContainEqual(
			expect.objectContaining({ rule: 'destination', result: 'decided', facts: { address: code } })
		);
		const [shown] = await furtherAddresses(ctx.db.read, ctx.clock.now());
		expect(shown?.uses).toEqual({
			times: 1,
			open: 1,
			policies: [
				{
					in: 'live',
					number: before.number + 1,
					rules: [{ rule_id: rule.id, number: 1, name: 'North' }]
				}
			]
		});
		expect(await removeFurtherAddress(ctx, MERCHANT, { code, version: 1 })).toMatchObject({
			refusal: { reason: 'in_use', facts: { times: 1, policies: 1 } }
		});
		expect((await ruleNames(ctx.db.read)).addresses).toEqual({ [code]: { en: NORTH.en, th: NORTH.th } });

		const codes = async () =>
			lintPolicy(rules, await lintContextOf(ctx.db.read, ctx.clock.now())).map((one) => one.code);
		expect(await codes()).not.toContain('address_retired');
		value(await saveFurtherAddress(ctx, MERCHANT, { ...NORTH, code, active: false }));
		expect(await codes()).toContain('address_retired');
		const later = await sendBack();
		expect([later.row.return_address_code, later.view.destination]).toEqual([null, null]);
		expect(later.slip?.to).toEqual(postalLines((await readShop(ctx.db.read)).returnAddress));
		// Who was told the address before is still sent there.
		const again = await customerReturn(ctx.db.read, sent.row.number);
		expect(again?.destination?.code).toBe(code);
		await shop.close();
	});
});
