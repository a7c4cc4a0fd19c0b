import type { Cookies, RequestEvent } from '@sveltejs/kit';
import type { Config } from '../config.ts';
import { cookieName, cookieOptions } from '../http/cookies.ts';
import { giftCookie, giftOfSession } from './gift-access.ts';
import { CUSTOMER_LIMITS, customerOfSession, doorOf, STAFF_LIMITS, staffOfSession } from './sessions.ts';

/** Who the cookies of a request speak for. A request without them costs no query. */
export async function readVisitors({ cookies, locals }: RequestEvent): Promise<void> {
	const { context } = locals;
	const staff = cookies.get(cookieName(context.config, 'staff'));
	const customer = cookies.get(cookieName(context.config, 'customer'));
	if (staff) locals.staff = await staffOfSession(doorOf(context), staff);
	if (customer) locals.customer = await customerOfSession(doorOf(context), customer);
	const gift = cookies.get(giftCookie(context.config));
	if (gift) locals.gift = await giftOfSession(context, gift);
}

/** `stay` keeps the cookie when the browser closes, up to the session's absolute limit. */
export function setSessionCookie(
	cookies: Cookies,
	config: Config,
	session: { kind: 'staff' | 'customer'; token: string; stay: boolean }
): void {
	const limits = session.kind === 'staff' ? STAFF_LIMITS : CUSTOMER_LIMITS;
	const maxAge = session.stay ? { maxAge: limits.absolute / 1_000 } : {};
	cookies.set(cookieName(config, session.kind), session.token, { ...cookieOptions(config), ...maxAge });
}

export const deleteSessionCookie = (cookies: Cookies, config: Config, kind: 'staff' | 'customer'): void =>
	cookies.delete(cookieName(config, kind), cookieOptions(config));
