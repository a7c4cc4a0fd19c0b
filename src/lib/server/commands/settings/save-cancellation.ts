import type { Actor } from '#lib/domain/actor.ts';
import { isGrace, type CancellationSettings } from '#lib/domain/cancellation/settings.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop, readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

/** The shop's clocks for cancellations. Refuses with `value_invalid`; `field` names the wrong one. */
export async function saveCancellationSettings(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; settings: CancellationSettings }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { version, settings: given } = input;
	if (!isGrace(given.grace_minutes)) return refused('value_invalid', { field: 'grace_minutes' });
	const saved = await inTransaction(ctx.db, async (tx) => {
		const { settings } = await readShop(tx);
		return changeShop(tx, ctx, actor, {
			version,
			type: 'cancellation_settings_changed',
			fields: { settings: JSON.stringify({ ...settings, cancellation: given }) }
		});
	});
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}
