import { expect, test } from 'vitest';
import { allowanceOf, isBeyondShop, stopOf, type Allowance } from '#lib/domain/refund/limits.ts';

const none = { refund_minor: null, day_minor: null };
const mine = (own: Partial<Allowance>, let_go_minor = 0) => ({ ...none, ...own, let_go_minor });
const open = { day_minor: null, let_go_minor: 0, may_pass: false };

const agent = (of: Partial<Parameters<typeof allowanceOf>[0]>) =>
	allowanceOf({
		role: 'agent',
		account_limit_minor: null,
		is_shop_currency: true,
		own: null,
		of_role: null,
		...of
	});

test('without limits nothing stops', () => {
	expect(agent({})).toEqual(none);
	expect(stopOf(99_999_999, mine({}), open)).toBeNull();
});

test('a figure of their own goes before the role’s, field by field', () => {
	const of_role = { refund_minor: 1_000, day_minor: 5_000 };
	expect(agent({ of_role })).toEqual(of_role);
	expect(agent({ of_role, own: { refund_minor: 2_000, day_minor: null } })).toEqual({
		refund_minor: 2_000,
		day_minor: 5_000
	});
	expect(agent({ of_role, account_limit_minor: 700 }).refund_minor).toBe(700);
	expect(agent({ account_limit_minor: 700, own: { refund_minor: 900, day_minor: null } }).refund_minor).toBe(
		900
	);
});

test('no exchange rate is guessed: in another currency only limits in that currency count', () => {
	const abroad = { account_limit_minor: 700, is_shop_currency: false };
	expect(agent(abroad).refund_minor).toBe(0);
	expect(agent({ ...abroad, of_role: { refund_minor: 40, day_minor: null } }).refund_minor).toBe(40);
	expect(agent({ ...abroad, own: { refund_minor: 0, day_minor: 90 } })).toEqual({
		refund_minor: 0,
		day_minor: 90
	});
	expect(agent({ is_shop_currency: false }).refund_minor).toBeNull();
	expect(agent({ ...abroad, role: 'lead' }).refund_minor).toBeNull();
});

test('each limit holds to the unit', () => {
	expect(stopOf(500, mine({ refund_minor: 500 }), open)).toBeNull();
	expect(stopOf(501, mine({ refund_minor: 500 }), open)).toEqual({
		stopped_by: 'refund',
		limit_minor: 500,
		let_go_minor: 0
	});
	expect(stopOf(500, mine({ day_minor: 800 }, 300), open)).toBeNull();
	expect(stopOf(501, mine({ day_minor: 800 }, 300), open)).toEqual({
		stopped_by: 'day',
		limit_minor: 800,
		let_go_minor: 300
	});
	const shop = { day_minor: 1_000, let_go_minor: 600, may_pass: false };
	expect(stopOf(400, mine({}), shop)).toBeNull();
	expect(stopOf(401, mine({}), shop)).toEqual({
		stopped_by: 'shop_day',
		limit_minor: 1_000,
		let_go_minor: 600
	});
});

test('who may pass the shop’s day passes nothing else', () => {
	const shop = { day_minor: 0, let_go_minor: 0, may_pass: true };
	expect(stopOf(1, mine({}), shop)).toBeNull();
	expect(stopOf(1, mine({ day_minor: 0 }), shop)?.stopped_by).toBe('day');
	expect(isBeyondShop(1, shop)).toBe(true);
	expect(isBeyondShop(0, shop)).toBe(false);
});
