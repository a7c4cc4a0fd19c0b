import { z } from 'zod';
import { cancellationSettings, LONGEST_GRACE_MINUTES } from '#lib/domain/cancellation/settings.ts';
import { accepted } from '#lib/domain/result.ts';
import { saveCancellationSettings } from '../../commands/settings/save-cancellation.ts';
import type { Reader } from '../../store/database.ts';
import { readShop } from '../../store/shop.ts';
import { operation } from '../operation.ts';

const fields = {
	grace_minutes: z.int().min(0).max(LONGEST_GRACE_MINUTES).meta({
		description: 'After the purchase: cancellations are accepted by themselves and nothing should be packed.'
	}),
	after_grace: z.enum(['accept', 'check']).meta({
		description: 'After that, while nothing is packed: accepted by itself, or the warehouse is asked.'
	})
};
const settings = z.object({ ...fields, version: z.int() }).meta({ id: 'CancellationSettings' });

export const readCancellationSettings = operation({
	id: 'readCancellationSettings',
	method: 'GET',
	path: '/settings/cancellations',
	tag: 'Settings',
	summary: 'Read the clocks of cancellations',
	description: 'The two clocks by which customers cancel.',
	scope: 'settings:read',
	answers: { 200: { description: 'The settings.', schema: settings } },
	refusals: [],
	handle: async ({ ctx }) => accepted({ status: 200, body: await settingsNow(ctx.db.read) })
});

export const putCancellationSettings = operation({
	id: 'saveCancellationSettings',
	method: 'POST',
	path: '/settings/cancellations',
	tag: 'Settings',
	summary: 'Change the clocks of cancellations',
	description: 'Send the version that was read: whoever saved in between is not written over.',
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject({ ...fields, version: z.int() }),
		examples: {
			hour: { summary: 'One hour', value: { grace_minutes: 60, after_grace: 'check', version: 1 } }
		}
	},
	answers: { 200: { description: 'The settings.', schema: settings } },
	refusals: ['changed_meanwhile', 'value_invalid', 'not_allowed'],
	async handle({ ctx, actor, body: { version, ...given } }) {
		const saved = await saveCancellationSettings(ctx, actor, { version, settings: given });
		if (!saved.ok) return saved;
		return accepted({ status: 200, body: await settingsNow(ctx.db.read) });
	}
});

async function settingsNow(db: Reader): Promise<z.output<typeof settings>> {
	const shop = await readShop(db);
	return { ...cancellationSettings(shop.settings), version: shop.version };
}
