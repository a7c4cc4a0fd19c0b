import type { Actor } from '#lib/domain/actor.ts';
import { wrongField, type InstantSettings } from '#lib/domain/instant/settings.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop, readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

/** Whether replacements leave before the goods are back. Refuses with `value_invalid`; `field` names the wrong one. */
export async function saveInstantSettings(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; settings: InstantSettings }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { version, settings: given } = input;
	const field = wrongField(given);
	if (field !== null) return refused('value_invalid', { field });
	const saved = await inTransaction(ctx.db, async (tx) => {
		const { settings } = await readShop(tx);
		return changeShop(tx, ctx, actor, {
			version,
			type: 'instant_settings_changed',
			fields: { settings: JSON.stringify({ ...settings, instant: given }) }
		});
	});
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}
