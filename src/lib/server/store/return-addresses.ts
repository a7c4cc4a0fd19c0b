import type { Address } from '#lib/domain/order/neutral.ts';
import { rulesSendingTo, type PolicyUse } from '#lib/domain/policy/rules-naming.ts';
import { OPEN_RETURN_STATES } from '#lib/domain/return/states.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader, Tx } from './database.ts';
import { policyUses } from './policy-uses.ts';
import type { ReturnAddressesTable } from './schema-settings.ts';

/** An address that parcels come back to, beside the shop's own. */
export type ReturnAddress = {
	/** What rules and returns name it by; it never changes. */
	code: string;
	/** For the people at the shop. */
	en: string;
	th: string;
	address: Address;
	/** False: nothing new is sent there. */
	active: boolean;
	version: number;
};

/** Those in use first, oldest first. */
export async function returnAddressesOf(db: Reader): Promise<ReturnAddress[]> {
	const rows = await db
		.selectFrom('return_addresses')
		.selectAll()
		.orderBy('active', 'desc')
		.orderBy('created_at')
		.orderBy('code')
		.execute();
	return rows.map(read);
}

export async function findReturnAddress(db: Reader, code: string): Promise<ReturnAddress | null> {
	const row = await db.selectFrom('return_addresses').selectAll().where('code', '=', code).executeTakeFirst();
	return row ? read(row) : null;
}

export async function insertReturnAddress(tx: Tx, of: ReturnAddress, now: Instant): Promise<void> {
	await tx
		.insertInto('return_addresses')
		.values({ code: of.code, ...written(of), version: of.version, created_at: now })
		.execute();
}

/** False when somebody else saved in between. The new version is the old one plus one. */
export async function saveReturnAddressRow(tx: Tx, of: ReturnAddress): Promise<boolean> {
	const done = await tx
		.updateTable('return_addresses')
		.set({ ...written(of), version: of.version + 1 })
		.where('code', '=', of.code)
		.where('version', '=', of.version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

export async function deleteReturnAddress(tx: Tx, code: string): Promise<void> {
	await tx.deleteFrom('return_addresses').where('code', '=', code).execute();
}

/** Who would miss an address. */
export type AddressUses = {
	/** Returns that were sent there, open or not. */
	times: number;
	open: number;
	policies: PolicyUse[];
};

export async function usesOfReturnAddress(db: Reader, now: Instant, code: string): Promise<AddressUses> {
	const returns = db
		.selectFrom('returns')
		.select((select) => select.fn.countAll<number>().as('count'))
		.where('return_address_code', '=', code);
	const all = await returns.executeTakeFirstOrThrow();
	const open = await returns.where('state', 'in', OPEN_RETURN_STATES).executeTakeFirstOrThrow();
	return {
		times: all.count,
		open: open.count,
		policies: await policyUses(db, now, (content) => rulesSendingTo(content, code))
	};
}

const written = ({ en, th, address, active }: ReturnAddress) => ({
	name_en: en,
	name_th: th,
	address: JSON.stringify(address),
	active: active ? (1 as const) : (0 as const)
});

const read = (row: ReturnAddressesTable): ReturnAddress => ({
	code: row.code,
	en: row.name_en,
	th: row.name_th,
	address: JSON.parse(row.address) as Address,
	active: row.active === 1,
	version: row.version
});
