/** What every page knows of the shop and of the visitor's choices. */
export const layoutData = ({ shop, locale, theme }: App.Locals) => ({
	locale,
	theme: theme ?? ('system' as const),
	zone: shop.timezone,
	shop: { name: shop.name, logo: shop.logo, phone: shop.phone, hours: shop.hours }
});
