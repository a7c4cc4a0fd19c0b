import type { Cookies } from '@sveltejs/kit';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { cookieName, cookieOptions } from '../http/cookies.ts';
import { sha256, type IdSource } from '../ids.ts';
import type { Tx } from '../store/database.ts';
import { findGiftSession, insertGiftSession } from '../store/gift-sessions.ts';
import type { GiftVisitor } from './visitors.ts';

/** A week in which somebody packs, from the code or the link on: used or not. */
export const GIFT_SESSION_LIFE = 7 * DAY;

/** Starts a session for one gift and gives the token for its cookie. */
export async function startGiftSession(
	tx: Tx,
	ids: Pick<IdSource, 'token'>,
	opened: { giftId: Id<'gft'>; email: string | null; now: Instant }
): Promise<string> {
	const token = ids.token();
	await insertGiftSession(tx, {
		id: sha256(token),
		gift_id: opened.giftId,
		email_norm: opened.email,
		asked_id: null,
		asked_email: null,
		asked_at: null,
		tries: 0,
		created_at: opened.now,
		expires_at: opened.now + GIFT_SESSION_LIFE
	});
	return token;
}

export async function giftOfSession(
	{ db, clock }: Pick<Context, 'db' | 'clock'>,
	token: string
): Promise<GiftVisitor | null> {
	const found = await findGiftSession(db.read, sha256(token), clock.now());
	return found && { sessionId: found.id, giftId: found.gift_id, email: found.email_norm };
}

export const giftCookie = (config: Config): string => cookieName(config, 'gift');

export const setGiftCookie = (cookies: Cookies, config: Config, token: string): void =>
	cookies.set(giftCookie(config), token, cookieOptions(config));
