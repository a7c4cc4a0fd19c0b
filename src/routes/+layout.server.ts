import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { shop, locale, theme } = locals;
	return {
		locale,
		theme: theme ?? ('system' as const),
		zone: shop.timezone,
		shop: { name: shop.name, logo: shop.logo, phone: shop.phone, hours: shop.hours }
	};
};
