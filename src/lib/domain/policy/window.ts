import type { Instant } from '../time.ts';
import { endOfWindow } from '../time.ts';
import { legalWindowDays } from './legal-window.ts';
import type { ParcelFacts, PolicyRules } from './types.ts';

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
export type ParcelWindow = { arrived: boolean; closes_at: Instant | null; defect_until: Instant | null };

/**
 * The window of one parcel. It ends with the local day that lies `days` after the delivery; without news of a delivery
 * the buffer is added to the day of shipping. A tracked parcel counts as arrived when it is delivered or the buffer has
 * passed; one that nobody tracks counts as arrived once it is shipped.
 */
export function parcelWindow(
	parcel: ParcelFacts,
	days: number,
	rules: Pick<PolicyRules, 'undelivered_buffer_days' | 'defect_days'>,
	zone: string,
	now: Instant
): ParcelWindow {
	const { delivered_at, shipped_at } = parcel;
	if (delivered_at !== null && delivered_at <= now) {
		return {
			arrived: true,
			closes_at: endOfWindow(delivered_at, days, zone),
			defect_until: endOfWindow(delivered_at, rules.defect_days, zone)
		};
	}
	if (shipped_at === null || shipped_at > now) return { arrived: false, closes_at: null, defect_until: null };
	const buffer = rules.undelivered_buffer_days;
	const bufferEnd = endOfWindow(shipped_at, buffer, zone);
	return {
		arrived: parcel.tracked === false || now > bufferEnd,
		closes_at: endOfWindow(shipped_at, buffer + days, zone),
		defect_until: endOfWindow(shipped_at, buffer + rules.defect_days, zone)
	};
}
