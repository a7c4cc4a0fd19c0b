import { allDefaultReasons, type ReasonSeed } from '#lib/domain/policy/reasons.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import type { Context } from '../context.ts';
import type { ReasonsTable, ShopTable } from '../store/schema.ts';
import { insertShop } from '../store/shop.ts';

/** What a new installation starts with: a shop without a name, a policy and reasons. Never overwrites anything. */
export async function ensureDefaults(context: Pick<Context, 'db' | 'clock' | 'ids'>): Promise<void> {
	const { db, clock, ids } = context;
	const known = await db.read.selectFrom('shop').select('id').executeTakeFirst();
	const policy = await db.read.selectFrom('policy_versions').select('id').limit(1).executeTakeFirst();
	if (known && policy) return;
	const now = clock.now();
	await db.transaction(async (tx) => {
		await insertShop(tx, NEW_SHOP);
		await tx
			.insertInto('policy_versions')
			.values({
				id: ids.next('pol'),
				number: 1,
				rules: JSON.stringify(defaultRules(NEW_SHOP.currency)),
				note: '',
				effective_from: now,
				published_at: now,
				published_by: null
			})
			.onConflict((conflict) => conflict.column('number').doNothing())
			.execute();
		await tx
			.insertInto('reasons')
			.values(allDefaultReasons.map(reasonRow))
			.onConflict((conflict) => conflict.columns(['kind', 'code']).doNothing())
			.execute();
	});
}

/** The look of Homeward itself, and no name yet. */
export const NEW_SHOP: ShopTable = {
	id: 'shop',
	name_en: 'Our shop',
	name_th: 'ร้านของเรา',
	accent: '#1f4173',
	accent_dark: '#a8c5f0',
	logo_file_id: null,
	default_locale: 'th',
	timezone: 'Asia/Bangkok',
	currency: 'THB',
	phone: '',
	email: '',
	hours_en: '',
	hours_th: '',
	return_address: '{}',
	tax_id: '',
	tax_address: '',
	settings: '{}',
	set_up_at: null,
	version: 1
};

const reasonRow = (reason: ReasonSeed, position: number): ReasonsTable => ({
	code: reason.code,
	position,
	kind: reason.kind,
	label_en: reason.label.en,
	label_th: reason.label.th,
	fault: reason.fault,
	needs_photo: reason.needs_photo ? 1 : 0,
	waives_fees: reason.waives_fees ? 1 : 0,
	follow_up: reason.follow_up ? JSON.stringify(reason.follow_up) : null,
	active: 1
});
