import { expect, test } from 'vitest';
import type { Rule } from '#lib/domain/policy/language/rule.ts';
import { publicExceptions } from '#lib/i18n/rules/public.ts';

const rule = (id: string, when: Rule['when'], then: Rule['then'], enabled = true): Rule => ({
	id: `r_${id}`,
	name: '',
	when,
	then,
	enabled
});
const linen: Rule['when'] = { field: 'item_category', op: 'is', value: ['linen'] };
const words = { en: 'Linen stays with you.', th: 'ผ้าลินินไม่รับคืน' };

test('customers read what concerns them, in the merchant’s own words where there are some', () => {
	const rules = [
		rule('refused1', linen, [
			{ do: 'refuse', words },
			{ do: 'tag', tag: 'linen' }
		]),
		rule('longer01', { all: [] }, [{ do: 'extend_window', days: 7 }])
	];
	const en = publicExceptions('en', rules, {});
	expect(en.sentences[0]).toMatch(/^If .*linen.*: Linen stays with you\.$/i);
	expect(en.sentences[1]).toMatch(/7/);
	expect(en.others).toBe(false);
	expect(publicExceptions('th', rules, {}).sentences[0]).toMatch(/^ถ้า.*ผ้าลินินไม่รับคืน$/);
});

test('what happens inside the shop, what sleeps and who asks is not told', () => {
	const often: Rule['when'] = { field: 'customer_returns', op: 'at_least', value: 3, days: 90 };
	const inside = rule('inside01', linen, [{ do: 'ask_person', why: words }, { do: 'second_approval' }]);
	const asleep = rule('asleep01', linen, [{ do: 'waive_fees' }], false);
	expect(publicExceptions('en', [inside, asleep], {})).toEqual({ sentences: [], others: false });
	const person = rule('person01', { any: [linen, often] }, [{ do: 'waive_fees' }]);
	const expert = rule('expert01', { not: { cel: 'order_pieces > 3' } }, [{ do: 'waive_fees' }]);
	for (const hidden of [person, expert]) {
		expect(publicExceptions('en', [hidden], {})).toEqual({ sentences: [], others: true });
	}
});
