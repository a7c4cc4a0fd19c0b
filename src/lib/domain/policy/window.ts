import { endOfDay, endOfWindow, type Instant } from '../time.ts';
import { dayOfDate } from '../zone.ts';
import type { Terms } from './language/terms.ts';
import { legalWindowDays, type Rights } from './rights/of-order.ts';
import type { OrderFacts, ParcelFacts, PolicyRules } from './types.ts';

/**
 * Days in which a line can come back: the most specific entry wins (category and country, category, country,
 * neither), never less than the law of the country asks for.
 */
export function windowDays(rules: PolicyRules, category: string, country: string): number {
	const wanted: [string | null, string | null][] = [
		[category, country],
		[category, null],
		[null, country],
		[null, null]
	];
	const found = wanted
		.map(([ofCategory, ofCountry]) =>
			rules.windows.find((entry) => entry.category === ofCategory && entry.country === ofCountry)
		)
		.find((entry) => entry !== undefined);
	return Math.max(found?.days ?? 0, legalWindowDays(country));
}

/** When a parcel came to the customer, as far as anybody knows, and until when its pieces can be sent back. */
export type ParcelWindow = {
	arrived: boolean;
	closes_at: Instant | null;
	defect_until: Instant | null;
	/** Until when the law lets the buyer withdraw; null where it does not, or nothing arrived. */
	withdraw_until: Instant | null;
	/** Until when goods that were paid for at the door can be claimed; null where the law knows no such claim. */
	claim_until: Instant | null;
};

export type WindowTerms = Pick<
	Terms,
	| 'window_days'
	| 'window_from'
	| 'extend_days'
	| 'extend_until'
	| 'buffer_days'
	| 'usual_buffer_days'
	| 'defect_days'
>;

const NOT_ARRIVED: ParcelWindow = {
	arrived: false,
	closes_at: null,
	defect_until: null,
	withdraw_until: null,
	claim_until: null
};

/**
 * The window of one parcel. It ends with the local day that lies its days after the start that the terms name; without
 * news of a delivery the buffer is added to the day of shipping. A tracked parcel counts as arrived when it is
 * delivered or the buffer has passed; one that nobody tracks counts as arrived once it is shipped. Rights of the law
 * count from the delivery, and no terms end a window before they do.
 */
export function parcelWindow(
	parcel: ParcelFacts,
	terms: WindowTerms,
	{ withdrawal, conformity, cod_claim }: Rights,
	order: Pick<OrderFacts, 'timezone' | 'placed_at'>,
	now: Instant
): ParcelWindow {
	const { delivered_at, shipped_at, tracked } = parcel;
	const zone = order.timezone;
	const delivered = delivered_at !== null && delivered_at <= now;
	if (!delivered && (shipped_at === null || shipped_at > now)) return NOT_ARRIVED;
	const from = delivered ? (delivered_at ?? now) : (shipped_at ?? now);
	const buffer = delivered ? 0 : terms.buffer_days;
	const usual = delivered ? 0 : terms.usual_buffer_days;
	const withdraw_until =
		withdrawal === null ? null : endOfWindow(from, Math.max(buffer, usual) + withdrawal.days, zone);
	const claim_until =
		cod_claim === null ? null : endOfWindow(from, Math.max(buffer, usual) + cod_claim.days, zone);
	const defectDays = Math.max(terms.defect_days, conformity?.days ?? 0);
	const isLegal = withdrawal !== null || cod_claim !== null;
	const arrivesAfter = isLegal ? Math.min(buffer, usual) : buffer;
	return {
		arrived: delivered || tracked === false || now > endOfWindow(from, arrivesAfter, zone),
		closes_at: Math.max(closesAt(terms, parcel, from, buffer, order), withdraw_until ?? 0),
		defect_until: Math.max(endOfWindow(from, buffer + defectDays, zone), claim_until ?? 0),
		withdraw_until,
		claim_until
	};
}

function closesAt(
	terms: WindowTerms,
	parcel: ParcelFacts,
	from: Instant,
	buffer: number,
	{ timezone, placed_at }: Pick<OrderFacts, 'timezone' | 'placed_at'>
): Instant {
	const days = terms.window_days + terms.extend_days;
	const closes =
		terms.window_from === 'delivered'
			? endOfWindow(from, buffer + days, timezone)
			: endOfWindow(terms.window_from === 'placed' ? placed_at : (parcel.shipped_at ?? from), days, timezone);
	if (terms.extend_until === null) return closes;
	return Math.max(closes, endOfDay(dayOfDate(terms.extend_until), timezone));
}
