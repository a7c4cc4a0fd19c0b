import { fail, redirect } from '@sveltejs/kit';
import { markOf, settingsOf } from '#lib/domain/policy/draft/content.ts';
import type { DraftEdit } from '#lib/domain/policy/draft/edits.ts';
import { lintPolicy } from '#lib/domain/policy/lint/lint-policy.ts';
import type { Refusal, Result } from '#lib/domain/result.ts';
import { addDays, localDateOf, startOfLocalDay } from '#lib/domain/time.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { editPolicyDraft, type DraftAt } from '#lib/server/commands/settings/edit-policy-draft.ts';
import {
	discardPolicyDraft,
	rebasePolicyDraft,
	restorePolicyDraft,
	undoPolicyDraft
} from '#lib/server/commands/settings/policy-drafts.ts';
import { asksTwoPeople } from '#lib/server/commands/settings/policy-version.ts';
import {
	approvePolicyDraft,
	proposePolicyDraft,
	publishPolicyDraft
} from '#lib/server/commands/settings/publish-policy-draft.ts';
import { typedIn, type TypedIn } from '../../form.ts';
import { draftEditOf, newRuleId } from './draft-edit.ts';
import { draftOfRule, emptyRule, inputOf } from './rule-draft.ts';
import { readRule, type RuleFault } from './read-rule.ts';
import { readRules } from './read-rules.ts';
import { restructured } from './restructure.ts';
import { draftOf, rowsChanged, typedDraft } from './rules-draft.ts';
import { trialFacts } from '#lib/server/queries/policy-trial.ts';
import { typedRule } from './typed-rule.ts';
import { workbench } from '#lib/server/queries/policy-workbench.ts';
import type { Actions, PageServerLoad } from './$types';

const EDIT = '/admin/policy/edit';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const asked = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 60);
	const bench = await workbench(db.read, now, url.searchParams.get('draft'), locals.shop.currency);
	const today = localDateOf(now, locals.shop.timezone);
	const rule = bench.draft.content.rules?.find(({ id }) => id === asked('rule'));
	return {
		...bench,
		now,
		me: staffActor(locals).id,
		two: await asksTwoPeople(db.read),
		days: { today, first: addDays(today, 1), last: addDays(today, 365) },
		part: asked('part') === 'settings' ? ('settings' as const) : ('rules' as const),
		settings: {
			draft: draftOf(bench.draft.content, locals.shop.currency),
			mark: markOf(settingsOf(bench.draft.content))
		},
		rule: rule ? draftOfRule(rule) : asked('rule') === 'new' ? emptyRule(newRuleId()) : null,
		ruleMark: rule ? markOf(rule) : '',
		focus: asked('focus'),
		done: asked('done'),
		facts: await trialFacts(db.read, now, bench.live, asked('order')),
		wish: {
			order: asked('order'),
			line: asked('line'),
			reason: asked('reason'),
			outcome: asked('outcome'),
			photo: asked('photo'),
			day: asked('day')
		}
	};
};

export const actions: Actions = {
	/** One change of the list of rules: a press of one of its buttons. */
	edit: async (event) => {
		const typed = typedIn(await event.request.formData());
		const act = typed.text('do', 200);
		const edit = act.startsWith('fix:') ? await fixOf(event, act) : draftEditOf(act);
		if (!edit) return fail(422, { refusal: { reason: 'value_invalid', facts: {} } as Refusal });
		return changed(event, typed, edit, { focus: act });
	},

	/** A rule's form: its own buttons give the form back, saving puts the rule into the draft. */
	rule: async (event) => {
		const form = await event.request.formData();
		const typed = typedIn(form);
		const act = typed.text('act', 60);
		const rule = restructured(typedRule(typed, form.keys()), act);
		const before = typed.text('before', 40);
		if (act !== 'save') return { rule, ruleFaults: [] as RuleFault[], before, act };
		const read = readRule(rule);
		if (!read.rule) return fail(422, { rule, ruleFaults: read.faults, before, act });
		const edit: DraftEdit = { do: 'put', rule: read.rule, before: before === '' ? null : before };
		const done = await editing(event, typed, edit);
		if (done.ok) return onward(event, done.value, { focus: `rule-${read.rule.id}` });
		const { reason, facts } = done.refusal;
		if (reason === 'changed_meanwhile') {
			const theirs = await ruleNow(event, rule.id);
			// The next press replaces what is there now: the writer has seen it.
			return fail(409, {
				rule,
				ruleFaults: [] as RuleFault[],
				before: theirs ? markOf(theirs) : '',
				theirs,
				refusal: done.refusal,
				act
			});
		}
		const [, , ...path] = String(facts.field ?? '').split('.');
		const field = path.length > 0 ? inputOf(path.join('.')) : 'name';
		return fail(422, { rule, ruleFaults: [{ field, fault: 'refused' }] as RuleFault[], before, act });
	},

	settings: async (event) => {
		const typed = typedIn(await event.request.formData());
		const act = typed.text('do', 30);
		const settings = rowsChanged(typedDraft(typed), act);
		const mark = typed.text('mark', 40);
		if (act !== 'save') return { settings, mark, faults: [], act };
		const { rules, faults } = readRules(settings);
		if (rules === null) return fail(422, { settings, mark, faults, act });
		const done = await editing(event, typed, { do: 'settings', settings: rules, before: mark });
		if (done.ok) return onward(event, done.value, { done: 'settings' });
		const { draft } = await benchOf(event);
		return fail(409, {
			settings,
			mark: markOf(settingsOf(draft.content)),
			faults: [],
			act,
			refusal: done.refusal
		});
	},

	undo: (event) => drafted(event, undoPolicyDraft, { done: 'undone' }),
	discard: (event) => drafted(event, discardPolicyDraft, { done: 'discarded' }),
	restore: (event) => drafted(event, restorePolicyDraft, {}),
	rebase: (event) => drafted(event, rebasePolicyDraft, {}),

	publish: (event) => publishing(event, publishPolicyDraft),
	propose: (event) => publishing(event, proposePolicyDraft),
	approve: async (event) => {
		const typed = typedIn(await event.request.formData());
		const done = await approvePolicyDraft(event.locals.context, staffActor(event.locals), seenIn(typed));
		if (done.ok) redirect(303, `/admin/policy?published=${done.value.number}`);
		return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal: done.refusal });
	}
};

