import { fail, redirect } from '@sveltejs/kit';
import { checkContent, type ContentFault } from '#lib/domain/policy/draft/check-content.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { fromTemplate, policyTemplates } from '#lib/domain/policy/draft/templates.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { editPolicyDraft } from '#lib/server/commands/settings/edit-policy-draft.ts';
import { policyHistory } from '#lib/server/queries/admin.ts';
import { typedIn } from '../form.ts';

/** A policy is some kilobytes; the largest that the rules allow stays below this. */
const MOST_BYTES = 1_000_000;
const MOST_FAULTS = 20;

/** A draft of the newest version, of a template laid over it, or of an earlier version. */
export async function startDraft(locals: App.Locals, form: FormData) {
	const typed = typedIn(form);
	const { latest, versions } = await policyHistory(locals.context.db.read, locals.context.clock.now());
	const template = policyTemplates.find(({ code }) => code === typed.text('template', 40));
	const version = versions.find(({ number }) => number === typed.whole('version'));
	const content = template ? fromTemplate(template, locals.shop.currency, latest.rules) : version?.rules;
	return begin(locals, content ?? latest.rules, template?.name[locals.locale] ?? '');
}

/** A policy from outside. What can't be read is told by its path, and the text stays. */
export async function importDraft(locals: App.Locals, form: FormData) {
	const file = form.get('file');
	const typed = form.get('text');
	const isFile = file instanceof File && file.size > 0;
	const text = isFile
		? file.size > MOST_BYTES
			? ''
			: await file.text()
		: typeof typed === 'string'
			? typed
			: '';
	const again = (wrong: 'nothing' | 'not_json' | null, faults: ContentFault[]) =>
		fail(422, { imported: { text: text.slice(0, MOST_BYTES), wrong, faults: faults.slice(0, MOST_FAULTS) } });
	if (text.trim() === '') return again('nothing', []);
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return again('not_json', []);
	}
	const checked = checkContent(value);
	if (!('content' in checked)) return again(null, checked.faults);
	return begin(locals, checked.content, isFile ? file.name.replace(/\.json$/i, '').slice(0, 120) : '');
}

async function begin(locals: App.Locals, content: PolicyContent, name: string) {
	const done = await editPolicyDraft(locals.context, staffActor(locals), {
		id: null,
		edit: { do: 'replace', content },
		name
	});
	if (done.ok) redirect(303, `/admin/policy/edit?draft=${done.value.id}`);
	return fail(422, { refusal: done.refusal as Refusal });
}
