import type { Role } from '../actor.ts';

/** What somebody may let go without a second person, in minor units of one currency; null: any amount. */
export type Allowance = { refund_minor: number | null; day_minor: number | null };

export const ANY_AMOUNT: Allowance = { refund_minor: null, day_minor: null };
export const NOTHING_ALONE: Allowance = { refund_minor: 0, day_minor: null };

/** Roles whose limits a merchant sets; merchants themselves are always somebody who may. */
export const LIMITED_ROLES = ['agent', 'lead', 'api'] as const satisfies readonly (Role | 'api')[];
export type LimitedRole = (typeof LIMITED_ROLES)[number];

/** The limit that a refund meets: of one refund, of the person's day, or of the whole shop's day. */
export const STOPS = ['refund', 'day', 'shop_day'] as const;
export type Stop = { stopped_by: (typeof STOPS)[number]; limit_minor: number; let_go_minor: number };

/**
 * What a member of staff may do alone. A figure of their own goes before the one of their role. An agent with a limit
 * in the shop's currency only does nothing alone in another currency: no exchange rate is ever guessed.
 */
export function allowanceOf(of: {
	role: LimitedRole;
	/** The figure kept with the account, in the shop's currency. */
	account_limit_minor: number | null;
	is_shop_currency: boolean;
	own: Allowance | null;
	of_role: Allowance | null;
}): Allowance {
	const account = of.role === 'agent' ? of.account_limit_minor : null;
	const elsewhere = account !== null && !of.is_shop_currency;
	const refund_minor =
		of.own?.refund_minor ??
		(of.is_shop_currency ? account : null) ??
		of.of_role?.refund_minor ??
		(elsewhere ? 0 : null);
	return { refund_minor, day_minor: of.own?.day_minor ?? of.of_role?.day_minor ?? null };
}

/**
 * The first limit that an amount would pass, or null. `let_go_minor` is what was let go before on the same local day
 * in the same currency. The shop's day binds everybody but a merchant who confirms what another person proposed.
 */
export function stopOf(
	amountMinor: number,
	own: Allowance & { let_go_minor: number },
	shop: { day_minor: number | null; let_go_minor: number; may_pass: boolean }
): Stop | null {
	if (own.refund_minor !== null && amountMinor > own.refund_minor) {
		return { stopped_by: 'refund', limit_minor: own.refund_minor, let_go_minor: 0 };
	}
	if (own.day_minor !== null && own.let_go_minor + amountMinor > own.day_minor) {
		return { stopped_by: 'day', limit_minor: own.day_minor, let_go_minor: own.let_go_minor };
	}
	if (isBeyondShop(amountMinor, shop) && !shop.may_pass) {
		return { stopped_by: 'shop_day', limit_minor: shop.day_minor ?? 0, let_go_minor: shop.let_go_minor };
	}
	return null;
}

export const isBeyondShop = (
	amountMinor: number,
	shop: { day_minor: number | null; let_go_minor: number }
): boolean => shop.day_minor !== null && shop.let_go_minor + amountMinor > shop.day_minor;
