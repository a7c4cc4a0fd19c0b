import { z } from 'zod';
import type { Cookies } from '@sveltejs/kit';
import { isId, type Id } from '#lib/domain/ids.ts';
import { WITHDRAWAL_LANGUAGES } from '#lib/domain/withdrawal/declaration.ts';
import type { Config } from '../config.ts';
import { cookieName, cookieOptions } from '../http/cookies.ts';
import { seal, unseal } from './sealed.ts';

/**
 * A declaration between its two steps: kept by the visitor's own browser, sealed, so that no address holds a name.
 * `pieces` are positions in the order with their units, which is shorter than ids: a cookie holds 4 kB.
 */
export type PendingWithdrawal = z.infer<typeof shape>;

const shape = z.object({
	key: z.string().min(20).max(60),
	language: z.enum(WITHDRAWAL_LANGUAGES),
	name: z.string(),
	order: z.string(),
	contact: z.string(),
	inWords: z.string(),
	/** The order that the session had proved at the first step. */
	provedOrderId: z.custom<Id<'ord'>>((value) => typeof value === 'string' && isId('ord', value)).nullable(),
	pieces: z.array(z.tuple([z.int().min(0), z.int().min(1)])).nullable()
});

const BOUND = 'withdrawal';

export function keepWithdrawal(cookies: Cookies, config: Config, pending: PendingWithdrawal): void {
	cookies.set(cookieName(config, 'withdrawal'), seal(config, BOUND, JSON.stringify(pending)), {
		...cookieOptions(config),
		maxAge: 60 * 60
	});
}

export function pendingWithdrawal(cookies: Cookies, config: Config): PendingWithdrawal | null {
	const text = unseal(config, BOUND, cookies.get(cookieName(config, 'withdrawal')) ?? '');
	if (text === null) return null;
	const parsed = shape.safeParse(JSON.parse(text));
	return parsed.success ? parsed.data : null;
}

export const forgetWithdrawal = (cookies: Cookies, config: Config): void =>
	cookies.delete(cookieName(config, 'withdrawal'), cookieOptions(config));
