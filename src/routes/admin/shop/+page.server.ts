import { fail, redirect } from '@sveltejs/kit';
import type { Refusal, Result } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { saveColours } from '#lib/server/commands/settings/save-colours.ts';
import { saveLogo } from '#lib/server/commands/settings/save-logo.ts';
import { saveReturnAddress } from '#lib/server/commands/settings/save-return-address.ts';
import { saveShopDetails } from '#lib/server/commands/settings/save-shop-details.ts';
import { readShop } from '#lib/server/queries/admin.ts';
import { EMPTY_ADDRESS, typedAddress, type AddressForm } from '../address-form.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const shop = await readShop(locals.context.db.read);
	const { en, th } = shop.name;
	return {
		version: shop.version,
		currency: shop.currency,
		logoNow: shop.logo,
		details: {
			name_th: th,
			name_en: en,
			phone: shop.phone,
			email: shop.email,
			hours_th: shop.hours.th,
			hours_en: shop.hours.en,
			default_locale: shop.defaultLocale as string,
			timezone: shop.timezone,
			tax_id: shop.taxId,
			tax_address: shop.taxAddress
		},
		address: { ...EMPTY_ADDRESS, country: 'TH', ...shop.returnAddress },
		colours: { accent: shop.accent, accent_dark: shop.accentDark },
		zones: Intl.supportedValuesOf('timeZone'),
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	details: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const values = {
			name_th: typed.text('name_th'),
			name_en: typed.text('name_en'),
			phone: typed.text('phone', 60),
			email: typed.text('email'),
			hours_th: typed.text('hours_th'),
			hours_en: typed.text('hours_en'),
			default_locale: typed.text('default_locale', 5),
			timezone: typed.text('timezone', 80),
			tax_id: typed.text('tax_id', 60),
			tax_address: typed.lines('tax_address', 600)
		};
		const done = await saveShopDetails(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			details: {
				name: { th: values.name_th, en: values.name_en },
				hours: { th: values.hours_th, en: values.hours_en },
				phone: values.phone,
				email: values.email,
				default_locale: values.default_locale === 'en' ? 'en' : 'th',
				timezone: values.timezone,
				tax_id: values.tax_id,
				tax_address: values.tax_address
			}
		});
		return answered('details', done, { details: values });
	},

	address: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const values = typedAddress(typed);
		const done = await saveReturnAddress(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			address: values
		});
		return answered('address', done, { address: values });
	},

	colours: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		// The button beside a refused colour sends the readable one that was offered.
		const [which, offered = ''] = typed.text('use', 30).split(':');
		const values = {
			accent: which === 'accent' ? offered : typed.text('accent', 20),
			accent_dark: which === 'accent_dark' ? offered : typed.text('accent_dark', 20)
		};
		const done = await saveColours(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			...values
		});
		return answered('colours', done, { colours: values });
	},

	logo: async ({ request, locals }) => {
		const form = await request.formData();
		const typed = typedIn(form);
		const file = form.get('logo');
		const remove = typed.checked('remove');
		const isEmpty = !(file instanceof File) || file.size === 0;
		if (!remove && isEmpty) return fail(422, { part: 'logo', missing: true, refusal: null });
		const done = await saveLogo(locals.context, staffActor(locals), {
			version: typed.whole('version') ?? 0,
			content: remove || isEmpty ? null : new Uint8Array(await file.arrayBuffer())
		});
		return answered('logo', done, {});
	}
};

type Part = 'details' | 'address' | 'colours' | 'logo';
type Values = {
	details?: Record<string, string>;
	address?: AddressForm;
	colours?: Record<'accent' | 'accent_dark', string>;
};

function answered(part: Part, done: Result<null>, values: Values) {
	if (done.ok) redirect(303, `/admin/shop?saved=${part}#${part}`);
	const refusal: Refusal = done.refusal;
	return fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, {
		part,
		missing: false,
		refusal,
		...values
	});
}
