import { z } from 'zod';
import { instantSettings, LONGEST_INSTANT_GRACE, MOST_INSTANT_OPEN } from '#lib/domain/instant/settings.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted } from '#lib/domain/result.ts';
import { extendDeadline } from '../../commands/instants/extend-deadline.ts';
import { saveInstantSettings } from '../../commands/settings/save-instant.ts';
import type { Reader } from '../../store/database.ts';
import { readShop } from '../../store/shop.ts';
import { operation } from '../operation.ts';
import { exchangeAnswer } from '../schemas/exchange-answer.ts';
import { paragraphs } from '../schemas/values.ts';
import { exchangeId, exchangeNow } from './exchanges.ts';

export const giveMoreTime = operation({
	id: 'extendExchange',
	method: 'POST',
	path: '/exchanges/{id}/extend',
	tag: 'Returns',
	summary: 'Give more time to send the goods back',
	description:
		'For an exchange whose replacement left first and whose goods are awaited or overdue. What expired is reopened with its return.',
	scope: 'returns:decide',
	idempotency: 'required',
	params: exchangeId,
	body: {
		schema: z.strictObject({
			version: z.int().min(1).optional(),
			days: z.int().min(1).max(60).meta({ description: 'Local days from today, past the present day.' }),
			reason: paragraphs(500)
		}),
		examples: { week: { summary: 'A week', value: { days: 7, reason: 'In hospital until Friday' } } }
	},
	answers: { 200: { description: 'The exchange.', schema: exchangeAnswer } },
	refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile', 'reason_missing', 'value_invalid'],
	async handle({ ctx, actor, params, body: { version, ...given } }) {
		const ref = { exchange_id: params.id as Id<'exc'>, ...(version !== undefined && { version }) };
		const done = await extendDeadline(ctx, actor, { ...ref, ...given });
		return done.ok ? exchangeNow(ctx, params.id) : done;
	}
});

const fields = {
	offered: z.boolean(),
	grace_days: z.int().min(0).max(LONGEST_INSTANT_GRACE).meta({
		description: 'Local days after the last day to hand the goods over.'
	}),
	most_minor: z.int().min(1).nullable().meta({
		description: 'The dearest replacements of one return, in the shop’s currency; null: any.'
	}),
	most_open: z.int().min(1).max(MOST_INSTANT_OPEN).meta({ description: 'Open at once for one customer.' })
};
const settings = z.object({ ...fields, version: z.int() }).meta({ id: 'InstantSettings' });

export const readInstantSettings = operation({
	id: 'readInstantSettings',
	method: 'GET',
	path: '/settings/instant',
	tag: 'Settings',
	summary: 'Read whether replacements may leave first',
	description: 'Whether, and how far, replacements leave before the goods are back.',
	scope: 'settings:read',
	answers: { 200: { description: 'The settings.', schema: settings } },
	refusals: [],
	handle: async ({ ctx }) => accepted({ status: 200, body: await settingsNow(ctx.db.read) })
});

export const putInstantSettings = operation({
	id: 'saveInstantSettings',
	method: 'POST',
	path: '/settings/instant',
	tag: 'Settings',
	summary: 'Change whether replacements may leave first',
	description: 'Send the version that was read: whoever saved in between is not written over.',
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject({ ...fields, version: z.int() }),
		examples: {
			on: {
				summary: 'Up to ฿5,000, two at once',
				value: { offered: true, grace_days: 5, most_minor: 500_000, most_open: 2, version: 1 }
			}
		}
	},
	answers: { 200: { description: 'The settings.', schema: settings } },
	refusals: ['changed_meanwhile', 'value_invalid', 'not_allowed'],
	async handle({ ctx, actor, body: { version, ...given } }) {
		const saved = await saveInstantSettings(ctx, actor, { version, settings: given });
		if (!saved.ok) return saved;
		return accepted({ status: 200, body: await settingsNow(ctx.db.read) });
	}
});

async function settingsNow(db: Reader): Promise<z.output<typeof settings>> {
	const shop = await readShop(db);
	return { ...instantSettings(shop.settings), version: shop.version };
}
