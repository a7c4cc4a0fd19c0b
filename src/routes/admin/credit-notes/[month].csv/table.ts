import { decimalOf } from '#lib/domain/decimal.ts';
import type { Instant } from '#lib/domain/time.ts';
import { creditNotes as words } from '#lib/i18n/credit-note.ts';
import { percent } from '#lib/i18n/format.ts';
import { plain } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';

/** What is read of a note; the store's own row fits. */
export type NoteRow = {
	sequence: number;
	number: string;
	kind: 'credit' | 'cancelling';
	issued_at: Instant;
	currency: string;
	content: {
		order: { number: string };
		refund: { number: string };
		return_number: string | null;
		customer: { name: string };
		cancels: { number: string } | null;
		net_minor: number;
		tax_minor: number;
		gross_minor: number;
		without_rate_minor: number;
		by_rate: { tax_rate_bp: number; net_minor: number; tax_minor: number; gross_minor: number }[];
	};
};

/**
 * Notes as a table for a bookkeeper: one row each, in the order of their numbers, with three columns per tax rate that
 * occurs. Amounts are plain decimals in the currency of the row; a note that takes another one back is negative.
 */
export function noteTable(voice: Voice, notes: readonly NoteRow[]): { head: string[]; rows: string[][] } {
	const rates = [
		...new Set(notes.flatMap(({ content }) => content.by_rate.map(({ tax_rate_bp }) => tax_rate_bp)))
	].sort((a, b) => b - a);
	const figureNames = [words.colNet, words.colTax, words.colGross].map((name) => voice.t(name));
	return {
		head: [
			voice.t(words.number),
			voice.t(words.colKind),
			voice.t(words.colDate),
			voice.t(words.colOrder),
			voice.t(words.refund),
			voice.t(words.return),
			voice.t(words.colCancels),
			voice.t(words.colCustomer),
			voice.t(words.colCurrency),
			...figureNames,
			...rates.flatMap((rate) =>
				figureNames.map((name) => `${voice.t(words.rateOf, { rate: percent(voice.locale, rate) })} ${name}`)
			),
			voice.t(words.withoutRate)
		].map(plain),
		rows: notes.toSorted((a, b) => a.sequence - b.sequence).map((note) => rowOf(voice, note, rates))
	};
}

function rowOf(voice: Voice, note: NoteRow, rates: readonly number[]): string[] {
	const { content, kind, currency } = note;
	const sign = kind === 'credit' ? 1 : -1;
	const amount = (minor: number) => decimalOf({ amountMinor: minor === 0 ? 0 : sign * minor, currency });
	return [
		note.number,
		voice.t(kind === 'credit' ? words.note : words.cancelling),
		voice.iso(note.issued_at),
		harmless(content.order.number),
		content.refund.number,
		content.return_number ?? '',
		content.cancels?.number ?? '',
		harmless(content.customer.name),
		currency,
		...[content.net_minor, content.tax_minor, content.gross_minor].map(amount),
		...rates.flatMap((rate) => {
			const found = content.by_rate.find(({ tax_rate_bp }) => tax_rate_bp === rate);
			return [found?.net_minor ?? 0, found?.tax_minor ?? 0, found?.gross_minor ?? 0].map(amount);
		}),
		amount(content.without_rate_minor)
	];
}

/** Text that a spreadsheet would run as a formula. Amounts may begin with a minus and are ours. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
