import { ruleChanges, ruleSentences } from '#lib/i18n/policy-rules.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { context, locale } = locals;
	const { live, planned, versions } = await policyHistory(context.db.read, context.clock.now());
	const published = Number(url.searchParams.get('published'));
	return {
		live: { number: live.number, since: live.effective_from },
		rules: ruleSentences(locale, live.rules),
		planned: planned.map(({ number, effective_from }) => ({ number, effective_from })),
		published: versions.find((version) => version.number === published)?.number ?? null,
		versions: versions.map(({ number, note, effective_from, published_at, by, rules }, index) => ({
			number,
			note,
			effective_from,
			published_at,
			by,
			changes: versions[index + 1] ? ruleChanges(locale, versions[index + 1]?.rules ?? rules, rules) : null
		}))
	};
};
