import type { Id } from '#lib/domain/ids.ts';
import { ARRIVES_WITHIN } from '#lib/domain/refund/absence.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '#lib/domain/time.ts';
import type { Clock } from '../../context.ts';
import type { RefundPaymentsTable } from '../../store/schema.ts';

/** More than ten times the provider's time-out, so a call never outlives the lease it was made under. */
export const LEASE_LIFE = MINUTE;
/** The provider may forget a key after 24 hours; an hour less leaves room for clocks that disagree. */
export const KEY_LIFE = 23 * HOUR;
/**
 * How long absence must be watched. The life of a lease is added to what a late request takes: to a clock that runs
 * ahead, a lease is over while its holder may still send.
 */
export const ARRIVAL_WAIT = ARRIVES_WITHIN + LEASE_LIFE;
/** After so many sends, or so much time under one key, a person must look. */
export const MOST_ATTEMPTS = 30;
export const MOST_DAYS = 7 * DAY;

/** The right to act on one refund payment, held by one worker for a while. */
export type Lease = {
	refund_payment_id: Id<'rfp'>;
	owner: string;
	/** The row's version under this lease: any other hand on the row changes it. */
	version: number;
	generation: number;
	taken_at: Instant;
	/** Monotonic milliseconds of this process when the lease was taken. */
	taken_mono: number;
};

/** The monotonic clock beside the wall clock that a lease is measured by. */
export const monoOf = (clock: Clock): number => clock.mono?.() ?? performance.now();

/**
 * The fence: true only while the lease is young by the wall clock and by the monotonic clock. A process that was
 * suspended, or whose clock was set back, must not send what another worker may have sent since.
 */
export function isStillHeld(
	lease: Pick<Lease, 'taken_at' | 'taken_mono'>,
	wall: Instant,
	mono: number
): boolean {
	const byWall = wall - lease.taken_at;
	const byMono = mono - lease.taken_mono;
	return byWall >= 0 && byWall < LEASE_LIFE / 2 && byMono >= 0 && byMono < LEASE_LIFE / 2;
}

/** How long to wait after the n-th attempt. */
export const backOff = (attempts: number): number => Math.min(5 * SECOND * 2 ** Math.min(attempts, 12), HOUR);

/** When to ask a provider again that could not be asked, about what has waited since `since`: ever less often. */
export const askAgainAt = (since: Instant, now: Instant): Instant =>
	now + Math.min(Math.max(Math.round(Math.abs(now - since) / 4), MINUTE), 30 * MINUTE);

/** What was answered last means that the provider keeps an answer under this key that will never help. */
const SPENT_KEYS = ['provider_error', 'key_mismatch'];

/** What may be done once a look at the provider showed that the refund is not there. */
export type AfterAbsence = { do: 'same_key' } | { do: 'new_key' } | { do: 'wait'; until: Instant };

/**
 * Sends again with the same key while the provider certainly remembers it: that can never pay twice. A new key only
 * when the old one is spent or too old, and only when a late request would have arrived by now. How long ago it was
 * sent nobody can tell from wall clocks that disagree, so what counts is how long one process has seen it absent.
 * @param watched milliseconds by the monotonic clock of this process
 */
export function afterAbsence(
	row: Pick<RefundPaymentsTable, 'state' | 'first_attempt_at' | 'last_attempt_at' | 'failure_code'>,
	now: Instant,
	watched: number
): AfterAbsence {
	if (row.first_attempt_at === null || row.last_attempt_at === null) return { do: 'same_key' };
	const age = now - row.first_attempt_at;
	// A clock that went backwards tells no age at all.
	const isFresh = age >= 0 && age < KEY_LIFE;
	if (isFresh && !SPENT_KEYS.includes(row.failure_code ?? '')) return { do: 'same_key' };
	if (watched < ARRIVAL_WAIT) return { do: 'wait', until: now + Math.ceil(ARRIVAL_WAIT - watched) };
	return { do: 'new_key' };
}

/** True when the machine has tried long enough and a person must look. */
export const isOverdue = (
	row: Pick<RefundPaymentsTable, 'attempts' | 'first_attempt_at'>,
	now: Instant
): boolean =>
	row.attempts >= MOST_ATTEMPTS || (row.first_attempt_at !== null && now - row.first_attempt_at > MOST_DAYS);
