import type { Config } from '../config.ts';

/** What every cookie of ours has. Over https session cookies carry the prefix that ties them to this host. */
export const cookieOptions = (config: Pick<Config, 'ORIGIN'>) =>
	({
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: isHttps(config)
	}) as const;

export const isHttps = (config: Pick<Config, 'ORIGIN'>): boolean => config.ORIGIN.startsWith('https:');

export type PrivateCookie = 'staff' | 'customer' | 'lookup' | 'withdrawal' | 'gift';
export const cookieName = (config: Pick<Config, 'ORIGIN'>, cookie: PrivateCookie): string =>
	`${isHttps(config) ? '__Host-' : ''}homeward-${cookie}`;

/** Language and colours: choices, not secrets. */
export const PREFERENCE_LIFE_SECONDS = 365 * 24 * 60 * 60;
