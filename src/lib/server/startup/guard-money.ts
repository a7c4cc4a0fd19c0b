import { isId } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { beginRun } from '../commands/reconciliation/begin-run.ts';
import { freezeRefunds } from '../commands/reconciliation/freeze-refunds.ts';
import type { Context } from '../context.ts';
import { lastSends, type NotedSend } from '../sends-note.ts';
import { openFreeze } from '../store/freezes.ts';
import { lastFinishedRun } from '../store/reconciliation.ts';
import { findRefundPayment } from '../store/refunds.ts';
import type { Reader } from '../store/database.ts';

/** Starts that follow each other need no comparison each. */
const STILL_TRUE = 10 * MINUTE;

const SYSTEM = { kind: 'system' } as const;

/**
 * Before the first job: books that do not know what this machine last sent were put back to an earlier day, and send
 * nothing until they were compared with the provider. Otherwise the comparison of a start is only begun here, and goes
 * on in the background.
 */
export async function guardMoney(context: Context): Promise<void> {
	const { db, clock, config, log } = context;
	const sends = lastSends(config.DATA_DIR);
	const unknown = await firstUnknown(db.read, sends);
	if (unknown && !(await openFreeze(db.read))) {
		log.warn({ send: unknown.key }, 'the database is older than what was sent: refunds are frozen');
		await freezeRefunds(context, SYSTEM, {
			reason: 'older_than_seen',
			note: unknown.key,
			last_sent_at: sends.at(-1)?.at ?? null
		});
		return;
	}
	if (!context.payments) return;
	const last = await lastFinishedRun(db.read);
	const isFresh = last?.finished_at != null && clock.now() - last.finished_at < STILL_TRUE;
	if (isFresh && !(await openFreeze(db.read))) return;
	await beginRun(context, SYSTEM, { cause: 'start' });
}

/** The key names the refund payment and its generation; both are in the database before anything is sent. */
async function firstUnknown(db: Reader, sends: readonly NotedSend[]): Promise<NotedSend | null> {
	for (const send of sends) {
		const [id = '', generation = ''] = send.key.split(':');
		const row = isId('rfp', id) ? await findRefundPayment(db, id) : null;
		if (!row || row.attempts === 0 || row.generation < Number(generation)) return send;
	}
	return null;
}
