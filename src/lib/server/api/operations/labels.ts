import { z } from 'zod';
import { accepted } from '#lib/domain/result.ts';
import { MOST_CHANNELS, MOST_LABEL, MOST_LABEL_NOTE } from '#lib/domain/shop/labels.ts';
import { saveLabels as save } from '../../commands/settings/save-labels.ts';
import type { Context } from '../../context.ts';
import { labelsView } from '../../queries/labels.ts';
import { operation } from '../operation.ts';
import { policyUse } from '../schemas/policy-use.ts';
import { line } from '../schemas/values.ts';

const both = (most: number) => z.strictObject({ th: line(most, 0), en: line(most, 0) });
const ofMethods = (most: number) => z.strictObject({ drop_off: both(most), own_carrier: both(most) });
const channel = both(MOST_LABEL).extend({
	code: line(MOST_LABEL).describe('As orders name it, in lower case.')
});
const parts = {
	version: z.int().min(1),
	outcomes: z.strictObject({ refund: both(MOST_LABEL), store_credit: both(MOST_LABEL) }),
	methods: ofMethods(MOST_LABEL),
	notes: ofMethods(MOST_LABEL_NOTE).describe('A line under each way to send.'),
	channels: z.array(channel).max(MOST_CHANNELS)
};
const input = z.strictObject(parts).meta({ id: 'LabelsInput' });

const words = z.object({ th: z.string(), en: z.string() });
const ofMethod = z.object({ drop_off: words, own_carrier: words });
const answer = z
	.object({
		version: z.int(),
		outcomes: z.object({ refund: words, store_credit: words }),
		methods: ofMethod,
		notes: ofMethod,
		channels: z.array(words.extend({ code: z.string() })),
		used_by: z
			.record(
				z.string(),
				z.object({
					offered: z.boolean().nullable().describe('By the settings of the live policy; null for a channel.'),
					policies: z.array(policyUse)
				})
			)
			.describe(
				'By `outcomes.refund`, `methods.drop_off`, `channels.web`; channels of the latest orders too.'
			)
	})
	.meta({ id: 'Labels' });
const NONE = { th: '', en: '' };

export const readLabels = operation({
	id: 'readLabels',
	method: 'GET',
	path: '/settings/labels',
	tag: 'Settings',
	summary: 'Read the words of the shop',
	description:
		'What the merchant calls outcomes, ways to send and sales channels. Empty: the usual words, or the channel’s code.',
	scope: 'settings:read',
	answers: { 200: { description: 'The words.', schema: answer } },
	refusals: [],
	async handle({ ctx }) {
		return accepted({ status: 200, body: await labelsAnswer(ctx) });
	}
});

export const saveLabels = operation({
	id: 'saveLabels',
	method: 'POST',
	path: '/settings/labels',
	tag: 'Settings',
	summary: 'Change the words of the shop',
	description:
		'Replaces all of them, provided `version` is the one you read. Empty words fall back to the usual ones.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: input,
		examples: {
			one: {
				summary: 'Points instead of store credit',
				value: {
					version: 1,
					outcomes: { refund: NONE, store_credit: { th: 'แต้มบ้านดี', en: 'Baan Dee points' } },
					methods: { drop_off: NONE, own_carrier: NONE },
					notes: {
						drop_off: { th: 'ที่ทุกสาขาของร้าน', en: 'At any of our branches.' },
						own_carrier: NONE
					},
					channels: [{ code: 'lazada', th: 'ลาซาด้า', en: 'Lazada' }]
				}
			}
		}
	},
	answers: { 200: { description: 'The words as they now are.', schema: answer } },
	refusals: ['changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, body: { version, channels, ...rest } }) {
		const labels = {
			...rest,
			channels: Object.fromEntries(channels.map(({ code, th, en }) => [code, { th, en }]))
		};
		const saved = await save(ctx, actor, { version, labels });
		return saved.ok ? accepted({ status: 200, body: await labelsAnswer(ctx) }) : saved;
	}
});

async function labelsAnswer(ctx: Context): Promise<z.input<typeof answer>> {
	const { version, labels, uses: used_by } = await labelsView(ctx.db.read, ctx.clock.now());
	const { channels, ...rest } = labels;
	return {
		version,
		...rest,
		channels: Object.entries(channels).map(([code, label]) => ({ code, ...label })),
		used_by
	};
}
