import { z } from 'zod';
import { isId } from '#lib/domain/ids.ts';
import { defaultRules, policyRules } from '#lib/domain/policy/rules.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { editPolicyDraft } from '../../commands/settings/edit-policy-draft.ts';
import { discardPolicyDraft } from '../../commands/settings/policy-drafts.ts';
import { proposePolicyDraft, publishPolicyDraft } from '../../commands/settings/publish-policy-draft.ts';
import { findPolicyDraft, openPolicyDrafts, type StoredPolicyDraft } from '../../store/policy-drafts.ts';
import { operation } from '../operation.ts';
import { instant, iso, isoOrNull, line, paragraphs, time } from '../schemas/values.ts';

const listed = z
	.object({
		id: z.string(),
		version: z.int().describe('Counts its changes; give back what you read when changing it.'),
		name: z.string(),
		based_on: z.int().describe('Number of the version it was made from.'),
		updated_at: time(),
		proposed_at: time().nullable().describe('Waits for a second merchant since.')
	})
	.meta({ id: 'PolicyDraft' });
const whole = listed.extend({ rules: policyRules }).meta({ id: 'PolicyDraftRules' });
const at = z.object({ id: z.string(), version: z.int() }).meta({ id: 'PolicyDraftAt' });
const params = z.strictObject({ draft: z.string().max(60) });
const seen = { version: z.int().min(1) };
const publishing = z
	.strictObject({
		...seen,
		note: paragraphs(500, 0).default(''),
		effective_from: instant().nullable().default(null).describe('Null is at once. At most a year ahead.')
	})
	.meta({ id: 'PolicyDraftPublishInput' });
const MOST = 100;

export const listPolicyDrafts = operation({
	id: 'listPolicyDrafts',
	method: 'GET',
	path: '/settings/policy/drafts',
	tag: 'Settings',
	summary: 'List drafts of the policy',
	description: 'Those that are still being written, the one touched last first; at most a hundred.',
	scope: 'settings:read',
	answers: { 200: { description: 'The drafts.', schema: z.object({ data: z.array(listed) }) } },
	refusals: [],
	async handle({ ctx }) {
		const drafts = await openPolicyDrafts(ctx.db.read, MOST);
		return accepted({ status: 200, body: { data: drafts.map(answer) } });
	}
});

export const createPolicyDraft = operation({
	id: 'createPolicyDraft',
	method: 'POST',
	path: '/settings/policy/drafts',
	tag: 'Settings',
	summary: 'Begin a draft of the policy',
	description: 'Also how a policy is imported: a fault is told with its path.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z
			.strictObject({ name: line(120, 0).default(''), rules: policyRules })
			.meta({ id: 'PolicyDraftInput' }),
		examples: {
			one: {
				summary: 'Cheap damaged goods are kept',
				value: {
					name: 'Keep it',
					rules: {
						...defaultRules('THB'),
						rules: [
							{
								id: 'r_keepit12',
								name: '',
								when: { field: 'reason_fault', op: 'is', value: ['carrier'] },
								then: [{ do: 'keep_item', up_to: { THB: 80_000 } }],
								enabled: true
							}
						]
					}
				}
			}
		}
	},
	answers: { 201: { description: 'The draft.', schema: at } },
	refusals: ['value_invalid'],
	async handle({ ctx, actor, body }) {
		const edit = { do: 'replace', content: body.rules } as const;
		const done = await editPolicyDraft(ctx, actor, { id: null, edit, name: body.name });
		return done.ok ? accepted({ status: 201, body: done.value }) : done;
	}
});

export const readPolicyDraft = operation({
	id: 'readPolicyDraft',
	method: 'GET',
	path: '/settings/policy/drafts/{draft}',
	tag: 'Settings',
	summary: 'Read a draft of the policy',
	description: 'With its rules.',
	scope: 'settings:read',
	params,
	answers: { 200: { description: 'The draft.', schema: whole } },
	refusals: ['not_found'],
	async handle({ ctx, params: { draft: id } }) {
		const draft = isId('pdr', id) ? await findPolicyDraft(ctx.db.read, id) : null;
		if (!draft || draft.closed_at !== null) return refused('not_found');
		return accepted({ status: 200, body: { ...answer(draft), rules: draft.rules } });
	}
});

