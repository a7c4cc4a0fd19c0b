import { expect, test } from 'vitest';
import { shopLabels, USUAL_LABELS, type ShopLabels } from '#lib/domain/shop/labels.ts';
import { channelName, methodName, outcomeName } from '#lib/i18n/labels.ts';
import { methodNote, usualNotes } from '#lib/i18n/method-notes.ts';
import { methods, outcomes } from '#lib/i18n/states.ts';
import { saveLabels } from '#lib/server/commands/settings/save-labels.ts';
import { saveWithdrawalSettings } from '#lib/server/commands/settings/save-withdrawal.ts';
import { USUAL_SETTINGS } from '#lib/domain/withdrawal/settings.ts';
import { labelsView } from '#lib/server/queries/labels.ts';
import { ruleNames } from '#lib/server/queries/rule-names.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { openReturnsShop, placeOrder } from '../../support/returns-shop.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const NONE = { en: '', th: '' };
const POINTS: ShopLabels = {
	...USUAL_LABELS,
	outcomes: { refund: NONE, store_credit: { en: ' Points ', th: '' } },
	notes: { drop_off: { en: 'At any branch.', th: 'ทุกสาขา' }, own_carrier: NONE },
	channels: { LAZADA: { en: 'Lazada', th: 'ลาซาด้า' }, web: NONE }
};

describeEngines('words of the shop', (_engine, open) => {
	test('each language falls back by itself, and saving them keeps the other settings', async () => {
		const ctx = await shopContext(await open());
		const { version } = await readShop(ctx.db.read);
		const withdrawal = { ...USUAL_SETTINGS, on: false };
		expect((await saveWithdrawalSettings(ctx, MERCHANT, { version, settings: withdrawal })).ok).toBe(true);
		expect(await saveLabels(ctx, MERCHANT, { version, labels: POINTS })).toMatchObject({
			refusal: { reason: 'changed_meanwhile' }
		});
		expect((await saveLabels(ctx, MERCHANT, { version: version + 1, labels: POINTS })).ok).toBe(true);
		const { settings } = await readShop(ctx.db.read);
		expect(settings.withdrawal).toMatchObject({ on: false });
		const labels = shopLabels(settings);
		expect(outcomeName(labels, 'store_credit')).toEqual({ en: 'Points', th: outcomes.store_credit.th });
		expect(outcomeName(labels, 'exchange')).toEqual(outcomes.exchange);
		expect(methodName(labels, 'drop_off')).toEqual(methods.drop_off);
		expect(methodNote(labels, 'drop_off')).toEqual({ en: 'At any branch.', th: 'ทุกสาขา' });
		expect(methodNote(labels, 'own_carrier')).toEqual(usualNotes.own_carrier);
		expect(channelName(labels, 'Lazada')).toEqual({ en: 'Lazada', th: 'ลาซาด้า' });
		expect(channelName(labels, 'constructor')).toEqual({ en: 'constructor', th: 'constructor' });
		expect((await ruleNames(ctx.db.read)).channels).toEqual({ lazada: { en: 'Lazada', th: 'ลาซาด้า' } });
	});

	test('channels of orders are offered, with what the live policy offers beside each word', async () => {
		const shop = await openReturnsShop(await open());
		await placeOrder(shop, [{ quantity: 1, unit_price_minor: 10_000 }]);
		const { read } = shop.ctx.db;
		const { version } = await readShop(read);
		expect((await saveLabels(shop.ctx, MERCHANT, { version, labels: POINTS })).ok).toBe(true);
		const view = await labelsView(read, shop.ctx.clock.now());
		const [order] = await read.selectFrom('orders').select('channel').execute();
		expect(view.channels).toContainEqual({ code: order?.channel, seen: true });
		expect(view.channels).toContainEqual({ code: 'lazada', seen: false });
		expect(view.uses['outcomes.refund']).toEqual({ offered: true, policies: [] });
		await shop.close();
	});

	test('words that are too long are refused by their field, and only merchants may', async () => {
		const ctx = await shopContext(await open());
		const { version } = await readShop(ctx.db.read);
		const field = async (change: Partial<ShopLabels>) => {
			const done = await saveLabels(ctx, MERCHANT, { version, labels: { ...USUAL_LABELS, ...change } });
			return done.ok ? null : done.refusal.facts.field;
		};
		const long = { en: '', th: 'ก'.repeat(61) };
		expect(await field({ methods: { drop_off: long, own_carrier: NONE } })).toBe('methods.drop_off.th');
		expect(await field({ channels: { web: { en: 'w'.repeat(61), th: '' } } })).toBe('channels.web.en');
		expect(await field({ channels: { '': { en: 'Nameless', th: '' } } })).toBe('channels');
		const many = Array.from({ length: 51 }, (_, index) => [`c${index}`, { en: 'C', th: '' }]);
		expect(await field({ channels: Object.fromEntries(many) })).toBe('channels');
		for (const actor of OTHERS)
			expect(await saveLabels(ctx, actor, { version, labels: POINTS })).toMatchObject({
				refusal: { reason: 'not_allowed' }
			});
	});
});
