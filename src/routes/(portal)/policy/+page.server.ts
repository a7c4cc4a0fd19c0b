import { error } from '@sveltejs/kit';
import { policyChanges } from '#lib/i18n/policy-changes.ts';
import { policyPage as words } from '#lib/i18n/policy-page.ts';
import { publicExceptions } from '#lib/i18n/rules/public.ts';
import type { PageServerLoad } from './$types';
import { choiceLists } from './choice-lists.ts';
import { linkedData } from './linked-data.ts';
import { openPolicy, type OpenPolicy } from './open-policy.ts';
import { overviewTable } from './overview-table.ts';
import { pathOf } from './place.ts';
import { placeWords } from './place-words.ts';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const { shop, context } = locals;
	const open = await openPolicy(event);
	if (open === null) error(404, 'There is no such country or kind of goods.');
	const { policy, place, choices, voice } = open;
	const path = pathOf('/policy', place, shop);
	return {
		since: voice.t(words.since, { number: policy.live.number, day: voice.day(policy.live.since) }),
		place: placeWords(voice, place, choices),
		chosen: place,
		choices: choiceLists(open),
		sections: open.sections,
		overview: overviewTable(open, shop),
		next: nextOf(open),
		judgedBy: voice.t(
			policy.live.rules.judged_by === 'purchase' ? words.judgedByPurchase : words.judgedByBetter
		),
		pdf: `${pathOf('/policy.pdf', place, shop)}${path.includes('?') ? '&' : '?'}lang=${voice.locale}`,
		canonical: context.config.ORIGIN + path,
		linkedData: linkedData(open, locals, url.searchParams.has('country'))
	};
};

function nextOf({ policy, voice, terms, next }: OpenPolicy) {
	if (next === null) return null;
	const changes = policyChanges(voice, terms, next.terms);
	const [now, then] = [terms, next.terms].map(({ exceptions }) =>
		publicExceptions(voice.locale, exceptions, policy.names)
	);
	const isSame = JSON.stringify(now) === JSON.stringify(then);
	return {
		lead: voice.t(changes.length === 0 && isSame ? words.nextNothing : words.nextFrom, {
			day: voice.day(next.since)
		}),
		facts: changes.map((change) => ({
			label: change.label,
			value: change.next ?? voice.t(words.notSaid),
			note: voice.t(words.nowIs, { value: change.now ?? voice.t(words.notSaid) })
		})),
		exceptions: isSame ? null : (then?.sentences ?? [])
	};
}
