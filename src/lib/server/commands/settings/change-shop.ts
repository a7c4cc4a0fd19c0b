import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { ShopTable } from '../../store/schema.ts';
import { saveShop } from '../../store/shop.ts';

export type ShopChange = {
	/** The version that the page showed: whoever saved in between is not written over. */
	version: number;
	type:
		| 'shop_changed'
		| 'return_address_changed'
		| 'colours_changed'
		| 'logo_changed'
		| 'withdrawal_settings_changed'
		| 'cancellation_settings_changed'
		| 'instant_settings_changed'
		| 'order_change_settings_changed'
		| 'labels_changed';
	fields: Partial<Omit<ShopTable, 'id' | 'version' | 'set_up_at'>>;
};

/** A step of the commands beside it. The event names what changed, not to what. */
export async function changeShop(
	tx: Tx,
	ctx: CommandContext,
	actor: Actor,
	{ version, type, fields }: ShopChange
): Promise<Result<null>> {
	if (!(await saveShop(tx, version, fields))) return refused('changed_meanwhile');
	await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
		{ type, entity: 'shop', entity_id: 'shop', order_id: null, data: { fields: Object.keys(fields) } }
	]);
	return accepted(null);
}
