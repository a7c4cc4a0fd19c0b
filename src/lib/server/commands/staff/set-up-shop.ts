import type { Id } from '#lib/domain/ids.ts';
import { defaultRules } from '#lib/domain/policy/rules.ts';
import { isCurrency } from '#lib/domain/currency.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { isTimeZone, type Instant } from '#lib/domain/time.ts';
import { addressSubject, useLimits } from '../../auth/limits.ts';
import { hashPassword, isWeakPassword } from '../../auth/passwords.ts';
import { doorWithin, startStaffSession } from '../../auth/sessions.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { sha256 } from '../../ids.ts';
import { appendEvents } from '../../store/events.ts';
import { readShop, saveShop } from '../../store/shop.ts';
import { insertPolicyVersion, policyVersions } from '../../store/policies.ts';
import { hasStaff, insertStaff } from '../../store/staff.ts';
import { findLiveToken, useToken } from '../../store/tokens.ts';
import { isEmailAddress } from './email-address.ts';

export type SetUp = {
	/** The set-up code from the log of the first start. */
	key: string;
	shop: { nameEn: string; nameTh: string; currency: string; timezone: string; locale: 'th' | 'en' };
	merchant: { name: string; email: string; password: string };
	clientAddress: string;
};

/** The first run: the shop's basics and its first merchant, who is signed in at once. Works once per installation. */
export async function setUpShop(
	context: CommandContext,
	setUp: SetUp
): Promise<Result<{ sessionToken: string }>> {
	const { db, ids, config } = context;
	const now = context.clock.now();
	const key = { hash: sha256(setUp.key.trim()), purpose: 'setup' as const };
	const email = normalEmail(setUp.merchant.email);
	const allowed = await db.transaction((tx) =>
		useLimits(tx, { config, now }, [
			{ limit: 'set_up.address', subject: addressSubject(setUp.clientAddress) }
		])
	);
	if (!allowed.ok) return allowed;
	if (await hasStaff(db.read)) return refused('already_set_up');
	if (!(await findLiveToken(db.read, key, now))) return refused('setup_token_wrong');
	const wrong = wrongField(setUp, email);
	if (wrong) return refused('value_invalid', { field: wrong });
	const { shop, merchant } = setUp;
	if (isWeakPassword(merchant.password, [email, merchant.name, shop.nameEn, shop.nameTh]))
		return refused('password_too_weak');
	const passwordHash = await hashPassword(merchant.password);

	return db.transaction(async (tx) => {
		if (await hasStaff(tx)) return refused('already_set_up');
		if (!(await useToken(tx, key, now))) return refused('setup_token_wrong');
		const before = await readShop(tx);
		const id = ids.next('stf');
		await insertStaff(tx, {
			id,
			email_norm: email,
			name: merchant.name.trim(),
			role: 'merchant',
			password_hash: passwordHash,
			locale: shop.locale,
			refund_limit_minor: null,
			active: 1,
			created_at: now,
			version: 1
		});
		await saveShop(tx, before.version, {
			name_en: shop.nameEn.trim(),
			name_th: shop.nameTh.trim(),
			currency: shop.currency,
			timezone: shop.timezone,
			default_locale: shop.locale,
			email,
			set_up_at: now
		});
		if (shop.currency !== before.currency) await publishRules(tx, context, shop.currency, now, id);
		const actor = {
			kind: 'staff' as const,
			id,
			name: merchant.name.trim(),
			role: 'merchant' as const,
			refundLimitMinor: null
		};
		await appendEvents(tx, { ids, now, actor }, [
			{ type: 'shop_set_up', entity: 'shop', entity_id: 'shop', order_id: null },
			{ type: 'staff_created', entity: 'staff', entity_id: id, order_id: null, data: { role: 'merchant' } }
		]);
		return accepted({ sessionToken: await startStaffSession(doorWithin(tx, now), ids, id) });
	});
}

function wrongField({ shop, merchant }: SetUp, email: string): string | null {
	if (!isName(shop.nameEn)) return 'name_en';
	if (!isName(shop.nameTh)) return 'name_th';
	if (!isCurrency(shop.currency)) return 'currency';
	if (!isTimeZone(shop.timezone)) return 'timezone';
	if (!isName(merchant.name)) return 'name';
	return isEmailAddress(email) ? null : 'email';
}
const isName = (text: string): boolean => text.trim() !== '' && text.length <= 100;

/** The amounts of the first policy are in baht: another currency starts with a policy of its own. */
async function publishRules(
	tx: Tx,
	context: CommandContext,
	currency: string,
	now: Instant,
	by: Id<'stf'>
): Promise<void> {
	const [latest] = await policyVersions(tx);
	await insertPolicyVersion(tx, {
		id: context.ids.next('pol'),
		number: (latest?.number ?? 0) + 1,
		rules: defaultRules(currency),
		note: '',
		effective_from: now,
		published_at: now,
		published_by: by
	});
}
