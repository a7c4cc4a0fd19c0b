import { answerLookup } from './answer-lookup.ts';
import { applyInbox } from './apply-inbox.ts';
import { draftClaim } from './draft-claim.ts';
import { expireCredits } from './expire-credits.ts';
import { expireReturns } from './expire-returns.ts';
import { expireReservations } from './expire-reservations.ts';
import type { JobHandlers } from './index.ts';
import { judgeDeclaration } from './judge-declaration.ts';
import { lookAfterCharge } from './look-at-charge.ts';
import { lookAtRefund } from './look-at-refund.ts';
import { moveRefund } from './move-refund.ts';
import { releaseHold } from './release-hold.ts';
import { remindOfCredits } from './remind-of-credits.ts';
import { reconcileDaily } from './reconcile-daily.ts';
import { runReconciliation } from './reconcile.ts';
import { sweepPromises } from './sweep-promises.ts';
import { runBacktest } from './run-backtest.ts';
import { runImport } from './run-import.ts';
import { sendMail } from './send-mail.ts';
import { sweepExchanges } from './sweep-exchanges.ts';
import { sweepInstants } from './sweep-instants.ts';
import { sweepHolds } from './sweep-holds.ts';
import { sweepAccess } from './sweep-access.ts';
import { sweepPhotos } from './sweep-photos.ts';
import { sweepCharges } from './sweep-charges.ts';
import { sweepRefunds } from './sweep-refunds.ts';
import { tryWebhook } from './try-webhook.ts';

/** One handler for every kind of job. */
export const jobHandlers: JobHandlers = {
	'lookup.answer': answerLookup,
	'access.sweep': sweepAccess,
	'backtest.run': runBacktest,
	'claim.draft': draftClaim,
	'charge.look': lookAfterCharge,
	'charge.sweep': sweepCharges,
	'credit.expire': expireCredits,
	'credit.remind': remindOfCredits,
	'hold.release': releaseHold,
	'hold.sweep': sweepHolds,
	'exchange.sweep': sweepExchanges,
	'instant.sweep': sweepInstants,
	'import.run': runImport,
	'inbox.apply': applyInbox,
	'mail.send': sendMail,
	'reconcile.daily': reconcileDaily,
	'reconcile.run': runReconciliation,
	'refund.look': lookAtRefund,
	'photo.sweep': sweepPhotos,
	'promise.sweep': sweepPromises,
	'refund.move': moveRefund,
	'refund.sweep': sweepRefunds,
	'return.expire': expireReturns,
	'stock.expire': expireReservations,
	'webhook.try': tryWebhook,
	'withdrawal.judge': judgeDeclaration
};
