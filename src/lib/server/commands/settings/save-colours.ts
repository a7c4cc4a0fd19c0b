import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import {
	isColour,
	isReadable,
	leastContrast,
	nearestReadable,
	type Ground
} from '#lib/domain/shop/colour.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

/**
 * The shop's colour on light and on dark pages, `#rrggbb`. One that cannot be read is refused with `contrast_too_low`:
 * `field`, `contrast` as a ratio with one decimal, and `nearest`, the closest colour that would do.
 */
export async function saveColours(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; accent: string; accent_dark: string }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const accent = input.accent.trim().toLowerCase();
	const accent_dark = input.accent_dark.trim().toLowerCase();
	const wrong = refusalOf('accent', 'light', accent) ?? refusalOf('accent_dark', 'dark', accent_dark);
	if (wrong) return wrong;
	const saved = await inTransaction(ctx.db, (tx) =>
		changeShop(tx, ctx, actor, {
			version: input.version,
			type: 'colours_changed',
			fields: { accent, accent_dark }
		})
	);
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

function refusalOf(field: string, ground: Ground, colour: string) {
	if (!isColour(colour)) return refused('value_invalid', { field });
	if (isReadable(ground, colour)) return null;
	return refused('contrast_too_low', {
		field,
		contrast: Math.floor(leastContrast(ground, colour) * 10) / 10,
		nearest: nearestReadable(ground, colour)
	});
}
