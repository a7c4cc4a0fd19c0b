import { z } from 'zod';
import { defaultRules, policyRules } from '#lib/domain/policy/rules.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { publishPolicy as publish } from '../../commands/settings/publish-policy.ts';
import { findPolicyVersion, policyAt, type StoredPolicyVersion } from '../../store/policies.ts';
import { operation } from '../operation.ts';
import { instant, iso, paragraphs, time } from '../schemas/values.ts';

const policy = z
	.object({
		id: z.string(),
		number: z.int(),
		note: z.string(),
		effective_from: time(),
		rules: policyRules
	})
	.meta({ id: 'Policy' });

const policyAnswer = ({ id, number, note, effective_from, rules }: StoredPolicyVersion) => ({
	id,
	number,
	note,
	effective_from: iso(effective_from),
	rules
});

export const readPolicy = operation({
	id: 'readPolicy',
	method: 'GET',
	path: '/settings/policy',
	tag: 'Settings',
	summary: 'Read the policy in force',
	description: 'The version that judges a request made now.',
	scope: 'settings:read',
	answers: { 200: { description: 'The policy.', schema: policy } },
	refusals: [],
	async handle({ ctx }) {
		return accepted({ status: 200, body: policyAnswer(await policyAt(ctx.db.read, ctx.clock.now())) });
	}
});

export const publishPolicy = operation({
	id: 'publishPolicy',
	method: 'POST',
	path: '/settings/policy',
	tag: 'Settings',
	summary: 'Publish a policy',
	description:
		'Makes a new version; earlier ones stay as they are, and returns keep the one that judged them. ' +
		'`based_on` is the newest number you know: when somebody published meanwhile, nothing is changed.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z
			.strictObject({
				based_on: z.int().min(0),
				rules: policyRules,
				note: paragraphs(500, 0).default(''),
				effective_from: instant()
					.nullable()
					.default(null)
					.describe('When it starts to judge; null is at once. At most a year ahead.')
			})
			.meta({ id: 'PolicyInput' }),
		examples: {
			one: {
				summary: 'Forty-five days for everything',
				value: {
					based_on: 1,
					rules: { ...defaultRules('THB'), windows: [{ category: null, country: null, days: 45 }] },
					note: 'Longer window for the holidays'
				}
			}
		}
	},
	answers: { 201: { description: 'The new version.', schema: policy } },
	refusals: ['changed_meanwhile', 'second_person_needed', 'value_invalid', 'policy_has_faults'],
	async handle({ ctx, actor, body }) {
		const published = await publish(ctx, actor, body);
		if (!published.ok) return published;
		const version = await findPolicyVersion(ctx.db.read, published.value.id);
		return version ? accepted({ status: 201, body: policyAnswer(version) }) : refused('not_found');
	}
});
