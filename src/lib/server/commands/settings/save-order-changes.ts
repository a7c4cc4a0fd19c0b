import type { Actor } from '#lib/domain/actor.ts';
import {
	MOST_CHANGE_MINUTES,
	RULED_KINDS,
	type OrderChangeSettings
} from '#lib/domain/order-change/settings.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop, readShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

const MOST_MINOR = 90_000_000_000;

/**
 * What customers may change of an order, how and until when. Refuses with `value_invalid`; `field` is like
 * `address_minutes` or `high_value`.
 */
export async function saveOrderChangeSettings(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; settings: OrderChangeSettings }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const { version, settings: order_changes } = input;
	const wrong = wrongField(order_changes);
	if (wrong !== null) return refused('value_invalid', { field: wrong });
	const saved = await inTransaction(ctx.db, async (tx) => {
		const { settings } = await readShop(tx);
		return changeShop(tx, ctx, actor, {
			version,
			type: 'order_change_settings_changed',
			fields: { settings: JSON.stringify({ ...settings, order_changes }) }
		});
	});
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

function wrongField(settings: OrderChangeSettings): string | null {
	const isMinutes = (minutes: number) =>
		Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_CHANGE_MINUTES;
	const kind = RULED_KINDS.find((one) => {
		const { minutes } = settings[one];
		return minutes !== null && !isMinutes(minutes);
	});
	if (kind) return `${kind}_minutes`;
	const isPrice = ([currency, minor]: [string, number]) =>
		/^[A-Z]{3}$/.test(currency) && Number.isSafeInteger(minor) && minor >= 0 && minor <= MOST_MINOR;
	return Object.entries(settings.high_value).every(isPrice) ? null : 'high_value';
}
