import type { Instant } from '../time.ts';
import { allocate, roundedShare } from '../money.ts';
import type { RefundSource } from './sources.ts';

type Both = { en: string; th: string };
type Party = { name: string; address: string[]; country: string; tax_id: string };

/** What a row of a note comes to. gross = net + tax; a row that takes something away is negative. */
export type NoteFigures = { net_minor: number; tax_minor: number; gross_minor: number };
export type NoteLine = NoteFigures & {
	title: Both;
	sku: string;
	quantity: number;
	tax_rate_bp: number;
	/** Why it came back, as the customer chose it. */
	reason: Both | null;
};
export const NOTE_ADJUSTMENTS = [
	'restocking_fee',
	'return_shipping_fee',
	'deduction',
	'adjustment',
	/** More than the goods and the delivery came to: a gift, in which there is no tax. */
	'goodwill',
	/** Made at the payment provider, which does not say what it was for. */
	'not_split'
] as const;
export type NoteAdjustment = NoteFigures & { kind: (typeof NOTE_ADJUSTMENTS)[number] };
export type NoteRate = NoteFigures & { tax_rate_bp: number };

/** All that a note says, frozen when it is issued: it is printed from this alone, in either language. */
export type CreditNoteContent = NoteFigures & {
	number: string;
	issued_at: Instant;
	timezone: string;
	/** The note that this one takes back; null for a note that credits. */
	cancels: { number: string; issued_at: Instant } | null;
	shop: Omit<Party, 'name'> & { name: Both };
	customer: Party;
	order: { number: string; placed_at: Instant; total_minor: number };
	return_number: string | null;
	refund: { number: string; source: RefundSource; route: 'original' | 'store_credit' };
	currency: string;
	lines: NoteLine[];
	shipping: NoteRate | null;
	adjustments: NoteAdjustment[];
	by_rate: NoteRate[];
	/** The part of the gross amount that stands under no tax rate. */
	without_rate_minor: number;
};

export type CreditNoteFacts = Omit<
	CreditNoteContent,
	keyof NoteFigures | 'lines' | 'shipping' | 'adjustments' | 'by_rate' | 'without_rate_minor' | 'cancels'
> & {
	lines: readonly (Pick<NoteLine, 'title' | 'sku' | 'quantity' | 'tax_rate_bp' | 'reason'> & {
		/** Tax included, and the tax within it. */
		goods_minor: number;
		tax_minor: number;
	})[];
	figures: {
		shipping_minor: number;
		shipping_tax_minor: number;
		restocking_fee_minor: number;
		return_shipping_fee_minor: number;
		deduction_minor: number;
		adjustment_minor: number;
		amount_minor: number;
	};
};

/**
 * The note of a refund, to the minor unit the refund's amount. Fees, deductions and lower amounts make the price
 * reduction smaller: they are shared over the tax rates of what comes back, in proportion, and take their tax with
 * them. What goes beyond the goods and the delivery stands under no rate, as does a refund that nobody explained.
 */
export function creditNote({ lines, figures, ...told }: CreditNoteFacts): CreditNoteContent {
	const goods = lines.map(({ goods_minor, tax_minor, ...line }) => ({
		...line,
		...split(goods_minor, tax_minor)
	}));
	const delivery = split(figures.shipping_minor, figures.shipping_tax_minor);
	const shipping =
		figures.shipping_minor === 0 ? null : { ...delivery, tax_rate_bp: deliveryRate(delivery, goods) };
	const charged = byRate(shipping === null ? goods : [...goods, shipping]);
	const unexplained = told.refund.source === 'external' && charged.length === 0;
	const adjustments: NoteAdjustment[] = [];
	let taken = 0;
	for (const [kind, amount] of changesOf(figures)) {
		const [from, to] = [Math.min(0, taken), Math.min(0, taken + amount)];
		if (from !== to) {
			adjustments.push({ kind, ...split(to - from, taxOf(charged, to) - taxOf(charged, from)) });
		}
		const beyond = amount - (to - from);
		if (beyond !== 0) adjustments.push({ kind: unexplained ? 'not_split' : 'goodwill', ...split(beyond, 0) });
		taken += amount;
	}
	const by_rate = after(charged, Math.min(0, taken));
	const without_rate_minor = Math.max(0, taken);
	const sum = totalOf([...goods, ...(shipping === null ? [] : [shipping]), ...adjustments]);
	if (sum.gross_minor !== figures.amount_minor) {
		throw new RangeError(`the figures of ${told.refund.number} come to ${sum.gross_minor}`);
	}
	return { ...told, cancels: null, lines: goods, shipping, adjustments, by_rate, without_rate_minor, ...sum };
}

