import { error } from '@sveltejs/kit';
import { isId } from '#lib/domain/ids.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { findPolicyDraft } from '#lib/server/queries/policy-drafts.ts';
import type { RequestHandler } from './$types';

/** A version (`?version=3`) or a draft as the JSON that an import and the API take. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const draft = url.searchParams.get('draft') ?? '';
	const found = isId('pdr', draft) ? await findPolicyDraft(db.read, draft) : null;
	if (found) return file(found.rules, 'draft');
	const number = Number(url.searchParams.get('version') ?? Number.NaN);
	const { versions } = await policyHistory(db.read, clock.now());
	const version = versions.find((one) => one.number === number);
	return version ? file(version.rules, String(number)) : error(404);
};

const file = (rules: unknown, name: string): Response =>
	new Response(`${JSON.stringify(rules, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="policy-${name}.json"`
		}
	});
