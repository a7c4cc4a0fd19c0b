import { z } from 'zod';
import { accepted } from '#lib/domain/result.ts';
import { saveShopDetails } from '../../commands/settings/save-shop-details.ts';
import { readShop as shopOf } from '../../store/shop.ts';
import { operation } from '../operation.ts';
import { line, paragraphs } from '../schemas/values.ts';
import type { Context } from '../../context.ts';

const details = {
	name_th: line(100),
	name_en: line(100),
	phone: line(30, 0),
	email: line(254, 0),
	hours_th: line(200, 0),
	hours_en: line(200, 0),
	default_locale: z.enum(['th', 'en']),
	timezone: line(60).describe('IANA name; the days of return windows end in it.'),
	tax_id: line(30, 0).optional().describe('Printed on credit notes; not given, it stays.'),
	tax_address: paragraphs(500, 0)
		.optional()
		.describe('Registered name and address, line by line, for credit notes; not given, it stays.')
};

const shop = z
	.object({
		version: z.int(),
		currency: z.string(),
		accent: z.string(),
		accent_dark: z.string(),
		name_th: z.string(),
		name_en: z.string(),
		phone: z.string(),
		email: z.string(),
		hours_th: z.string(),
		hours_en: z.string(),
		default_locale: z.enum(['th', 'en']),
		timezone: z.string(),
		tax_id: z.string(),
		tax_address: z.string()
	})
	.meta({ id: 'Shop' });

export const readShop = operation({
	id: 'readShop',
	method: 'GET',
	path: '/settings/shop',
	tag: 'Settings',
	summary: 'Read the shop',
	description: 'Its names, how to reach it, its language and time zone.',
	scope: 'settings:read',
	answers: { 200: { description: 'The shop.', schema: shop } },
	refusals: [],
	async handle({ ctx }) {
		return accepted({ status: 200, body: await shopAnswer(ctx) });
	}
});

export const saveShop = operation({
	id: 'saveShop',
	method: 'POST',
	path: '/settings/shop',
	tag: 'Settings',
	summary: 'Change the shop',
	description: 'Replaces all of these fields, provided `version` is the one you read.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z.strictObject({ version: z.int().min(1), ...details }).meta({ id: 'ShopInput' }),
		examples: {
			one: {
				summary: 'A shop in Bangkok',
				value: {
					version: 1,
					name_th: 'บ้านดี',
					name_en: 'Baan Dee',
					phone: '+66 2 399 4410',
					email: 'hello@baandee.example.com',
					hours_th: 'ทุกวัน 9.00–18.00 น.',
					hours_en: 'Every day, 09:00–18:00',
					default_locale: 'th',
					timezone: 'Asia/Bangkok'
				}
			}
		}
	},
	answers: { 200: { description: 'The shop as it now is.', schema: shop } },
	refusals: ['changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, body }) {
		const { version, name_th, name_en, hours_th, hours_en, ...rest } = body;
		const saved = await saveShopDetails(ctx, actor, {
			version,
			details: { ...rest, name: { th: name_th, en: name_en }, hours: { th: hours_th, en: hours_en } }
		});
		return saved.ok ? accepted({ status: 200, body: await shopAnswer(ctx) }) : saved;
	}
});

async function shopAnswer(ctx: Context): Promise<z.input<typeof shop>> {
	const row = await shopOf(ctx.db.read);
	return {
		version: row.version,
		currency: row.currency,
		accent: row.accent,
		accent_dark: row.accentDark,
		name_th: row.name.th,
		name_en: row.name.en,
		phone: row.phone,
		email: row.email,
		hours_th: row.hours.th,
		hours_en: row.hours.en,
		default_locale: row.defaultLocale,
		timezone: row.timezone,
		tax_id: row.taxId,
		tax_address: row.taxAddress
	};
}
