import { fail, redirect } from '@sveltejs/kit';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { addDays, localDateOf, startOfLocalDay } from '#lib/domain/time.ts';
import { ruleChanges } from '#lib/i18n/policy-rules.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { categoriesInUse } from '#lib/server/queries/policy-preview.ts';
import { typedIn, type TypedIn } from '../../form.ts';
import { readRules } from './read-rules.ts';
import { draftOf, rowsChanged, typedDraft, type RulesDraft } from './rules-draft.ts';
import { trialOf, type TrialWish } from './trial.ts';
import type { Actions, PageServerLoad } from './$types';

const NO_WISH: TrialWish = { order: '', line: '', reason: '', outcome: '' };

export const load: PageServerLoad = async ({ locals, request }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const { latest, planned } = await policyHistory(db.read, now);
	const today = localDateOf(now, locals.shop.timezone);
	return {
		latest: latest.number,
		draft: draftOf(latest.rules, locals.shop.currency),
		planned: planned.map(({ number, effective_from }) => ({ number, effective_from })),
		categories: await categoriesInUse(db.read),
		days: { first: addDays(today, 1), last: addDays(today, 365) },
		// An action works the trial out on what was typed; only a fresh page needs this one.
		trial: request.method === 'GET' ? await trial(locals, latest.rules, NO_WISH) : null
	};
};

export const actions: Actions = {
	try: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const act = typed.text('do', 30);
		const draft = rowsChanged(typedDraft(typed), act);
		return worked(locals, typed, draft, act);
	},

	publish: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const draft = typedDraft(typed);
		const { rules } = readRules(draft);
		const page = await worked(locals, typed, draft, 'publish');
		const publishing = publishOf(typed, locals);
		const { latest } = await policyHistory(locals.context.db.read, locals.context.clock.now());
		const isSame = rules !== null && page.changes.length === 0 && isEqual(rules, latest.rules);
		const wrong = [
			...(publishing.fault ? [publishing.fault] : []),
			...(isSame && publishing.based_on === latest.number ? ['same' as const] : [])
		];
		if (rules === null || wrong.length > 0) return fail(422, { ...page, wrong });
		const done = await publishPolicy(locals.context, staffActor(locals), { ...publishing, rules });
		if (done.ok) redirect(303, `/admin/policy?published=${done.value.number}`);
		const { reason, facts } = done.refusal;
		if (reason === 'value_invalid' && facts.field === 'note')
			return fail(422, { ...page, wrong: ['note' as const] });
		return fail(reason === 'changed_meanwhile' ? 409 : 422, { ...page, refusal: done.refusal });
	}
};

type Wrong = 'note' | 'day' | 'same';

/** What the form shows again: everything typed, what is wrong with it, and what the draft would say. */
async function worked(locals: App.Locals, typed: TypedIn, draft: RulesDraft, act: string) {
	const { rules, faults } = readRules(draft);
	const { latest } = await policyHistory(locals.context.db.read, locals.context.clock.now());
	const isRowAct = /^(add|remove):/.test(act);
	const wish = {
		order: typed.text('order', 60),
		line: typed.text('line', 60),
		reason: typed.text('reason', 60),
		outcome: typed.text('outcome', 20)
	};
	return {
		draft,
		act,
		// Nobody is scolded for a row they are about to fill in.
		faults: isRowAct ? [] : faults,
		publishing: { note: typed.text('note', 600), when: typed.text('when', 10), day: typed.text('day', 10) },
		changes: rules === null ? [] : ruleChanges(locals.locale, latest.rules, rules),
		trial: await trial(locals, rules, wish),
		latest: latest.number,
		wrong: [] as Wrong[],
		refusal: null as Refusal | null
	};
}

async function trial(locals: App.Locals, rules: PolicyRules | null, wish: TrialWish) {
	const { db, clock } = locals.context;
	const now = clock.now();
	const { live, latest } = await policyHistory(db.read, now);
	const place = { locale: locals.locale, timezone: locals.shop.timezone, now };
	return {
		...(await trialOf(db.read, place, live, rules && { number: latest.number + 1, rules }, wish)),
		liveNumber: live.number
	};
}

function publishOf(typed: TypedIn, locals: App.Locals) {
	const based_on = typed.whole('based_on') ?? 0;
	const note = typed.text('note', 600);
	if (typed.text('when', 10) !== 'day') return { based_on, note, effective_from: null };
	const day = typed.text('day', 10);
	const today = localDateOf(locals.context.clock.now(), locals.shop.timezone);
	const fits = /^\d{4}-\d{2}-\d{2}$/.test(day) && day > today && day <= addDays(today, 365);
	if (!fits) return { based_on, note, effective_from: null, fault: 'day' as const };
	try {
		return { based_on, note, effective_from: startOfLocalDay(day, locals.shop.timezone) };
	} catch {
		return { based_on, note, effective_from: null, fault: 'day' as const };
	}
}

const isEqual = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** The same text for the same rules, whatever the order of their keys. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);
