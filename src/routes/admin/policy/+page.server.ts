import { fail } from '@sveltejs/kit';
import { policyTemplates } from '#lib/domain/policy/draft/templates.ts';
import { exceptionsOf } from '#lib/domain/policy/draft/content.ts';
import { draftWords } from '#lib/i18n/admin-policy-draft.ts';
import { ruleChanges, ruleSentences } from '#lib/i18n/policy-rules.ts';
import { ruleListChanges } from '#lib/i18n/rules/changes.ts';
import { ruleSentence } from '#lib/i18n/rules/sentence.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { asksTwoPeople } from '#lib/server/commands/settings/policy-version.ts';
import { cancelPolicy, rollBackPolicy, setTwoPeople } from '#lib/server/commands/settings/policy-versions.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { namesOf } from '#lib/server/queries/names.ts';
import { openPolicyDrafts } from '#lib/server/queries/policy-drafts.ts';
import { typedIn } from '../form.ts';
import { ruleNames } from '#lib/server/queries/rule-names.ts';
import { importDraft, startDraft } from './start-draft.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_DRAFTS = 20;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { context, locale } = locals;
	const db = context.db.read;
	const now = context.clock.now();
	const { live, latest, planned, versions } = await policyHistory(db, now);
	const drafts = await openPolicyDrafts(db, MOST_DRAFTS);
	const people = await namesOf(
		db,
		drafts.map((draft) => draft.updated_by)
	);
	const names = await ruleNames(db);
	const published = Number(url.searchParams.get('published'));
	return {
		live: { number: live.number, since: live.effective_from },
		latest: latest.number,
		exceptions: exceptionsOf(live.rules)
			.filter((rule) => rule.enabled)
			.map((rule) => ({ id: rule.id, name: rule.name, parts: ruleSentence(locale, rule, names) })),
		rules: ruleSentences(locale, live.rules),
		planned: planned.map(({ number, effective_from }) => ({ number, effective_from })),
		published: versions.find((version) => version.number === published)?.number ?? null,
		two: await asksTwoPeople(db),
		drafts: drafts.map(({ id, name, based_on, updated_at, updated_by, proposed_at }) => ({
			id,
			name: name || say(locale, draftWords.draftFrom, { number: based_on }),
			updated_at,
			by: people.get(updated_by ?? '') ?? null,
			waits: proposed_at !== null
		})),
		templates: policyTemplates.map(({ code, name, about }) => ({
			code,
			name: name[locale],
			about: about[locale]
		})),
		versions: versions.map((version, index) => {
			const before = versions.slice(index + 1).find((other) => (other.cancelled_at ?? null) === null);
			const { number, note, effective_from, by, rules } = version;
			const cancelled = (version.cancelled_at ?? null) !== null;
			return {
				number,
				note,
				effective_from,
				published_at: version.published_at,
				by,
				state: cancelled
					? ('cancelled' as const)
					: number === live.number
						? ('live' as const)
						: effective_from > now
							? ('planned' as const)
							: ('over' as const),
				changes: before && {
					rules: ruleListChanges(locale, exceptionsOf(before.rules), exceptionsOf(rules), names).map(
						({ rule_id, kind, text }) => ({ rule_id, kind, text })
					),
					settings: ruleChanges(locale, before.rules, rules)
				}
			};
		})
	};
};

export const actions: Actions = {
	start: async ({ request, locals }) => startDraft(locals, await request.formData()),
	import: async ({ request, locals }) => importDraft(locals, await request.formData()),

	cancel: async ({ request, locals }) => {
		const number = typedIn(await request.formData()).whole('version') ?? 0;
		const done = await cancelPolicy(locals.context, staffActor(locals), { number });
		return done.ok ? { cancelled: number } : fail(422, { refusal: done.refusal });
	},

	rollback: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const number = typed.whole('version') ?? 0;
		const done = await rollBackPolicy(locals.context, staffActor(locals), {
			number,
			based_on: typed.whole('based_on') ?? 0,
			note: plain(say(locals.locale, draftWords.rollBackNote, { number }))
		});
		if (done.ok) return { published: done.value.number };
		return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal: done.refusal });
	},

	two: async ({ request, locals }) => {
		const on = typedIn(await request.formData()).checked('two');
		const done = await setTwoPeople(locals.context, staffActor(locals), { on });
		return done.ok ? { two: on } : fail(409, { refusal: done.refusal });
	}
};
