import {
	merchantReturnPolicy,
	onlineStore,
	SCHEMA,
	scriptText
} from '#lib/domain/policy/public/schema-org.ts';
import type { OpenPolicy } from './open-policy.ts';
import { groupsOf } from './overview-table.ts';
import { pathOf } from './place.ts';

/**
 * What search engines read: all countries of the shop, one policy for each group of them; for a chosen one its own, and
 * for a kind of goods that alone. Null for countries without a code.
 */
export function linkedData(
	open: OpenPolicy,
	{ shop, locale, context }: App.Locals,
	isChosen: boolean
): string | null {
	const { place, terms } = open;
	const { ORIGIN } = context.config;
	const link = (country: string): string => ORIGIN + pathOf('/policy', { ...place, country }, shop);
	const own = merchantReturnPolicy(terms, [place.country], link(place.country));
	if (place.category !== '') return own && scriptText({ '@context': SCHEMA, ...own });
	const policies = isChosen
		? [own]
		: groupsOf(open, shop).flatMap(({ countries, rows: [all] }) =>
				all ? [merchantReturnPolicy(all.terms, countries, link(countries[0] ?? place.country))] : []
			);
	if (policies.every((policy) => policy === null)) return null;
	return scriptText(onlineStore(shop.name[locale], ORIGIN, policies));
}
