import { withdrawalSettings, type WithdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { legal } from '#lib/i18n/withdrawal.ts';
import { countriesOf } from '#lib/server/queries/countries-of.ts';

/** What every page knows of the shop and of the visitor's choices. */
export async function layoutData({ locals, request }: { locals: App.Locals; request: Request }) {
	const { shop, locale, theme } = locals;
	return {
		locale,
		theme: theme ?? ('system' as const),
		zone: shop.timezone,
		withdraw: await withdrawLink(locals, request.headers.get('accept-language')),
		shop: { name: shop.name, logo: shop.logo, phone: shop.phone, hours: shop.hours }
	};
}

/** The words that lead to the withdrawal function, with the German ones for who reads German or had goods sent there. */
async function withdrawLink(locals: App.Locals, languages: string | null) {
	const offered = withdrawalSettings(locals.shop.settings);
	if (!offered.on) return null;
	const concerned = speaksGerman(offered) && (isGerman(languages) || (await isSentToGermanSpeakers(locals)));
	return {
		label: legal(offered, locals.locale, 'link'),
		german: concerned ? legal(offered, 'de', 'link') : null
	};
}

/** Whether the shop grants the right where German is read. */
export const speaksGerman = ({ countries }: WithdrawalSettings): boolean =>
	countries.some((country) => GERMAN.includes(country));

const GERMAN: readonly string[] = ['DE', 'AT', 'LI', 'LU'];

/** German among the languages that a browser asks for. */
const isGerman = (languages: string | null): boolean => /(?:^|[\s,])de(?:$|[-,;\s])/iu.test(languages ?? '');

async function isSentToGermanSpeakers({ context, customer }: App.Locals): Promise<boolean> {
	if (customer === null) return false;
	const countries = await countriesOf(context.db.read, customer);
	return countries.some((country) => GERMAN.includes(country));
}
