import { withdrawalSettings } from '#lib/domain/withdrawal/settings.ts';
import { legal } from '#lib/i18n/withdrawal.ts';
import type { Locale } from '#lib/i18n/say.ts';

/** What every page knows of the shop and of the visitor's choices. */
export const layoutData = ({ shop, locale, theme }: App.Locals) => ({
	locale,
	theme: theme ?? ('system' as const),
	zone: shop.timezone,
	withdraw: withdrawLink(shop.settings, locale),
	shop: { name: shop.name, logo: shop.logo, phone: shop.phone, hours: shop.hours }
});

/** The words that lead to the withdrawal function, and the German ones where the shop sells to who reads them. */
function withdrawLink(settings: Record<string, unknown>, locale: Locale) {
	const offered = withdrawalSettings(settings);
	if (!offered.on) return null;
	const isRead = offered.countries.some((country) => ['DE', 'AT', 'LI', 'LU'].includes(country));
	return { label: legal(offered, locale, 'link'), german: isRead ? legal(offered, 'de', 'link') : null };
}
