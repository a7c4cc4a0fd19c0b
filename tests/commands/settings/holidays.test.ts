import { expect, test } from 'vitest';
import { markOf } from '#lib/domain/policy/draft/content.ts';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { addHolidays } from '#lib/server/commands/settings/add-holidays.ts';
import { changeHoliday, removeHoliday } from '#lib/server/commands/settings/change-holiday.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { findHoliday, holidaysView } from '#lib/server/queries/holidays.ts';
import { lintContextOf } from '#lib/server/store/lint-context.ts';
import { orderFacts } from '#lib/server/store/order-facts.ts';
import { findOrder } from '#lib/server/store/orders.ts';
import { ruleFacts } from '#lib/server/store/rule-facts.ts';
import { policyAt } from '#lib/server/store/policies.ts';
import { describeEngines } from '../../support/databases.ts';
import { openReturnsShop, placeOrder } from '../../support/returns-shop.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const NEW_YEAR = { day: '2027-01-01', en: 'New Year’s Day', th: 'วันขึ้นปีใหม่' };
const OWN = { day: '2026-11-21', en: 'Stock-taking', th: 'ตรวจนับสต็อก' };

describeEngines('holidays', (_engine, open) => {
	test('are added once, changed and removed by whoever saw them as they are', async () => {
		const ctx = await shopContext(await open());
		const again = { ...NEW_YEAR, en: 'Another name' };
		expect(await addHolidays(ctx, MERCHANT, [NEW_YEAR])).toMatchObject({ value: { added: 1, known: 0 } });
		expect(await addHolidays(ctx, MERCHANT, [again, OWN])).toMatchObject({ value: { added: 1, known: 1 } });
		const view = await holidaysView(ctx.db.read, ctx.clock.now(), 2026);
		expect(view.holidays).toEqual([OWN, NEW_YEAR]);
		expect(view.offered.some(({ day }) => day === NEW_YEAR.day)).toBe(false);
		expect(view.offered.some(({ day }) => day === '2027-04-13')).toBe(true);
		const seen = markOf(NEW_YEAR);
		const moved = { ...NEW_YEAR, day: '2027-01-02' };
		expect(
			await changeHoliday(ctx, MERCHANT, { day: NEW_YEAR.day, seen, to: { ...NEW_YEAR, day: OWN.day } })
		).toMatchObject({ refusal: { facts: { field: 'day', taken: true } } });
		expect((await changeHoliday(ctx, MERCHANT, { day: NEW_YEAR.day, seen, to: moved })).ok).toBe(true);
		expect(await findHoliday(ctx.db.read, NEW_YEAR.day)).toBeNull();
		expect(await removeHoliday(ctx, MERCHANT, { day: moved.day, seen })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		expect((await removeHoliday(ctx, MERCHANT, { day: moved.day, seen: markOf(moved) })).ok).toBe(true);
		expect((await holidaysView(ctx.db.read, ctx.clock.now(), 2026)).holidays).toEqual([OWN]);
	});

	test('a wrong one stops them all, and only merchants may', async () => {
		const ctx = await shopContext(await open());
		const refusal = async (holidays: (typeof OWN)[]) => {
			const done = await addHolidays(ctx, MERCHANT, holidays);
			return done.ok ? null : done.refusal.facts;
		};
		expect(await refusal([OWN, { ...NEW_YEAR, day: '2027-02-29' }])).toEqual({ field: 'day', index: 1 });
		expect(await refusal([OWN, { ...OWN }])).toEqual({ field: 'day', index: 1 });
		expect(await refusal([{ ...OWN, th: ' ' }])).toEqual({ field: 'th', index: 0 });
		expect((await holidaysView(ctx.db.read, ctx.clock.now(), 2026)).holidays).toEqual([]);
		for (const actor of OTHERS) {
			const seen = { day: OWN.day, seen: '' };
			expect(await addHolidays(ctx, actor, [OWN])).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(await removeHoliday(ctx, actor, seen)).toMatchObject({ refusal: { reason: 'not_allowed' } });
			expect(await changeHoliday(ctx, actor, { ...seen, to: OWN })).toMatchObject({
				refusal: { reason: 'not_allowed' }
			});
		}
	});

	test('rules that ask for them get the calendar, and the page says which rules do', async () => {
		const shop = await openReturnsShop(await open());
		const { ctx } = shop;
		const now = () => ctx.clock.now();
		const order = await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }]);
		const factsNow = async () => {
			const row = await findOrder(ctx.db.read, order.id);
			if (!row) throw new Error('the order is there');
			const facts = await orderFacts(ctx.db.read, row, now());
			return ruleFacts(ctx.db.read, row, facts, [await policyAt(ctx.db.read, now())]);
		};
		expect((await factsNow()).holidays).toBeUndefined();
		const rule: Rule = {
			id: 'r_00000001',
			name: 'Closed',
			when: { cel: 'holiday || weekday == "sun"' },
			then: [{ do: 'tag', tag: 'closed' }],
			enabled: true
		};
		const before = await policyAt(ctx.db.read, now());
		const published = await publishPolicy(ctx, MERCHANT, {
			rules: { ...defaultRules('THB'), rules: [rule] },
			note: '',
			effective_from: null,
			based_on: before.number
		});
		expect(published).toMatchObject({ ok: true });
		expect((await factsNow()).holidays).toEqual([]);
		await addHolidays(ctx, MERCHANT, [OWN]);
		expect((await factsNow()).holidays).toEqual([OWN.day]);
		expect((await lintContextOf(ctx.db.read, now())).holidays).toEqual([OWN.day]);
		expect((await holidaysView(ctx.db.read, now(), 2026)).uses).toEqual([
			{ in: 'live', number: before.number + 1, rules: [{ rule_id: 'r_00000001', number: 1, name: 'Closed' }] }
		]);
		await shop.close();
	});
});
