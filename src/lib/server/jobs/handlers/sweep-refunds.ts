import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Context } from '../../context.ts';
import { waitingRefundPayments, withoutReference } from '../../store/refunds.ts';
import { enqueue } from '../queue.ts';
import { eachPage } from './pages.ts';

/** Jobs of their own try sooner; the sweep is for what nobody looks at any more. */
const WAITING = 15 * MINUTE;
/** Banks take days: asking more often than this tells nothing new. */
const SLOW = 6 * HOUR;
/** References appear within three business days; ten days leave room for holidays. */
const REFERENCES_AWAITED = 10 * DAY;

/** Looks again at every refund payment that waits too long, and at settled ones that still lack their reference. */
export async function sweepRefunds(context: Context): Promise<void> {
	const now = context.clock.now();
	await eachPage(
		(after, limit) => waitingRefundPayments(context.db.read, { before: now - WAITING, after, limit }),
		async (row) => {
			const slow = row.state === 'pending' || row.state === 'requires_action';
			await lookAgain(context, row.id, slow ? SLOW : WAITING);
		}
	);
	await eachPage(
		(after, limit) => withoutReference(context.db.read, { since: now - REFERENCES_AWAITED, after, limit }),
		(row) => lookAgain(context, row.id, SLOW)
	);
}

/** The slot of time is part of the key, so that one look is enqueued per slot. */
async function lookAgain(context: Context, id: Id<'rfp'>, slot: number): Promise<void> {
	const now = context.clock.now();
	await context.db.transaction((tx) =>
		enqueue(
			tx,
			{ ids: context.ids, now },
			{
				kind: 'refund.move',
				key: `refund.move:${id}:${slot}:${Math.floor(now / slot)}`,
				body: { refund_payment_id: id }
			}
		)
	);
}
