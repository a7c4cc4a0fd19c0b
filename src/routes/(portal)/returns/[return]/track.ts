import type { Instant } from '#lib/domain/time.ts';
import { payout, payoutWays } from '#lib/i18n/payout.ts';
import { customerSteps, promiseWords as words } from '#lib/i18n/refund-steps.ts';
import { trackRefund, type Track } from '#lib/i18n/track-refund.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import type { AccountStanding } from '#lib/server/queries/payout-account.ts';
import type { PromiseView } from '#lib/server/queries/refund-promise.ts';
import { liveRefunds } from './refunds.ts';

export type MoneyTracks = {
	/** By the refund's number. */
	tracks: Record<string, Track[]>;
	account: { text: string | null; act: string | null; isNeeded: boolean };
	promise: { text: string[]; kind: 'ok' | 'warn' | 'plain' } | null;
};

/** The money step by step, where it is to go, and the day that was promised for it. */
export function moneyTracks(
	view: CustomerReturn,
	{ voice, now }: { voice: Voice; now: Instant },
	account: AccountStanding,
	promise: PromiseView | null
): MoneyTracks {
	const hasFailed = view.refunds.some((one) => one.state === 'failed' || one.state === 'part_failed');
	const given = {
		catalogue: customerSteps,
		now,
		account_told: account.told !== null,
		email: view.order.email_norm
	};
	return {
		tracks: Object.fromEntries(
			liveRefunds(view).map((refund) => [refund.number, trackRefund(voice, refund, given)])
		),
		account: {
			text:
				account.told &&
				voice.t(payout.accountIs, {
					way: voice.t(payoutWays[account.told.way]),
					masked: account.told.masked
				}),
			act: account.may ? voice.t(account.told ? payout.change : payout.tell) : null,
			isNeeded: account.needed
		},
		// Money that came back is told as such: a day that was kept is no comfort then.
		promise: hasFailed && promise?.standing.state === 'kept' ? null : promise && promiseText(promise, voice)
	};
}

function promiseText({ standing, granted }: PromiseView, voice: Voice): MoneyTracks['promise'] {
	switch (standing.state) {
		case 'none':
		case 'ended':
			return null;
		case 'running':
			if (standing.waits_for !== null) {
				const waits = standing.waits_for === 'bank' ? words.waitsBank : words.waitsCustomer;
				return { text: [voice.t(waits)], kind: 'plain' };
			}
			return { text: [voice.t(words.running, { day: voice.dayMonth(standing.due_at) })], kind: 'plain' };
		case 'kept': {
			const days = { day: voice.dayMonth(standing.due_at), at: voice.dayMonth(standing.kept_at) };
			return { text: [voice.t(words.kept, days)], kind: 'ok' };
		}
		case 'broken': {
			const late = voice.t(words.broken, { day: voice.dayMonth(standing.due_at) });
			return { text: [late, ...grantText(granted, voice)], kind: 'warn' };
		}
	}
}

function grantText(granted: PromiseView['granted'], voice: Voice): string[] {
	if (granted === null || granted.kind === 'nothing') return [];
	const amount = voice.money({ amountMinor: granted.amount_minor, currency: granted.currency || 'THB' });
	if (granted.kind === 'credit') return [voice.t(words.grantedCredit, { amount })];
	return [granted.amount_minor > 0 ? voice.t(words.grantedFeesBack, { amount }) : voice.t(words.grantedFees)];
}
