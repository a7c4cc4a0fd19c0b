import { fail, redirect } from '@sveltejs/kit';
import { normalEmail, normalOrderNumber } from '#lib/domain/order/normal.ts';
import {
	DECLARATION_LIMITS as MOST,
	holdsAddress,
	isWithdrawalLanguage
} from '#lib/domain/withdrawal/declaration.ts';
import { legal } from '#lib/i18n/withdrawal.ts';
import { keepWithdrawal, pendingWithdrawal } from '#lib/server/auth/pending-withdrawal.ts';
import { isEmailAddress } from '#lib/server/commands/staff/email-address.ts';
import { speaksGerman } from '../../layout-data.ts';
import { typedIn, type TypedIn } from '../../admin/form.ts';
import { ownOrders, provedOrder } from './known-order.ts';
import { languageOf, offered, spoken } from './spoken.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, url, cookies, setHeaders }) => {
	const settings = offered(locals);
	setHeaders({ 'cache-control': 'no-store' });
	const named = url.searchParams.get('order')?.slice(0, MOST.order) ?? null;
	const proved = await provedOrder(locals, named);
	const before = url.searchParams.has('change') ? pendingWithdrawal(cookies, locals.context.config) : null;
	return {
		text: spoken(locals, languageOf(url, locals)),
		german: speaksGerman(settings)
			? { text: legal(settings, 'de', 'title'), href: germanAddress(url) }
			: null,
		orders: await ownOrders(locals),
		proved: proved && {
			order: proved.order,
			pieces: proved.pieces.map(({ title, quantity }) => ({ title, quantity }))
		},
		values: {
			name: before?.name ?? proved?.name ?? '',
			order: before?.order ?? proved?.order ?? named ?? '',
			contact: before?.contact ?? proved?.contact ?? locals.customer?.email ?? '',
			inWords: before?.inWords ?? '',
			some: before !== null && before.pieces !== null,
			units: Object.fromEntries(before?.pieces ?? [])
		}
	};
};

export const actions: Actions = {
	default: async ({ request, locals, cookies, url }) => {
		offered(locals);
		const typed = typedIn(await request.formData());
		const wish = typed.text('lang', 2);
		const language = isWithdrawalLanguage(wish) ? wish : languageOf(url, locals);
		const values = readValues(typed);
		const proved = await provedOrder(locals, values.order);
		const chosen = proved && values.some ? proved.pieces.flatMap(unitsIn(typed)) : null;
		const wrong = wrongFields(values, chosen);
		if (wrong.length > 0) {
			const units = Object.fromEntries(chosen ?? []);
			return fail(422, { wrong, values: { ...values, units } });
		}
		const { config, ids } = locals.context;
		keepWithdrawal(cookies, config, {
			key: ids.token(),
			language,
			name: values.name,
			order: values.order,
			contact: values.contact,
			inWords: proved ? '' : values.inWords,
			provedOrderId: proved?.id ?? null,
			pieces: chosen
		});
		redirect(303, '/withdraw/confirm');
	}
};

function germanAddress(url: URL): string {
	const query = new URLSearchParams(url.search);
	query.set('lang', 'de');
	return `/withdraw?${query}`;
}

const readValues = (typed: TypedIn) => ({
	name: typed.text('name', MOST.name),
	order: typed.text('order', MOST.order),
	contact: typed.text('contact', MOST.contact),
	inWords: typed.lines('in_words', MOST.in_words + 1),
	some: typed.text('scope', 10) === 'some'
});

const unitsIn =
	(typed: TypedIn) =>
	({ quantity }: { quantity: number }, at: number): [number, number][] => {
		const units = Math.min(typed.whole(`units-${at}`) ?? 0, quantity);
		return units > 0 ? [[at, units]] : [];
	};

export type WrongField = 'name' | 'order' | 'contact' | 'in_words' | 'pieces';

function wrongFields(values: ReturnType<typeof readValues>, chosen: readonly unknown[] | null): WrongField[] {
	const { name, order, contact, inWords } = values;
	const wrong: Record<WrongField, boolean> = {
		name: name === '' || holdsAddress(name),
		order: normalOrderNumber(order) === '' || holdsAddress(order),
		contact: !isEmailAddress(normalEmail(contact)),
		in_words: inWords.length > MOST.in_words || holdsAddress(inWords),
		pieces: chosen !== null && chosen.length === 0
	};
	return (Object.keys(wrong) as WrongField[]).filter((field) => wrong[field]);
}
