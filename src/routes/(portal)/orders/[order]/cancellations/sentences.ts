import type { MoneyTold } from '#lib/domain/cancellation/told.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cancellation as words } from '#lib/i18n/cancellation.ts';
import type { Voice } from '#lib/i18n/voice.ts';

/** What a cancellation does with the money, a sentence for each way it goes. */
export function moneySentences(money: MoneyTold, currency: string, by: Instant, voice: Voice): string[] {
	const amount = (amountMinor: number): string => voice.money({ amountMinor, currency });
	const told = [
		...(money.refund_minor > 0
			? [voice.t(words.refunded, { amount: amount(money.refund_minor), day: voice.day(by) })]
			: []),
		...(money.released_minor > 0 ? [voice.t(words.released, { amount: amount(money.released_minor) })] : []),
		...(money.captured_minor > 0 ? [voice.t(words.captured, { amount: amount(money.captured_minor) })] : []),
		...(money.door_minor > 0 ? [voice.t(words.door, { amount: amount(money.door_minor) })] : [])
	];
	return told.length > 0 ? told : [voice.t(words.nothingPaid)];
}
