import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import {
	returnAddressesOf,
	usesOfReturnAddress,
	type AddressUses,
	type ReturnAddress
} from '../store/return-addresses.ts';

export { findReturnAddress, returnAddressesOf } from '../store/return-addresses.ts';

/** The addresses beside the shop's own, each with who would miss it. */
export async function furtherAddresses(
	db: Reader,
	now: Instant
): Promise<(ReturnAddress & { uses: AddressUses })[]> {
	const all: (ReturnAddress & { uses: AddressUses })[] = [];
	for (const address of await returnAddressesOf(db))
		all.push({ ...address, uses: await usesOfReturnAddress(db, now, address.code) });
	return all;
}
