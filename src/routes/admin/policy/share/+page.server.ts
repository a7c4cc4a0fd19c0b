import { policyPage } from '#lib/i18n/policy-page.ts';
import { isLocale } from '#lib/i18n/say.ts';
import { choiceLists } from '../../../(portal)/policy/choice-lists.ts';
import { linkedData } from '../../../(portal)/policy/linked-data.ts';
import { openPolicy } from '../../../(portal)/policy/open-policy.ts';
import { pathOf } from '../../../(portal)/policy/place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { shop, locale, context } = locals;
	const asked = await openPolicy({ locals, url });
	const open = asked ?? (await openPolicy({ locals, url: new URL('/', url) }));
	if (open === null) throw new Error('the shop has no policy of its own');
	const { place } = open;
	const wish = url.searchParams.get('language');
	const language = isLocale(wish) ? wish : '';
	const withLanguage = (path: string): string =>
		language === '' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
	const at = (path: string): string => context.config.ORIGIN + pathOf(path, place, shop);
	const frame = withLanguage(pathOf('/policy/embed', place, shop));
	const data = linkedData(open, locals, url.searchParams.get('country') !== null);
	const title = policyPage.title[isLocale(wish) ? wish : locale];
	return {
		isUnknown: asked === null,
		choices: choiceLists(open),
		chosen: { ...place, language },
		page: pathOf('/policy', place, shop),
		frame,
		link: `<a href="${attribute(at('/policy'))}">${title}</a>`,
		iframe: `<iframe src="${attribute(context.config.ORIGIN + frame)}" title="${title}" width="100%" height="640" loading="lazy" style="border: 0"></iframe>`,
		data: data && `<script type="application/ld+json">${data}</script>`,
		json: withLanguage(at('/policy.json')),
		pdf: withLanguage(at('/policy.pdf'))
	};
};

const attribute = (address: string): string => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
