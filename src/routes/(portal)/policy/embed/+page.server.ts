import { error } from '@sveltejs/kit';
import { FRESH } from '../answers.ts';
import { openPolicy } from '../open-policy.ts';
import { pathOf } from '../place.ts';
import { placeWords } from '../place-words.ts';
import type { PageServerLoad } from './$types';

const SHOWN: readonly string[] = ['taste', 'faults', 'money'];

export const load: PageServerLoad = async (event) => {
	const open = await openPolicy(event);
	if (open === null) error(404, 'There is no such country or kind of goods.');
	event.setHeaders(FRESH);
	const { place, choices, voice } = open;
	return {
		place: placeWords(voice, place, choices),
		sections: open.sections.filter(({ key }) => SHOWN.includes(key)),
		whole: pathOf('/policy', place, event.locals.shop)
	};
};
