import type { Actor } from '#lib/domain/actor.ts';
import { addressFaults, filledParts } from '#lib/domain/order/address-parts.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import {
	findReturnAddress,
	insertReturnAddress,
	returnAddressesOf,
	saveReturnAddressRow,
	type ReturnAddress
} from '../../store/return-addresses.ts';
import { inTransaction } from '../in-transaction.ts';
import { isText } from './fields.ts';
import { maySet } from './permissions.ts';
import { newCode } from './reason-code.ts';

export type FurtherAddressInput = {
	/** Null makes a new one; its code comes from its English name. */
	code: string | null;
	/** As the page showed it; of no account for a new one. */
	version: number;
	th: string;
	en: string;
	address: Address;
	/** False: it is retired, and what rules send there goes to the shop's own address. */
	active: boolean;
};

const MOST_ADDRESSES = 50;

/**
 * Makes or changes an address that parcels come back to beside the shop's own. Returns that were sent there follow it.
 * Refuses with `value_invalid`; `field` names the first wrong part, `addresses` that there are too many.
 */
export async function saveFurtherAddress(
	ctx: CommandContext,
	actor: Actor,
	{ code, version, active, ...input }: FurtherAddressInput
): Promise<Result<{ code: string }>> {
	if (!maySet(actor)) return refused('not_allowed');
	const [th, en, address] = [input.th.trim(), input.en.trim(), filledParts(input.address)];
	const field = isText(th, 1, 100) ? (isText(en, 1, 100) ? addressFaults(address)[0] : 'en') : 'th';
	if (field) return refused('value_invalid', { field });
	return inTransaction<{ code: string }>(ctx.db, async (tx) => {
		const now = ctx.clock.now();
		const all = await returnAddressesOf(tx);
		if (code !== null && !(await findReturnAddress(tx, code))) return refused('not_found');
		if (code === null && all.length >= MOST_ADDRESSES)
			return refused('value_invalid', { field: 'addresses' });
		const known = all.map((each) => each.code);
		const after: ReturnAddress = {
			code: code ?? newCode(en, known, 'address'),
			...{ th, en, active },
			// Its parts were checked above.
			address: address as Address,
			version: code === null ? 1 : version
		};
		if (code === null) await insertReturnAddress(tx, after, now);
		else if (!(await saveReturnAddressRow(tx, after))) return refused('changed_meanwhile');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{
				type: code === null ? 'further_address_added' : 'further_address_changed',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { code: after.code, active }
			}
		]);
		return accepted({ code: after.code });
	});
}
