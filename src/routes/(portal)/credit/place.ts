import { isId } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';

/** Where an earlier part of a statement begins: after this movement, in this currency. */
export type Place = { currency: string; created_at: Instant; id: string };

/** The place an address asks for; null for the newest and for anything that is no place. */
export function placeIn(asked: URLSearchParams): Place | null {
	const currency = asked.get('currency') ?? '';
	const [time = '', id = ''] = (asked.get('before') ?? '').split('-crt_');
	const place = { currency, created_at: Number(time), id: `crt_${id}` };
	const isPlace = /^[A-Z]{3}$/.test(currency) && /^\d{1,15}$/.test(time) && isId('crt', place.id);
	return isPlace ? place : null;
}

export const placeBefore = (currency: string, last: { created_at: Instant; id: string }): string =>
	`/credit?currency=${currency}&before=${last.created_at}-${last.id}`;
