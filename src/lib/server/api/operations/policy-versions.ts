import { z } from 'zod';
import { policyRules } from '#lib/domain/policy/rules.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { cancelPolicy, rollBackPolicy } from '../../commands/settings/policy-versions.ts';
import { policyHistory } from '../../queries/admin.ts';
import type { StoredPolicyVersion } from '../../store/policies.ts';
import { operation } from '../operation.ts';
import { iso, isoOrNull, paragraphs, time } from '../schemas/values.ts';

const STATES = ['live', 'planned', 'over', 'cancelled'] as const;
const listed = z
	.object({
		id: z.string(),
		number: z.int(),
		state: z.enum(STATES).describe('`cancelled`: called off before it began.'),
		note: z.string(),
		effective_from: time(),
		published_at: time(),
		cancelled_at: time().nullable()
	})
	.meta({ id: 'PolicyVersion' });
const whole = listed.extend({ rules: policyRules }).meta({ id: 'PolicyVersionRules' });
const params = z.strictObject({ number: z.coerce.number().int().min(1).max(1_000_000) });

export const listPolicyVersions = operation({
	id: 'listPolicyVersions',
	method: 'GET',
	path: '/settings/policy/versions',
	tag: 'Settings',
	summary: 'List versions of the policy',
	description:
		'All of them, newest first: the one in force, planned ones, earlier ones and those called off.',
	scope: 'settings:read',
	answers: { 200: { description: 'The versions.', schema: z.object({ data: z.array(listed) }) } },
	refusals: [],
	async handle({ ctx }) {
		const now = ctx.clock.now();
		const { live, versions } = await policyHistory(ctx.db.read, now);
		return accepted({
			status: 200,
			body: { data: versions.map((version) => answer(version, live.number, now)) }
		});
	}
});

export const readPolicyVersion = operation({
	id: 'readPolicyVersion',
	method: 'GET',
	path: '/settings/policy/versions/{number}',
	tag: 'Settings',
	summary: 'Read a version of the policy',
	description: 'With its rules, as an import takes them.',
	scope: 'settings:read',
	params,
	answers: { 200: { description: 'The version.', schema: whole } },
	refusals: ['not_found'],
	async handle({ ctx, params: { number } }) {
		const now = ctx.clock.now();
		const { live, versions } = await policyHistory(ctx.db.read, now);
		const version = versions.find((one) => one.number === number);
		if (!version) return refused('not_found');
		return accepted({ status: 200, body: { ...answer(version, live.number, now), rules: version.rules } });
	}
});

export const cancelPolicyVersion = operation({
	id: 'cancelPolicyVersion',
	method: 'POST',
	path: '/settings/policy/versions/{number}/cancel',
	tag: 'Settings',
	summary: 'Call off a planned version',
	description: 'Only before it begins. It keeps its number and stays in the history.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	answers: { 200: { description: 'It is called off.', schema: z.object({ number: z.int() }) } },
	refusals: ['not_found', 'not_in_this_state'],
	async handle({ ctx, actor, params: { number } }) {
		const done = await cancelPolicy(ctx, actor, { number });
		return done.ok ? accepted({ status: 200, body: done.value }) : done;
	}
});

export const restorePolicyVersion = operation({
	id: 'rollBackPolicy',
	method: 'POST',
	path: '/settings/policy/versions/{number}/restore',
	tag: 'Settings',
	summary: 'Go back to an earlier version',
	description:
		'Publishes what it said as a new version, at once. `based_on` is the newest number you know that stands: when ' +
		'somebody published meanwhile, nothing is changed.',
	scope: 'settings:write',
	idempotency: 'required',
	params,
	body: {
		schema: z
			.strictObject({ based_on: z.int().min(0), note: paragraphs(500, 0).default('') })
			.meta({ id: 'PolicyRestoreInput' }),
		examples: { one: { summary: 'Back to what held before', value: { based_on: 3, note: 'Too generous' } } }
	},
	answers: {
		201: {
			description: 'The new version.',
			schema: z.object({ id: z.string(), number: z.int(), effective_from: time() })
		}
	},
	refusals: ['not_found', 'changed_meanwhile', 'second_person_needed', 'policy_has_faults'],
	async handle({ ctx, actor, params: { number }, body }) {
		const done = await rollBackPolicy(ctx, actor, { number, ...body });
		if (!done.ok) return done;
		return accepted({
			status: 201,
			body: { ...done.value, effective_from: iso(done.value.effective_from) }
		});
	}
});

function answer(version: StoredPolicyVersion, live: number, now: number): z.input<typeof listed> {
	const { id, number, note, effective_from, published_at } = version;
	const cancelled = version.cancelled_at ?? null;
	const state =
		cancelled !== null ? 'cancelled' : number === live ? 'live' : effective_from > now ? 'planned' : 'over';
	return {
		id,
		number,
		state,
		note,
		effective_from: iso(effective_from),
		published_at: iso(published_at),
		cancelled_at: isoOrNull(cancelled)
	};
}
