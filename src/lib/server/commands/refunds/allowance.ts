import { hasRole, hasScope, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import {
	allowanceOf,
	ANY_AMOUNT,
	NOTHING_ALONE,
	stopOf,
	type Allowance,
	type Stop
} from '#lib/domain/refund/limits.ts';
import { localDateOf, type Instant, type LocalDate } from '#lib/domain/time.ts';
import { findApiKey } from '../../store/api-keys.ts';
import type { Reader } from '../../store/database.ts';
import { letGoOn, limitsIn, type LimitSubject } from '../../store/refund-limits.ts';
import { findShop } from '../../store/shop.ts';
import { findStaff } from '../../store/staff.ts';

/** What an actor has let go today and may let go, beside the same for the whole shop; amounts in minor units. */
export type Standing = {
	day: LocalDate;
	own: Allowance & { let_go_minor: number };
	shop: { day_minor: number | null; let_go_minor: number; may_pass: boolean };
};

/**
 * Read inside the transaction that lets money go, so that two of them never count on the same rest. Sums are read only
 * where a limit asks for them: a shop without limits has no row that everybody waits for.
 */
export async function standingOf(
	db: Reader,
	actor: Actor,
	currency: string,
	now: Instant
): Promise<Standing> {
	const shop = await findShop(db);
	const day = localDateOf(now, shop?.timezone ?? 'UTC');
	const role = roleOf(actor);
	const subjects: LimitSubject[] = ['shop', role, ...(actor.kind === 'staff' ? [actor.id] : [])].filter(
		(subject): subject is LimitSubject => subject !== null
	);
	const limits = await limitsIn(db, currency, subjects);
	const own = await ownAllowance(db, actor, limits, currency === (shop?.currency ?? currency));
	const shop_day = limits.get('shop')?.day_minor ?? null;
	const counted = own.day_minor !== null && 'id' in actor;
	return {
		day,
		own: { ...own, let_go_minor: counted ? await letGoOn(db, { day, currency, actor_id: actor.id }) : 0 },
		shop: {
			day_minor: shop_day,
			let_go_minor: shop_day === null ? 0 : await letGoOn(db, { day, currency }),
			may_pass: false
		}
	};
}

export const stopFor = (amountMinor: number, { own, shop }: Standing): Stop | null =>
	stopOf(amountMinor, own, shop);

/** What an actor may let go alone right now, for pages that say so beforehand; null: any amount. */
export async function aloneUpTo(
	db: Reader,
	actor: Actor,
	currency: string,
	now: Instant
): Promise<number | null> {
	const { own, shop } = await standingOf(db, actor, currency, now);
	const rests = [
		own.refund_minor,
		own.day_minor === null ? null : own.day_minor - own.let_go_minor,
		shop.day_minor === null ? null : shop.day_minor - shop.let_go_minor
	].filter((rest) => rest !== null);
	return rests.length === 0 ? null : Math.max(0, Math.min(...rests));
}

function roleOf(actor: Actor): 'agent' | 'lead' | 'api' | null {
	if (actor.kind === 'api') return 'api';
	if (actor.kind !== 'staff' || actor.role === 'merchant') return null;
	return actor.role;
}

async function ownAllowance(
	db: Reader,
	actor: Actor,
	limits: ReadonlyMap<string, Allowance>,
	isShopCurrency: boolean
): Promise<Allowance> {
	if (actor.kind === 'system' || hasRole(actor, 'merchant')) return ANY_AMOUNT;
	const role = roleOf(actor);
	if (role === 'api')
		return hasScope(actor, 'refunds:write') ? (limits.get('api') ?? ANY_AMOUNT) : NOTHING_ALONE;
	if (actor.kind !== 'staff' || role === null) return NOTHING_ALONE;
	// The account as it is now: a session may be older than the last change of its limit.
	const account = await findStaff(db, actor.id);
	return allowanceOf({
		role,
		account_limit_minor: account ? account.refund_limit_minor : actor.refundLimitMinor,
		is_shop_currency: isShopCurrency,
		own: limits.get(actor.id) ?? null,
		of_role: limits.get(role) ?? null
	});
}

/** The person behind an id: for an API key its maker, so that nobody is a second person by way of a program. */
export async function personBehind(db: Reader, id: string | null): Promise<string | null> {
	if (id === null || !id.startsWith('key_')) return id;
	return (await findApiKey(db, id as Id<'key'>))?.created_by ?? id;
}

export async function isSamePerson(db: Reader, one: string | null, other: string | null): Promise<boolean> {
	if (one === null || other === null) return false;
	return one === other || (await personBehind(db, one)) === (await personBehind(db, other));
}
