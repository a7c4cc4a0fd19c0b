import { error, fail, redirect } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { neutralOf, saveProduct } from '#lib/server/commands/catalogue/save-product.ts';
import { setStock, type StockCount } from '#lib/server/commands/catalogue/set-stock.ts';
import { catalogueProduct } from '#lib/server/queries/admin-catalogue.ts';
import { typedIn } from '../../form.ts';
import {
	countField,
	currenciesOf,
	keptFields,
	priceField,
	priceText,
	seenField,
	soldField,
	typedPrices,
	type Fault,
	type Fields
} from './typed-product.ts';
import type { Actions, PageServerLoad } from './$types';

async function found(locals: App.Locals, id: string) {
	const known = isId('prd', id) ? await catalogueProduct(locals.context.db.read, id) : null;
	return known ?? error(404);
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { product, places } = await found(locals, params.product);
	const currencies = currenciesOf(product, locals.shop.currency);
	const { id, external_ref, title_en, title_th, category, image, active, version } = product;
	return {
		product: { id, external_ref, title_en, title_th, category, image, active, version },
		currencies,
		places: places.map(({ code, name_en, name_th, active: open }) => ({
			...{ code, name_en, name_th },
			open: open === 1
		})),
		variants: product.variants.map((variant) => ({
			id: variant.id,
			sku: variant.sku,
			values: variant.options.map(({ value }) => value),
			sold: { name: soldField(variant.id), on: variant.active },
			prices: currencies.map((currency) => ({
				currency,
				name: priceField(variant.id, currency),
				text: priceText(variant, currency),
				includes_tax: variant.prices.find((price) => price.currency === currency)?.includes_tax ?? true
			})),
			counts: places.map(({ code }) => {
				const level = variant.levels.find(({ location_code }) => location_code === code);
				return {
					place: code,
					name: countField(variant.id, code),
					seen: seenField(variant.id, code),
					on_hand: level?.on_hand ?? null,
					reserved: level?.reserved ?? 0,
					version: level?.version ?? 0
				};
			})
		})),
		saved: url.searchParams.get('saved')
	};
};

export const actions: Actions = {
	product: async ({ request, locals, params }) => {
		const { product } = await found(locals, params.product);
		const form = await request.formData();
		const typed = typedIn(form);
		const currencies = currenciesOf(product, locals.shop.currency);
		const faults: Fault[] = [];
		const title = { th: typed.text('title_th', 400), en: typed.text('title_en', 400) };
		for (const language of ['th', 'en'] as const) {
			const isWrong = title[language] === '' || title[language].length > 300;
			if (isWrong) faults.push({ field: `title_${language}`, what: 'title', variant: '' });
		}
		const category = typed.text('category', 400);
		if (category.length > 100) faults.push({ field: 'category', what: 'kind', variant: '' });
		const told = neutralOf(product);
		const variants = product.variants.map((variant, index) => {
			const read = typedPrices(typed, variant, currencies);
			faults.push(...read.faults);
			const before = told.variants[index] as (typeof told.variants)[number];
			return { ...before, active: typed.checked(soldField(variant.id)), prices: read.prices };
		});
		if (faults.length > 0) return failed('product', keptFields(form), faults, null);
		const next = { ...told, title, category, active: typed.checked('active'), variants };
		const version = typed.whole('version') ?? 0;
		const done = await saveProduct(locals.context, staffActor(locals), next, version);
		if (!done.ok) return failed('product', keptFields(form), [], done.refusal);
		redirect(303, `/admin/catalogue/${product.id}?saved=product`);
	},

	stock: async ({ request, locals, params }) => {
		const { product, places } = await found(locals, params.product);
		const form = await request.formData();
		const typed = typedIn(form);
		const counts: StockCount[] = [];
		const faults: Fault[] = [];
		for (const variant of product.variants) {
			for (const { code } of places) {
				const field = countField(variant.id, code);
				if (typed.text(field, 20) === '') continue;
				const on_hand = typed.whole(field);
				if (on_hand === null || on_hand > 1_000_000)
					faults.push({ field, what: 'count', variant: variant.sku });
				else {
					const version = typed.whole(seenField(variant.id, code)) ?? 0;
					counts.push({ sku: variant.sku, location_code: code, on_hand, version });
				}
			}
		}
		if (faults.length > 0) return failed('stock', keptFields(form), faults, null);
		const done = await setStock(locals.context, staffActor(locals), counts);
		if (!done.ok) return failed('stock', keptFields(form), [], done.refusal);
		redirect(303, `/admin/catalogue/${product.id}?saved=stock#stock`);
	}
};

/** What was typed stays on the page; what somebody else changed is shown with the next look. */
const failed = (part: 'product' | 'stock', fields: Fields, faults: Fault[], refusal: Refusal | null) =>
	fail(refusal?.reason === 'changed_meanwhile' ? 409 : 422, {
		part,
		fields: refusal?.reason === 'changed_meanwhile' ? null : fields,
		faults,
		refusal
	});
