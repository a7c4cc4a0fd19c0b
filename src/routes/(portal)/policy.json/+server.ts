import { json } from '@sveltejs/kit';
import { merchantReturnPolicy, SCHEMA } from '#lib/domain/policy/public/schema-org.ts';
import { publicExceptions } from '#lib/i18n/rules/public.ts';
import { plainProblem } from '#lib/server/api/problem.ts';
import { FRESH, placeAnswer, termsAnswer } from '../policy/answers.ts';
import { openPolicy } from '../policy/open-policy.ts';
import { pathOf } from '../policy/place.ts';
import type { RequestHandler } from './$types';

const OPEN = { ...FRESH, 'access-control-allow-origin': '*' };

/** The same terms for programs: amounts in minor units, times as RFC 3339. */
export const GET: RequestHandler = async (event) => {
	const { locals } = event;
	const origin = locals.context.config.ORIGIN;
	const asked = { locale: locals.locale, requestId: locals.requestId, origin };
	const open = await openPolicy(event);
	if (open === null) return plainProblem(asked, 'not_found', 404, { headers: OPEN });
	const { policy, place, terms, voice } = open;
	const page = origin + pathOf('/policy', place, locals.shop);
	const told = publicExceptions(voice.locale, terms.exceptions, policy.names);
	const policyOf = merchantReturnPolicy(terms, [place.country], page);
	return json(
		{
			...placeAnswer(place),
			language: voice.locale,
			version: policy.live.number,
			since: new Date(policy.live.since).toISOString(),
			next: policy.next && {
				version: policy.next.number,
				from: new Date(policy.next.since).toISOString()
			},
			...termsAnswer(terms, open.unpacked, open.atOnce),
			exceptions: { sentences: told.sentences, others: told.others },
			page,
			schema_org: policyOf && { '@context': SCHEMA, ...policyOf }
		},
		{ headers: OPEN }
	);
};
