import { z } from 'zod';
import type { Cookies } from '@sveltejs/kit';
import type { Id } from '#lib/domain/ids.ts';
import { isId } from '#lib/domain/ids.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Config } from '../config.ts';
import { cookieName, cookieOptions } from '../http/cookies.ts';
import { CODE_LIFE } from './codes-and-links.ts';
import { isSameSecret, keyed } from './secrets.ts';

/** What the code page has to know of a look-up: kept by the visitor's own browser, sealed, until the code is in. */
export type PendingLookup = {
	tokenId: Id<'tok'>;
	orderNumber: string;
	contact: string;
	requestedAt: Instant;
};

const shape = z.object({
	tokenId: z.string().refine((text): text is Id<'tok'> => isId('tok', text)),
	orderNumber: z.string(),
	contact: z.string(),
	requestedAt: z.number()
});

export const codeUntil = (lookup: PendingLookup): Instant => lookup.requestedAt + CODE_LIFE;
export const againAt = (lookup: PendingLookup): Instant => lookup.requestedAt + MINUTE;

export function keepLookup(cookies: Cookies, config: Config, lookup: PendingLookup): void {
	const text = Buffer.from(JSON.stringify(lookup)).toString('base64url');
	cookies.set(cookieName(config, 'lookup'), `${text}.${seal(config, text)}`, {
		...cookieOptions(config),
		maxAge: 60 * 60
	});
}

export function pendingLookup(cookies: Cookies, config: Config): PendingLookup | null {
	const [text = '', given = ''] = cookies.get(cookieName(config, 'lookup'))?.split('.') ?? [];
	if (text === '' || !isSameSecret(given, seal(config, text))) return null;
	const parsed = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
	return parsed.success ? parsed.data : null;
}

export const forgetLookup = (cookies: Cookies, config: Config): void =>
	cookies.delete(cookieName(config, 'lookup'), cookieOptions(config));

const seal = (config: Config, text: string): string =>
	keyed(config, 'lookup-cookie', text).toString('base64url');
