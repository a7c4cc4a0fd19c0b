import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { MailKind } from '../mail/kinds.ts';
import type { Tx } from '../store/database.ts';
import { insertRows } from '../store/insert.ts';

/** Every kind of job and what its body holds. Each has one handler in handlers/. */
export type JobBodies = {
	/** Composes one mail from the stored facts and hands it to the mail server. */
	'mail.send': { message_id: Id<'msg'> };
	/** Moves one refund payment a step towards its end: sends, looks up, or leaves it to a person. */
	'refund.move': { refund_payment_id: Id<'rfp'> };
	/** Lets go of money that is only held: cancels an authorisation, or takes what is left of it. */
	'hold.release': { hold_release_id: Id<'hrl'> };
	/** Scheduled: held money that waits too long to be let go is looked at again. */
	'hold.sweep': Record<string, never>;
	/** Answers one look-up out of the visitor's sight: mails a code if an order matched, and a decoy if none did. */
	'lookup.answer': {
		token_id: Id<'tok'>;
		order_id: Id<'ord'> | null;
		locale: 'th' | 'en';
		requested_at: number;
	};
	/** Sends one test of a webhook, or one event again. */
	'webhook.try': { delivery_id: Id<'whd'> };
	/** Looks for the order of one declaration of withdrawal, out of the visitor's sight. */
	'withdrawal.judge': { withdrawal_id: Id<'wdr'> };
	/** The carrier lost a parcel or sent it back: its claim is put before the desk. */
	'claim.draft': { fulfilment_id: Id<'ful'> };
	/** Applies one stored webhook. */
	'inbox.apply': { inbox_id: Id<'inb'> };
	/** Reads one uploaded CSV file. */
	'import.run': { import_id: Id<'imp'> };
	/** Replays a policy over past returns. */
	'backtest.run': { backtest_id: Id<'bkt'> };
	/** Scheduled: exchanges that sold out are tried again. */
	'exchange.sweep': Record<string, never>;
	/** Scheduled: customers who have their replacement are reminded of what they owe for it. */
	'instant.sweep': Record<string, never>;
	/** Scheduled: refund payments that wait too long are looked at again. */
	'refund.sweep': Record<string, never>;
	/** Looks after one charge: its page at the provider, its reminder, its end. */
	'charge.look': { charge_id: Id<'chg'> };
	/** Scheduled: charges past their day, and pages to pay on that nobody looked at. */
	'charge.sweep': Record<string, never>;
	/** Looks at the provider for one payment, because a person asked. */
	'refund.look': { payment_id: Id<'pay'> };
	/** Compares books and provider, from the place where the run stands. */
	'reconcile.run': { run_id: Id<'rcn'> };
	/** Scheduled: books and provider are compared. */
	'reconcile.daily': Record<string, never>;
	/** Scheduled: promises of a day for the money whose day has passed. */
	'promise.sweep': Record<string, never>;
	/** Scheduled: approved returns whose last day to send has passed. */
	'return.expire': Record<string, never>;
	/** Scheduled: store credit that has run out is booked out. */
	'credit.expire': Record<string, never>;
	/** Scheduled: customers are told of store credit that runs out soon. */
	'credit.remind': Record<string, never>;
	/** Scheduled: pieces held until a moment that has passed are free again. */
	'stock.expire': Record<string, never>;
	/** Scheduled: expired sessions, tokens and keys are deleted. */
	'access.sweep': Record<string, never>;
	/** Scheduled: photos that were never sent with a return are deleted. */
	'photo.sweep': Record<string, never>;
};
export type JobKind = keyof JobBodies;

/** A handler throws this to say when to try again without counting the try as a failure. */
export class TryAgainAt extends Error {
	readonly at: number;
	constructor(at: number, message: string) {
		super(message);
		this.at = at;
	}
}

/**
 * Enqueues a job in the transaction of the change that causes it. The same key is enqueued once for ever, so a
 * command that runs twice causes one effect.
 */
export async function enqueue<K extends JobKind>(
	tx: Tx,
	by: { ids: { next(prefix: 'job'): Id<'job'> }; now: Instant },
	job: { kind: K; key: string; body: JobBodies[K]; run_at?: Instant }
): Promise<void> {
	const row = {
		id: by.ids.next('job'),
		kind: job.kind,
		key: job.key,
		body: JSON.stringify(job.body),
		run_at: job.run_at ?? by.now,
		attempts: 0,
		lease_owner: null,
		lease_until: null,
		done_at: null,
		parked_at: null,
		last_error: null,
		created_at: by.now
	};
	await insertRows(tx, 'jobs', [row], 'key');
}

/**
 * Enqueues one mail: its row in `messages` (the promise that it is sent once) and the job that composes it.
 * `key` names the cause, such as `return_requested:ret_…`; the same key is mailed once for ever.
 */
export async function enqueueMail(
	tx: Tx,
	by: { ids: { next<P extends 'job' | 'msg'>(prefix: P): Id<P> }; now: Instant },
	mail: {
		key: string;
		kind: MailKind;
		locale: 'th' | 'en';
		recipient: string;
		order_id: Id<'ord'> | null;
		return_id: Id<'ret'> | null;
	}
): Promise<void> {
	const id = by.ids.next('msg');
	const row = {
		...mail,
		id,
		channel: 'email' as const,
		subject: '',
		state: 'queued' as const,
		error: null,
		created_at: by.now,
		sent_at: null
	};
	if ((await insertRows(tx, 'messages', [row], 'key')) === 0) return;
	await enqueue(tx, by, { kind: 'mail.send', key: `mail:${mail.key}`, body: { message_id: id } });
}
