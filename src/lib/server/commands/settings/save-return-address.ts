import type { Actor } from '#lib/domain/actor.ts';
import type { Address } from '#lib/domain/order/neutral.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { forgetShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { firstWrong, isText } from './fields.ts';
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
	const address = filled(input.address);
	const isThai = address.country === 'TH';
	const wrong = firstWrong({
		name: isText(address.name, 1, 200),
		company: isText(address.company, 0, 200),
		line1: isText(address.line1, 1, 300),
		line2: isText(address.line2, 0, 300),
		subdistrict: isText(address.subdistrict, isThai ? 1 : 0, 100),
		district: isText(address.district, isThai ? 1 : 0, 100),
		city: isText(address.city, 0, 100),
		province: isText(address.province, isThai ? 1 : 0, 100),
		postcode: isThai ? /^\d{5}$/.test(address.postcode ?? '') : isText(address.postcode, 1, 20),
		country: /^[A-Z]{2}$/.test(address.country ?? ''),
		phone: isText(address.phone, 0, 30)
	});
	if (wrong) return refused('value_invalid', { field: wrong });
	const fields = { return_address: JSON.stringify(address) };
	const { version } = input;
	const saved = await inTransaction(ctx.db, (tx) =>
		changeShop(tx, ctx, actor, { version, type: 'return_address_changed', fields })
	);
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

const PARTS = [
	'name',
	'company',
	'line1',
	'line2',
	'subdistrict',
	'district',
	'city',
	'province',
	'postcode',
	'country',
	'phone'
] as const;

/** Only the parts of an address, trimmed, without the empty ones. */
const filled = (address: Address): Partial<Address> =>
	Object.fromEntries(
		PARTS.map((part) => [part, (address[part] ?? '').trim()] as const).filter(([, text]) => text !== '')
	);
