import type { CreditNoteContent, NoteFigures } from '#lib/domain/refund/credit-note.ts';
import { creditNotes as words } from '#lib/i18n/credit-note.ts';
import { percent } from '#lib/i18n/format.ts';
import { plain, type Locale } from '#lib/i18n/say.ts';
import { voiceOf, type Voice } from '#lib/i18n/voice.ts';
import { openPaper, SMALL, type Row } from './paper.ts';

/**
 * A credit note as it is handed to a bookkeeper, from its frozen content alone. The same note gives the same bytes in
 * a language. Letters outside Thai and Latin print as empty boxes, never as an error.
 */
export async function renderCreditNote(
	locale: Locale,
	note: CreditNoteContent,
	sha256: string
): Promise<Uint8Array> {
	const voice = voiceOf(locale, note.timezone);
	const money = (minor: number) => plain(voice.money({ amountMinor: minor, currency: note.currency }));
	const day = (at: number) => plain(voice.day(at));
	const paper = openPaper({
		locale,
		title: voice.t(note.cancels ? words.cancellingTitle : words.title, { number: note.number }),
		author: note.shop.name[locale],
		createdAt: note.issued_at
	});
	paper.title(voice.t(note.cancels ? words.cancelling : words.note), note.number);
	paper.sides(
		{ head: voice.t(words.seller), lines: partyLines(voice, { ...note.shop, name: note.shop.name[locale] }) },
		{ head: voice.t(words.buyer), lines: partyLines(voice, note.customer) }
	);
	if (note.cancels) {
		paper.text(voice.t(words.cancels, { number: note.cancels.number, day: day(note.cancels.issued_at) }));
		paper.gap(3);
	}
	paper.facts([
		{ label: voice.t(words.issued), value: day(note.issued_at) },
		{
			label: voice.t(words.order),
			value: voice.t(words.orderOf, {
				number: note.order.number,
				day: day(note.order.placed_at),
				total: money(note.order.total_minor)
			})
		},
		...(note.return_number ? [{ label: voice.t(words.return), value: note.return_number }] : []),
		{ label: voice.t(words.refund), value: note.refund.number },
		{
			label: voice.t(words.paidAs),
			value: voice.t(note.refund.route === 'store_credit' ? words.asCredit : words.asMoney)
		},
		{ label: voice.t(words.reason), value: plain(reasonOf(voice, note)) }
	]);
	paper.gap(4);
	paper.table(
		[
			{ head: voice.t(words.colWhat), share: 38 },
			{ head: voice.t(words.colQuantity), share: 11, right: true },
			{ head: voice.t(words.colRate), share: 13, right: true },
			{ head: voice.t(words.colNet), share: 17, right: true },
			{ head: voice.t(words.colTax), share: 15, right: true },
			{ head: voice.t(words.colGross), share: 17, right: true }
		],
		[
			...rowsOf(voice, note, money),
			{
				cells: [voice.t(note.cancels ? words.totalBack : words.total), '', '', ...figures(note, money)],
				strong: true
			}
		]
	);
	if (note.by_rate.length > 0) {
		paper.heading(voice.t(words.byRate));
		paper.table(
			[
				{ head: voice.t(words.colRate), share: 49 },
				{ head: voice.t(words.colNet), share: 17, right: true },
				{ head: voice.t(words.colTax), share: 15, right: true },
				{ head: voice.t(words.colGross), share: 17, right: true }
			],
			[
				...note.by_rate.map((rate) => ({
					cells: [voice.t(words.rateOf, { rate: percent(locale, rate.tax_rate_bp) }), ...figures(rate, money)]
				})),
				...(note.without_rate_minor > 0
					? [
							{
								cells: [
									voice.t(words.withoutRate),
									money(note.without_rate_minor),
									'–',
									money(note.without_rate_minor)
								]
							}
						]
					: [])
			]
		);
	}
	if (note.adjustments.some(({ kind }) => kind === 'not_split')) paper.text(voice.t(words.notSplitWhy));
	paper.gap(6);
	paper.text(voice.t(words.written), SMALL);
	paper.text(voice.t(words.fingerprint, { sha256 }), SMALL);
	return paper.finish();
}

const partyLines = (voice: Voice, party: Omit<CreditNoteContent['customer'], never>): string[] => [
	party.name,
	...party.address,
	...(party.country && party.country !== 'TH' ? [party.country] : []),
	...(party.tax_id ? [voice.t(words.taxId, { id: party.tax_id })] : [])
];

/** What the law asks for: why the price went down. */
export function reasonOf(voice: Voice, note: CreditNoteContent): string {
	if (note.adjustments.some(({ kind }) => kind === 'not_split')) return voice.t(words.reasonOutside);
	if (note.lines.length === 0) return voice.t(words.reasonOther);
	const why = [...new Set(note.lines.flatMap((line) => (line.reason ? [voice.of(line.reason)] : [])))];
	return [voice.t(words.reasonReturned), why.join(', ')].filter(Boolean).join(': ');
}

const figures = (row: NoteFigures, money: (minor: number) => string): string[] => [
	money(row.net_minor),
	money(row.tax_minor),
	money(row.gross_minor)
];

function rowsOf(voice: Voice, note: CreditNoteContent, money: (minor: number) => string): Row[] {
	return [
		...note.lines.map((line) => ({
			cells: [
				voice.of(line.title),
				String(line.quantity),
				percent(voice.locale, line.tax_rate_bp),
				...figures(line, money)
			],
			...(line.sku && { note: line.sku })
		})),
		...(note.shipping
			? [
					{
						cells: [
							voice.t(words.shipping),
							'',
							percent(voice.locale, note.shipping.tax_rate_bp),
							...figures(note.shipping, money)
						]
					}
				]
			: []),
		...note.adjustments.map((row) => ({
			cells: [
				voice.t(words[row.kind]),
				'',
				'',
				...(row.kind === 'not_split' ? ['–', '–', money(row.gross_minor)] : figures(row, money))
			]
		}))
	];
}
