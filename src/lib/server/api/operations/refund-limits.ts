import { z } from 'zod';
import { accepted } from '#lib/domain/result.ts';
import { saveLimits, SHOP_SUBJECTS } from '../../commands/settings/save-limits.ts';
import type { Context } from '../../context.ts';
import { shopLimits } from '../../queries/refund-limits.ts';
import { operation } from '../operation.ts';

const figure = (description: string) =>
	z
		.int()
		.min(0)
		.max(90_000_000_000_000)
		.nullable()
		.meta({ description: `${description}, in minor units; null: no limit.` });

const limit = z
	.strictObject({
		subject: z.enum(SHOP_SUBJECTS).meta({
			description:
				'The whole shop, a role, API keys, or `payout`: up to which amount one person alone sends money by hand.'
		}),
		currency: z.string().regex(/^[A-Z]{3}$/),
		refund_minor: figure('Up to this amount of one refund nobody else is asked'),
		day_minor: figure('What may be let go in one local day of the shop')
	})
	.meta({ id: 'RefundLimit' });

const limits = z.object({ limits: z.array(limit) }).meta({ id: 'RefundLimits' });

export const readRefundLimits = operation({
	id: 'readRefundLimits',
	method: 'GET',
	path: '/settings/refund-limits',
	tag: 'Settings',
	summary: 'Read the refund limits',
	description: 'Of the shop, its roles and its keys. Each currency has limits of its own.',
	scope: 'settings:read',
	answers: { 200: { description: 'Every limit; what is not listed has none.', schema: limits } },
	refusals: [],
	async handle({ ctx }) {
		return accepted({ status: 200, body: await answerOf(ctx) });
	}
});

export const saveRefundLimits = operation({
	id: 'saveRefundLimits',
	method: 'POST',
	path: '/settings/refund-limits',
	tag: 'Settings',
	summary: 'Change the refund limits',
	description: 'Replaces all of them: what is left out has no limit from now on.',
	scope: 'settings:write',
	idempotency: 'required',
	body: {
		schema: z.strictObject({ limits: z.array(limit).max(200) }).meta({ id: 'RefundLimitsInput' }),
		examples: {
			one: {
				summary: 'Agents up to 5,000 baht a refund and 20,000 a day',
				value: {
					limits: [
						{ subject: 'agent' as const, currency: 'THB', refund_minor: 500_000, day_minor: 2_000_000 },
						{ subject: 'shop' as const, currency: 'THB', refund_minor: null, day_minor: 20_000_000 }
					]
				}
			}
		}
	},
	answers: { 200: { description: 'The limits as they now are.', schema: limits } },
	refusals: ['value_invalid'],
	async handle({ ctx, actor, body }) {
		const input = SHOP_SUBJECTS.map((subject) => ({
			subject,
			rows: body.limits
				.filter((row) => row.subject === subject)
				.map(({ currency, refund_minor, day_minor }) => ({ currency, refund_minor, day_minor }))
		}));
		const saved = await saveLimits(ctx, actor, input);
		return saved.ok ? accepted({ status: 200, body: await answerOf(ctx) }) : saved;
	}
});

async function answerOf(ctx: Context): Promise<z.input<typeof limits>> {
	const rows = await shopLimits(ctx.db.read);
	return {
		limits: rows.flatMap(({ subject, ...row }) => {
			const known = SHOP_SUBJECTS.find((one) => one === subject);
			return known ? [{ subject: known, ...row }] : [];
		})
	};
}
