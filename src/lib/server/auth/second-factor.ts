import { createTOTPKeyURI, verifyHOTP } from '@oslojs/otp';
import { randomBytes } from 'node:crypto';
import type { Id } from '#lib/domain/ids.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { MINUTE, SECOND, type Instant } from '#lib/domain/time.ts';
import type { Config } from '../config.ts';
import type { SecondFactorsTable } from '../store/schema.ts';
import { seal, unseal } from './sealed.ts';
import { keyed } from './secrets.ts';
import { spokenCode } from './spoken-code.ts';

/**
 * The second factor of staff: codes of an authenticator app (RFC 6238: six digits, half a minute, SHA-1, which is what
 * every app understands), and recovery codes for the day the phone is gone.
 */
type Secret = Pick<Config, 'APP_SECRET'>;

const DIGITS = 6;
const PERIOD = 30;
/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20;
/** Half minutes by which a phone's clock may be off, each way (RFC 6238, 5.2). */
const DRIFT = 1;

/** A new secret, sealed for its owner: it travels through the set-up form and is stored like this. */
export const newFactorSecret = (config: Secret, staffId: Id<'stf'>): string =>
	seal(config, boundTo(staffId), randomBytes(SECRET_BYTES).toString('base64'));

/** What the QR code says and what can be typed instead; null for a text that was not sealed for this person. */
export function factorKey(
	config: Secret,
	owner: { id: Id<'stf'>; email: string; shop: string },
	sealed: string
): { uri: string; typed: string } | null {
	const secret = secretOf(config, owner.id, sealed);
	if (!secret) return null;
	// Apps show a plus sign as it stands.
	const uri = createTOTPKeyURI(owner.shop, owner.email, secret, PERIOD, DIGITS).replaceAll('+', '%20');
	return { uri, typed: new URL(uri).searchParams.get('secret') ?? '' };
}

/**
 * The half minute to which a code belongs: now's, or a neighbour's. Null for a wrong code, for one no newer than the
 * last that was used, and for a secret that this APP_SECRET does not open.
 */
export function stepOfCode(
	config: Secret,
	factor: Pick<SecondFactorsTable, 'staff_id' | 'secret_sealed' | 'last_step'>,
	typed: string,
	now: Instant
): number | null {
	const secret = secretOf(config, factor.staff_id, factor.secret_sealed);
	const code = asciiDigits(typed).replace(/\s/gu, '');
	if (!secret) return null;
	const current = Math.floor(now / (PERIOD * SECOND));
	for (let step = current - DRIFT; step <= current + DRIFT; step++)
		if (step > factor.last_step && verifyHOTP(secret, BigInt(step), DIGITS, code)) return step;
	return null;
}

const RECOVERY_CODES = 10;
/** Shown once; only `recoveryHash` of them is stored. */
export const newRecoveryCodes = (): string[] =>
	Array.from({ length: RECOVERY_CODES }, () => spokenCode(2, 5));

/** However it was typed: capitals, blanks and the dash make no difference. */
export const recoveryHash = (config: Secret, staffId: Id<'stf'>, typed: string): string =>
	keyed(config, 'recovery-code', `${staffId}:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`).toString(
		'hex'
	);

/** Between the password and the code. */
const TICKET_LIFE = 10 * MINUTE;

/** Says that this person's password was right a moment ago; worth nothing once the account changed. */
export const signInTicket = (
	config: Secret,
	member: { id: Id<'stf'>; version: number },
	now: Instant
): string => seal(config, 'sign-in-ticket', `${member.id} ${member.version} ${now}`);

export function readTicket(
	config: Secret,
	ticket: string,
	now: Instant
): { id: Id<'stf'>; version: number } | null {
	const [id = '', version = '', at = ''] = unseal(config, 'sign-in-ticket', ticket)?.split(' ') ?? [];
	const isFresh = Number(at) <= now && now < Number(at) + TICKET_LIFE;
	return id !== '' && isFresh ? { id: id as Id<'stf'>, version: Number(version) } : null;
}

const secretOf = (config: Secret, staffId: Id<'stf'>, sealed: string): Buffer | null => {
	const opened = unseal(config, boundTo(staffId), sealed);
	return opened === null ? null : Buffer.from(opened, 'base64');
};
const boundTo = (staffId: Id<'stf'>): string => `second-factor:${staffId}`;
