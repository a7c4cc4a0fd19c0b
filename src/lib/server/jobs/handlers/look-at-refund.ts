import { MINUTE } from '#lib/domain/time.ts';
import { noteLook } from '../../commands/reconciliation/note-look.ts';
import type { Context } from '../../context.ts';
import { findPayment } from '../../store/refunds.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';
import { NO_PROVIDER, paced } from './pace.ts';
import { isAnswer, lookAtPayment, lookAtRefunds, outcomeOf } from './provider-look.ts';

/** Looks at one payment because a person asked: all its refunds, then its sums. */
export async function lookAtRefund(context: Context, body: JobBodies['refund.look']): Promise<void> {
	const { payments, clock } = context;
	const payment = await findPayment(context.db.read, body.payment_id);
	if (!payment) return;
	if (!payments) throw new TryAgainAt(clock.now() + NO_PROVIDER, 'no payment provider is set up');
	const asked = { payments, ask: paced() };
	try {
		await lookAtRefunds(context, asked, payment, null);
		await lookAtPayment(context, asked, payment, null);
	} catch (error) {
		const outcome = outcomeOf(error);
		await noteLook(context, { payment_id: payment.id, currency: payment.currency, outcome });
		if (!isAnswer(error)) throw new TryAgainAt(clock.now() + MINUTE, 'the provider could not be read');
	}
}
