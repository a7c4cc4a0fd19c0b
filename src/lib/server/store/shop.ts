import type { Locale } from '#lib/i18n/say.ts';
import { compiled } from './compiled.ts';
import type { Database, Reader, Tx } from './database.ts';
import type { ShopTable } from './schema.ts';

/** The one shop of this installation, as pages and mails need it. */
export type Shop = {
	name: Record<Locale, string>;
	hours: Record<Locale, string>;
	phone: string;
	email: string;
	accent: string;
	accentDark: string;
	/** Address of its picture: an uploaded file, or one that comes with the demo. */
	logo: string | null;
	defaultLocale: Locale;
	timezone: string;
	currency: string;
	returnAddress: Record<string, string>;
	/** For credit notes; empty when the shop gave none. */
	taxId: string;
	taxAddress: string;
	settings: Record<string, unknown>;
	setUpAt: number | null;
	version: number;
};

const row = compiled((db, id: 'shop') => db.selectFrom('shop').selectAll().where('id', '=', id));

export async function findShop(db: Reader): Promise<Shop | null> {
	const found = (await row(db, 'shop'))[0];
	return found ? fromRow(found) : null;
}

export async function readShop(db: Reader): Promise<Shop> {
	const shop = await findShop(db);
	if (!shop) throw new Error('The shop has no row yet; start-up writes it.');
	return shop;
}

/** The shop as it was at most two seconds ago: every page needs it, and it changes a few times a year. */
export async function shopOf(db: Database): Promise<Shop> {
	const kept = recent.get(db);
	if (kept && performance.now() - kept.at < 2_000) return kept.shop;
	const shop = await readShop(db.read);
	recent.set(db, { shop, at: performance.now() });
	return shop;
}
const recent = new WeakMap<Database, { shop: Shop; at: number }>();

/** After a change of settings in this process; other processes follow within two seconds. */
export const forgetShop = (db: Database): void => void recent.delete(db);

export async function insertShop(tx: Tx, shop: ShopTable): Promise<void> {
	await tx
		.insertInto('shop')
		.values(shop)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.execute();
}

/** False when somebody else saved in between. The new version is the old one plus one. */
export async function saveShop(
	tx: Tx,
	version: number,
	change: Partial<Omit<ShopTable, 'id' | 'version'>>
): Promise<boolean> {
	const done = await tx
		.updateTable('shop')
		.set({ ...change, version: version + 1 })
		.where('id', '=', 'shop')
		.where('version', '=', version)
		.executeTakeFirst();
	return done.numUpdatedRows === 1n;
}

const fromRow = (shop: ShopTable): Shop => ({
	name: { en: shop.name_en, th: shop.name_th },
	hours: { en: shop.hours_en, th: shop.hours_th },
	phone: shop.phone,
	email: shop.email,
	accent: colour(shop.accent),
	accentDark: colour(shop.accent_dark),
	logo: logoAddress(shop.logo_file_id),
	defaultLocale: shop.default_locale,
	timezone: shop.timezone,
	currency: shop.currency,
	returnAddress: JSON.parse(shop.return_address) as Record<string, string>,
	taxId: shop.tax_id,
	taxAddress: shop.tax_address,
	settings: JSON.parse(shop.settings) as Record<string, unknown>,
	setUpAt: shop.set_up_at,
	version: shop.version
});

const logoAddress = (file: string | null): string | null =>
	file === null || file.startsWith('/') ? file : `/files/${file}`;

/** Colours stand in an attribute of every page: whatever else is stored there never reaches it. */
const colour = (text: string): string => (/^#[0-9a-f]{6}$/i.test(text) ? text : '#1f4173');
