import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitWords } from '#lib/i18n/refund-limits.ts';
import { shopLimits, memberLimits } from '#lib/server/queries/refund-limits.ts';
import { team } from '#lib/server/queries/admin.ts';
import { fieldsOf, openAdminShop, textOf, words, type AdminShop } from './admin-shop.ts';

let admin: AdminShop;
beforeAll(async () => {
	admin = await openAdminShop('sqlite');
});
afterAll(() => admin?.close());

/** Fields are lists of one entry per currency: the first is the shop's, the last one is new. */
const typed = (fields: [string, string][], change: Record<string, (string | undefined)[]>) => {
	const seen = new Map<string, number>();
	return fields.map(([name, value]): [string, string] => {
		const row = seen.get(name) ?? 0;
		seen.set(name, row + 1);
		return [name, change[name]?.[row] ?? value];
	});
};
const form = async (path: string, mark: string) => fieldsOf((await admin.get(path)).body, mark);

test('a merchant sets limits per currency; what is wrong is said at its field', async () => {
	const fields = await form('/admin/limits', 'shop_day');
	const wrong = await admin.post('/admin/limits', typed(fields, { agent_day: ['lots'] }));
	expect(wrong.status).toBe(422);
	expect(textOf(wrong.body)).toContain(words(limitWords.amountWrong, { currency: 'THB' }));
	expect(wrong.body).toContain('value="lots"');
	const twice = typed(fields, { agent_day: ['1', '2'], currency: [undefined, 'thb'] });
	expect((await admin.post('/admin/limits', twice)).status).toBe(422);
	expect(await shopLimits(admin.ctx.db.read)).toEqual([]);

	const good = typed(fields, {
		agent_refund: ['5000', '150.50'],
		agent_day: ['20000'],
		shop_day: ['0'],
		currency: [undefined, 'usd']
	});
	expect((await admin.post('/admin/limits', good)).location).toBe('/admin/limits?saved');
	expect(await shopLimits(admin.ctx.db.read)).toEqual([
		{ subject: 'agent', currency: 'THB', refund_minor: 500_000, day_minor: 2_000_000 },
		{ subject: 'agent', currency: 'USD', refund_minor: 15_050, day_minor: null },
		{ subject: 'shop', currency: 'THB', refund_minor: null, day_minor: 0 }
	]);
	const again = await form('/admin/limits', 'shop_day');
	expect(again.filter(([name]) => name === 'currency').map(([, value]) => value)).toEqual(['THB', 'USD', '']);
	await admin.post(
		'/admin/limits',
		typed(again, { agent_refund: ['', ''], agent_day: [''], shop_day: [''] })
	);
	expect(await shopLimits(admin.ctx.db.read)).toEqual([]);
});

test('a member has limits of their own, and only merchants set them', async () => {
	const agent = (await team(admin.ctx.db.read)).find((member) => member.role === 'agent')!;
	const path = `/admin/team/${agent.id}`;
	const fields = await form(path, 'member_day');
	expect((await admin.post(`${path}?/limits`, fields, 'lead')).status).toBe(403);
	const good = typed(fields, { member_day: ['900', '30'], currency: [undefined, 'USD'] });
	expect((await admin.post(`${path}?/limits`, good)).location).toBe('/admin/team?saved');
	expect(await memberLimits(admin.ctx.db.read, agent.id)).toEqual([
		{ subject: agent.id, currency: 'THB', refund_minor: null, day_minor: 90_000 },
		{ subject: agent.id, currency: 'USD', refund_minor: null, day_minor: 3_000 }
	]);
});
