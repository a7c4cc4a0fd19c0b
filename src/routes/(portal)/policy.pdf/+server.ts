import { text } from '@sveltejs/kit';
import { policyPage as words } from '#lib/i18n/policy-page.ts';
import { renderPolicy } from '#lib/server/pdf/policy.ts';
import { FRESH } from '../policy/answers.ts';
import { openPolicy } from '../policy/open-policy.ts';
import { pathOf } from '../policy/place.ts';
import { placeWords } from '../policy/place-words.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { shop, locale, context } = event.locals;
	const open = await openPolicy(event);
	if (open === null) {
		const said = [words.unknownTitle[locale], words.unknownNext[locale], ''].join('\n');
		return text(said, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
	}
	const { policy, place, choices, voice } = open;
	const { number, rules, since } = policy.live;
	const bytes = await renderPolicy(voice, {
		title: voice.t(words.title),
		shop: shop.name[locale],
		about: [voice.t(words.since, { number, day: voice.day(since) }), placeWords(voice, place, choices)],
		sections: open.sections,
		note: voice.t(rules.judged_by === 'purchase' ? words.judgedByPurchase : words.judgedByBetter),
		address: context.config.ORIGIN + pathOf('/policy', place, shop),
		createdAt: since
	});
	return new Response(Buffer.from(bytes), {
		headers: {
			...FRESH,
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="returns-policy-${number}.pdf"`
		}
	});
};
