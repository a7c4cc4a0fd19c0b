import { isPaidOutByHand } from '#lib/domain/refund/payment-shares.ts';
import { stuck } from '#lib/i18n/stuck-refunds.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import type { StuckRefund } from '#lib/server/queries/stuck-refunds.ts';

/** What may be done with it now. What is not offered could pay twice, or would do nothing. */
export type Choices = {
	look: boolean;
	again: boolean;
	giveUp: boolean;
	byHand: boolean;
	/** A refund at Stripe that nobody asked for here is of just this amount: it may be this one, paid by hand. */
	looksPaid: boolean;
	/** Why sending again is not offered; null when it is, or would make no sense. */
	why: 'look' | 'late' | 'there' | 'held' | null;
};

export function choicesOf(row: StuckRefund): Choices {
	const isByHand = isPaidOutByHand(row.payment);
	const isStopped = row.kind !== 'unanswered' && !isByHand;
	const isHeld = row.held_by.length > 0 || row.code === 'payment_disputed';
	const isSafe = isStopped && !isHeld && row.absence.proven;
	const wants = isStopped && row.code !== 'payment_disputed';
	return {
		look: !isByHand,
		again: isSafe,
		giveUp: isStopped && row.kind === 'parked' && row.absence.proven,
		byHand: row.kind === 'failed' && row.return_number !== null,
		looksPaid: isStopped && row.seen.some((one) => one.fits),
		why:
			!wants || isSafe ? null : row.held_by.length > 0 ? 'held' : row.absence.proven ? null : row.absence.why
	};
}

/** What the machine does with it next, without anybody. `at`: when, where that is set and known. */
export function nextWords(locale: Locale, row: StuckRefund, at: string | null): string {
	if (row.kind === 'failed') return say(locale, stuck.nextFailed);
	if (row.kind === 'unanswered') {
		return row.frozen ? say(locale, stuck.nextFrozen) : say(locale, stuck.nextLook, { at });
	}
	if (row.code === 'payment_disputed') return say(locale, stuck.nextDispute);
	return say(locale, row.code === 'books_differ' ? stuck.nextDiffers : stuck.nextPerson);
}
