import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';

type Secret = Pick<Config, 'APP_SECRET'>;

/** A value that only this installation can compute; `purpose` keeps uses apart. */
export const keyed = (config: Secret, purpose: string, text: string): Buffer =>
	createHmac('sha256', config.APP_SECRET).update(`${purpose}\0${text}`).digest();

/** Compares in the same time whatever differs, lengths included. */
export const isSameSecret = (given: string, wanted: string): boolean =>
	timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(wanted).digest());