/** The note that takes another one back: the same rows, under a number and a day of its own. */
export const cancellingNote = (
	of: CreditNoteContent,
	{ number, issued_at }: Pick<CreditNoteContent, 'number' | 'issued_at'>
): CreditNoteContent => ({
	...of,
	number,
	issued_at,
	cancels: { number: of.number, issued_at: of.issued_at }
});

const split = (gross_minor: number, tax_minor: number): NoteFigures => ({
	net_minor: gross_minor - tax_minor,
	tax_minor,
	gross_minor
});

/** Minuses first, so that the amount a person set may give back what they took. */
const changesOf = (
	figures: CreditNoteFacts['figures']
): [Exclude<NoteAdjustment['kind'], 'goodwill' | 'not_split'>, number][] => [
	['restocking_fee', -figures.restocking_fee_minor],
	['return_shipping_fee', -figures.return_shipping_fee_minor],
	['deduction', -figures.deduction_minor],
	['adjustment', figures.adjustment_minor]
];

/**
 * Orders do not say at what rate the delivery is taxed: the rate of a line that explains its tax to the minor unit,
 * else the rate that the tax itself comes to.
 */
function deliveryRate({ net_minor, tax_minor }: NoteFigures, lines: readonly NoteLine[]): number {
	if (tax_minor === 0) return 0;
	const explains = lines.find(
		({ tax_rate_bp }) => Math.abs(roundedShare(net_minor, tax_rate_bp, 10_000) - tax_minor) <= 1
	);
	return explains?.tax_rate_bp ?? (net_minor > 0 ? roundedShare(10_000, tax_minor, net_minor) : 0);
}

function byRate(rows: readonly NoteRate[]): NoteRate[] {
	const rates = [...new Set(rows.map((row) => row.tax_rate_bp))].sort((a, b) => b - a);
	return rates.map((tax_rate_bp) => ({
		tax_rate_bp,
		...totalOf(rows.filter((row) => row.tax_rate_bp === tax_rate_bp))
	}));
}

/** The rates once `takenMinor` (zero or less) is shared over them: parts by largest remainder, tax in proportion. */
function after(rates: readonly NoteRate[], takenMinor: number): NoteRate[] {
	const parts = allocate(
		takenMinor,
		rates.map((rate) => rate.gross_minor)
	);
	return rates.map(({ tax_rate_bp, gross_minor, tax_minor }, index) => {
		const left = gross_minor + (parts[index] ?? 0);
		const tax = gross_minor === 0 ? 0 : roundedShare(tax_minor, left, gross_minor);
		return { tax_rate_bp, ...split(left, tax) };
	});
}

const taxOf = (rates: readonly NoteRate[], takenMinor: number): number =>
	totalOf(after(rates, takenMinor)).tax_minor;

const totalOf = (rows: readonly NoteFigures[]): NoteFigures => ({
	net_minor: rows.reduce((sum, row) => sum + row.net_minor, 0),
	tax_minor: rows.reduce((sum, row) => sum + row.tax_minor, 0),
	gross_minor: rows.reduce((sum, row) => sum + row.gross_minor, 0)
});
