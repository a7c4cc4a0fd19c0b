import type { Actor } from '#lib/domain/actor.ts';
import { addressFaults, filledParts } from '#lib/domain/order/address-parts.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { maySet } from './permissions.ts';

/**
 * Where parcels come back to. Name, line, postcode and country are needed; in Thailand also subdistrict, district and
 * province. Refuses with `value_invalid`; `field` names the first wrong part.
 */
export async function saveReturnAddress(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; address: Address }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const address = filledParts(input.address);
	const [wrong] = addressFaults(address);
	if (wrong) return refused('value_invalid', { field: wrong });
	const fields = { return_address: JSON.stringify(address) };
	const { version } = input;
	const saved = await inTransaction(ctx.db, (tx) =>
		changeShop(tx, ctx, actor, { version, type: 'return_address_changed', fields })
	);
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}
