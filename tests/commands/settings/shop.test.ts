import { existsSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Result } from '#lib/domain/result.ts';
import { isReadable } from '#lib/domain/shop/colour.ts';
import { saveColours } from '#lib/server/commands/settings/save-colours.ts';
import { saveLogo } from '#lib/server/commands/settings/save-logo.ts';
import { saveReturnAddress } from '#lib/server/commands/settings/save-return-address.ts';
import { saveShopDetails, type ShopDetails } from '#lib/server/commands/settings/save-shop-details.ts';
import { shopFile } from '#lib/server/queries/admin.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { describeEngines } from '../../support/databases.ts';
import { shopContext } from '../../support/shop-context.ts';
import { MERCHANT, OTHERS } from './staff-actors.ts';

const DETAILS: ShopDetails = {
	name: { en: ' Baan Dee ', th: 'บ้านดี' },
	hours: { en: 'Every day', th: 'ทุกวัน' },
	phone: '+66 2 399 4410',
	email: 'Hello@Baandee.example.com',
	default_locale: 'en',
	timezone: 'Asia/Tokyo'
};
const ADDRESS = {
	name: 'บ้านดี',
	line1: '59/12',
	subdistrict: 'บางนาเหนือ',
	district: 'บางนา',
	province: 'กรุงเทพมหานคร',
	postcode: '10260',
	country: 'TH'
};
const fault = (done: Result<unknown>) =>
	done.ok ? null : [done.refusal.reason, done.refusal.facts.field ?? null];

describeEngines('settings of the shop', (_engine, open) => {
	test('are saved over the version that was read, and over no other', async () => {
		const ctx = await shopContext(await open());
		expect((await saveShopDetails(ctx, MERCHANT, { version: 1, details: DETAILS })).ok).toBe(true);
		const shop = await readShop(ctx.db.read);
		expect(shop).toMatchObject({
			name: { en: 'Baan Dee', th: 'บ้านดี' },
			email: 'hello@baandee.example.com',
			timezone: 'Asia/Tokyo',
			version: 2
		});
		const late = await saveShopDetails(ctx, MERCHANT, { version: 1, details: DETAILS });
		expect(fault(late)).toEqual(['changed_meanwhile', null]);
		const event = await ctx.db.read.selectFrom('events').selectAll().executeTakeFirstOrThrow();
		expect(event).toMatchObject({ type: 'shop_changed', entity: 'shop', actor_id: MERCHANT.id });
		expect(event.data).not.toContain('baandee');
	});

	test('name the first wrong field', async () => {
		const ctx = await shopContext(await open());
		const tried = async (change: Partial<ShopDetails>) =>
			fault(await saveShopDetails(ctx, MERCHANT, { version: 1, details: { ...DETAILS, ...change } }));
		expect(await tried({ name: { en: ' ', th: 'บ้านดี' } })).toEqual(['value_invalid', 'name_en']);
		expect(await tried({ email: 'nobody' })).toEqual(['value_invalid', 'email']);
		expect(await tried({ phone: 'call me' })).toEqual(['value_invalid', 'phone']);
		expect(await tried({ timezone: 'Mars/Olympus' })).toEqual(['value_invalid', 'timezone']);
	});

	test('a Thai return address goes down to the subdistrict, another does not', async () => {
		const ctx = await shopContext(await open());
		const save = (version: number, address: typeof ADDRESS) =>
			saveReturnAddress(ctx, MERCHANT, { version, address });
		expect(fault(await save(1, { ...ADDRESS, subdistrict: ' ' }))).toEqual(['value_invalid', 'subdistrict']);
		expect(fault(await save(1, { ...ADDRESS, postcode: '1026' }))).toEqual(['value_invalid', 'postcode']);
		const tokyo = {
			...ADDRESS,
			subdistrict: '',
			district: '',
			province: '',
			postcode: '150-0001',
			country: 'JP'
		};
		expect(fault(await save(1, tokyo))).toBe(null);
		expect((await readShop(ctx.db.read)).returnAddress).toEqual({
			name: 'บ้านดี',
			line1: '59/12',
			postcode: '150-0001',
			country: 'JP'
		});
	});

	test('a colour that nobody can read is refused, with the nearest one that can be', async () => {
		const ctx = await shopContext(await open());
		const wished = { version: 1, accent: '#ffcc00', accent_dark: '#ffcc00' };
		const done = await saveColours(ctx, MERCHANT, wished);
		expect(fault(done)).toEqual(['contrast_too_low', 'accent']);
		const nearest = String(done.ok ? '' : done.refusal.facts.nearest);
		expect(isReadable('light', nearest)).toBe(true);
		expect(fault(await saveColours(ctx, MERCHANT, { ...wished, accent: 'red;}' }))).toEqual([
			'value_invalid',
			'accent'
		]);
		expect((await saveColours(ctx, MERCHANT, { ...wished, accent: nearest })).ok).toBe(true);
		expect(await readShop(ctx.db.read)).toMatchObject({ accent: nearest, accentDark: '#ffcc00' });
	});

	test('a logo is drawn anew, shown to everybody, and taken away again', async () => {
		const ctx = await shopContext(await open());
		const sent = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#fff' } })
			.composite([
				{
					input: { create: { width: 400, height: 200, channels: 3, background: '#a00' } },
					left: 250,
					top: 50
				}
			])
			.withExif({ IFD0: { Copyright: 'a secret of the camera' } })
			.jpeg()
			.toBuffer();
		expect(fault(await saveLogo(ctx, MERCHANT, { version: 1, content: sent }))).toBe(null);
		const { logo, version } = await readShop(ctx.db.read);
		const id = /^\/files\/(fil_[\w-]+)$/.exec(logo ?? '')?.[1] ?? '';
		const file = await shopFile(ctx.db.read, id);
		expect(file).toMatchObject({ media_type: 'image/png', height: 108, order_id: null });
		expect(file?.width).toBeGreaterThan(190);
		const kept = Buffer.from(await ctx.files.get(file?.path ?? ''));
		expect(kept.includes('secret')).toBe(false);
		expect(existsSync(ctx.files.locate(file?.path ?? ''))).toBe(true);
		expect((await saveLogo(ctx, MERCHANT, { version, content: null })).ok).toBe(true);
		expect((await readShop(ctx.db.read)).logo).toBe(null);
	});

	test('a file that is no picture is no logo', async () => {
		const ctx = await shopContext(await open());
		const tried = async (content: Uint8Array) =>
			fault(await saveLogo(ctx, MERCHANT, { version: 1, content }))?.[0];
		expect(await tried(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
			'file_type_not_allowed'
		);
		expect(await tried(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2]))).toBe(
			'file_unreadable'
		);
		expect(await tried(new Uint8Array(2 * 1024 * 1024 + 1))).toBe('file_too_large');
		expect((await readShop(ctx.db.read)).logo).toBe(null);
	});

	test('are for merchants alone', async () => {
		const ctx = await shopContext(await open());
		for (const actor of OTHERS) {
			const tries = [
				saveShopDetails(ctx, actor, { version: 1, details: DETAILS }),
				saveReturnAddress(ctx, actor, { version: 1, address: ADDRESS }),
				saveColours(ctx, actor, { version: 1, accent: '#1f4173', accent_dark: '#a8c5f0' }),
				saveLogo(ctx, actor, { version: 1, content: null })
			];
			for (const done of await Promise.all(tries)) expect(fault(done)?.[0]).toBe('not_allowed');
		}
		expect((await readShop(ctx.db.read)).version).toBe(1);
	});
});
