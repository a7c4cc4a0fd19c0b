import { promiseWords as words } from '#lib/i18n/refund-steps.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { PromiseView } from '#lib/server/queries/refund-promise.ts';

/** The promised day of a case in one line; empty when there is none, or it was kept. */
export function promiseText(voice: Voice, promise: PromiseView | null): string {
	const standing = promise?.standing;
	if (!promise || !standing) return '';
	if (standing.state === 'running') {
		if (standing.waits_for !== null) return voice.t(words.deskWaits);
		return voice.t(words.desk, { day: voice.dateTime(standing.due_at) });
	}
	if (standing.state !== 'broken') return '';
	return voice.t(words.deskBroken, {
		day: voice.dateTime(standing.due_at),
		what: grantText(voice, promise.granted)
	});
}

function grantText(voice: Voice, granted: PromiseView['granted']): string {
	if (granted === null || granted.kind === 'nothing') return voice.t(words.deskNothing);
	const amount = voice.money({ amountMinor: granted.amount_minor, currency: granted.currency || 'THB' });
	return voice.t(granted.kind === 'credit' ? words.deskCredit : words.deskFees, { amount });
}
