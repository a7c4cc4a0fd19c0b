import { fail, redirect } from '@sveltejs/kit';
import { asciiDigits, normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { keepLookup } from '#lib/server/auth/pending-lookup.ts';
import { requestLookup } from '#lib/server/commands/access/request-lookup.ts';
import { orderToTry, usualWindowDays } from '#lib/server/queries/lookup-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { context, shop, customer } = locals;
	const { config, db, clock } = context;
	return {
		order: url.searchParams.get('order')?.slice(0, 64) ?? '',
		example:
			typeof shop.settings.order_number_example === 'string' ? shop.settings.order_number_example : null,
		windowDays: await usualWindowDays(db, clock.now()),
		seesAllOrders: customer !== null && customer.email !== null,
		demo: config.DEMO
			? { mailbox: config.DEMO_MAILBOX_URL ?? null, orderToTry: await orderToTry(db.read) }
			: null
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, getClientAddress }) => {
		const form = await request.formData();
		const order = String(form.get('order') ?? '').trim();
		const contact = String(form.get('contact') ?? '').trim();
		const wrong = { order: wrongOrder(order), contact: wrongContact(contact) };
		if (wrong.order || wrong.contact) return fail(422, { order, contact, wrong, refused: null });
		const { context, locale, shop } = locals;
		const asked = await requestLookup(context, {
			orderNumber: order,
			contact,
			locale,
			clientAddress: getClientAddress()
		});
		if (!asked.ok) {
			const refused = refusalWords(locale, asked.refusal, { timezone: shop.timezone });
			return fail(429, { order, contact, wrong, refused });
		}
		keepLookup(cookies, context.config, {
			...asked.value,
			orderNumber: order.toUpperCase().slice(0, 64),
			contact
		});
		redirect(303, '/code');
	}
};

const wrongOrder = (typed: string): 'missing' | null => {
	const length = normalOrderNumber(typed).length;
	return length > 0 && typed.length <= 64 ? null : 'missing';
};

/** Forgiving: spaces, dashes, +66 or 0, Thai digits. Only what cannot be an address or a number is sent back. */
function wrongContact(typed: string): 'missing' | 'invalid' | null {
	if (typed === '') return 'missing';
	if (typed.length > 254) return 'invalid';
	if (typed.includes('@')) return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(normalEmail(typed)) ? null : 'invalid';
	const digits = asciiDigits(typed.normalize('NFKC')).replace(/\D/g, '').length;
	return digits >= 7 && digits <= 17 ? null : 'invalid';
}