type Event = Parameters<NonNullable<Actions['edit']>>[0];

const seenIn = (typed: TypedIn) => ({ id: typed.text('draft', 60), version: typed.whole('version') ?? -1 });

const benchOf = ({ locals, url }: Event) =>
	workbench(
		locals.context.db.read,
		locals.context.clock.now(),
		url.searchParams.get('draft'),
		locals.shop.currency
	);

/** The press that a finding offers, found anew: what it was about may be gone. */
async function fixOf(event: Event, act: string): Promise<DraftEdit | null> {
	const { draft, lint } = await benchOf(event);
	const found = lintPolicy(draft.content, lint).find(({ code, path }) => `fix:${code}:${path}` === act);
	return found?.fix ?? null;
}

async function ruleNow(event: Event, id: string) {
	const { draft } = await benchOf(event);
	return draft.content.rules?.find((rule) => rule.id === id) ?? null;
}

const editing = ({ locals }: Event, typed: TypedIn, edit: DraftEdit) =>
	editPolicyDraft(locals.context, staffActor(locals), { id: typed.text('draft', 60) || null, edit });

async function changed(event: Event, typed: TypedIn, edit: DraftEdit, where: Record<string, string>) {
	const done = await editing(event, typed, edit);
	if (done.ok) return onward(event, done.value, where);
	return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal: done.refusal });
}

/** The browser goes on where it is; a page without JavaScript is shown anew, with the trial that was chosen. */
function onward({ request, url }: Event, at: DraftAt, where: Record<string, string>) {
	if (request.headers.get('x-sveltekit-action') === 'true') return { saved: at };
	const kept = ['order', 'line', 'reason', 'outcome', 'photo', 'day'].flatMap((name) => {
		const value = url.searchParams.get(name);
		return value ? [[name, value] as [string, string]] : [];
	});
	redirect(303, `${EDIT}?${new URLSearchParams([['draft', at.id], ...kept, ...Object.entries(where)])}`);
}

type OnDraft = typeof undoPolicyDraft;
async function drafted(event: Event, command: OnDraft, where: Record<string, string>) {
	const typed = typedIn(await event.request.formData());
	const done = await command(event.locals.context, staffActor(event.locals), seenIn(typed));
	if (done.ok) return onward(event, done.value, where);
	return fail(done.refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal: done.refusal });
}

type Publishing = typeof publishPolicyDraft | typeof proposePolicyDraft;
async function publishing(event: Event, command: Publishing) {
	const typed = typedIn(await event.request.formData());
	const publishing = {
		note: typed.text('note', 600),
		when: typed.text('when', 10),
		day: typed.text('day', 10)
	};
	const effective_from = startOf(publishing, event);
	if (effective_from === 'wrong') return fail(422, { publishing, wrong: ['day' as const] });
	const input = { ...seenIn(typed), note: publishing.note, effective_from };
	const done: Result<{ number: number } | DraftAt> = await command(
		event.locals.context,
		staffActor(event.locals),
		input
	);
	if (done.ok) {
		if ('number' in done.value) redirect(303, `/admin/policy?published=${done.value.number}`);
		return onward(event, done.value, { done: 'proposed' });
	}
	const { reason, facts } = done.refusal;
	if (reason === 'value_invalid' && facts.field === 'note')
		return fail(422, { publishing, wrong: ['note' as const] });
	return fail(reason === 'changed_meanwhile' ? 409 : 422, { publishing, refusal: done.refusal });
}

function startOf({ when, day }: { when: string; day: string }, { locals }: Event): number | null | 'wrong' {
	if (when !== 'day') return null;
	const today = localDateOf(locals.context.clock.now(), locals.shop.timezone);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day <= today || day > addDays(today, 365)) return 'wrong';
	try {
		return startOfLocalDay(day, locals.shop.timezone);
	} catch {
		return 'wrong';
	}
}