export const savePolicyDraft = operation({
	id: 'savePolicyDraft',
	method: 'PUT',
	path: '/settings/policy/drafts/{draft}',
	tag: 'Settings',
	summary: 'Change a draft of the policy',
	description: 'Replaces its rules, provided `version` is the one you read.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ ...seen, rules: policyRules }).meta({ id: 'PolicyDraftChange' }),
		examples: {
			one: { summary: 'The rules of a new shop', value: { version: 1, rules: defaultRules('THB') } }
		}
	},
	answers: { 200: { description: 'The draft.', schema: at } },
	refusals: ['not_found', 'changed_meanwhile', 'not_in_this_state', 'value_invalid'],
	async handle({ ctx, actor, params: { draft: id }, body: { version, rules } }) {
		const done = await editPolicyDraft(ctx, actor, { id, version, edit: { do: 'replace', content: rules } });
		return done.ok ? accepted({ status: 200, body: done.value }) : done;
	}
});

export const discardDraft = operation({
	id: 'discardPolicyDraft',
	method: 'POST',
	path: '/settings/policy/drafts/{draft}/discard',
	tag: 'Settings',
	summary: 'Throw a draft of the policy away',
	description: 'A merchant can have it back in the settings.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject(seen).meta({ id: 'PolicyDraftSeen' }),
		examples: { one: { summary: 'As it was read', value: { version: 1 } } }
	},
	answers: { 200: { description: 'It is thrown away.', schema: at } },
	refusals: ['not_found', 'changed_meanwhile', 'not_in_this_state'],
	async handle({ ctx, actor, params: { draft: id }, body }) {
		const done = await discardPolicyDraft(ctx, actor, { id, ...body });
		return done.ok ? accepted({ status: 200, body: done.value }) : done;
	}
});

export const publishDraft = operation({
	id: 'publishPolicyDraft',
	method: 'POST',
	path: '/settings/policy/drafts/{draft}/publish',
	tag: 'Settings',
	summary: 'Publish a draft of the policy',
	description:
		'Makes a version of it, at once or later. Where the shop wants two people, propose it instead: a key is nobody, ' +
		'so a merchant approves it.',
	scope: 'settings:write',
	idempotency: 'required',
	params,
	body: {
		schema: publishing,
		examples: { one: { summary: 'At once', value: { version: 1, note: 'Longer holidays' } } }
	},
	answers: {
		201: {
			description: 'The new version.',
			schema: z.object({ id: z.string(), number: z.int(), effective_from: time() })
		}
	},
	refusals: [
		'not_found',
		'changed_meanwhile',
		'not_in_this_state',
		'second_person_needed',
		'value_invalid',
		'policy_has_faults'
	],
	async handle({ ctx, actor, params: { draft: id }, body }) {
		const done = await publishPolicyDraft(ctx, actor, { id, ...body });
		if (!done.ok) return done;
		return accepted({
			status: 201,
			body: { ...done.value, effective_from: iso(done.value.effective_from) }
		});
	}
});

export const proposeDraft = operation({
	id: 'proposePolicyDraft',
	method: 'POST',
	path: '/settings/policy/drafts/{draft}/propose',
	tag: 'Settings',
	summary: 'Propose a draft of the policy',
	description: 'Puts it before a merchant, who publishes it by approving. A change takes the proposal back.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: publishing,
		examples: { one: { summary: 'From the next month', value: { version: 1, note: 'Looked at by finance' } } }
	},
	answers: { 200: { description: 'It waits for a merchant.', schema: at } },
	refusals: ['not_found', 'changed_meanwhile', 'not_in_this_state', 'value_invalid'],
	async handle({ ctx, actor, params: { draft: id }, body }) {
		const done = await proposePolicyDraft(ctx, actor, { id, ...body });
		return done.ok ? accepted({ status: 200, body: done.value }) : done;
	}
});

const answer = ({ id, version, name, based_on, updated_at, proposed_at }: StoredPolicyDraft) => ({
	id,
	version,
	name,
	based_on,
	updated_at: iso(updated_at),
	proposed_at: isoOrNull(proposed_at)
});
