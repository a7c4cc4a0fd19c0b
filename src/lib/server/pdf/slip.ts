import type { Instant } from '#lib/domain/time.ts';
import { dayMonthShort } from '#lib/i18n/format.ts';
import { plain, say, type Locale } from '#lib/i18n/say.ts';
import { slip } from '#lib/i18n/slip.ts';
import { code128 } from './barcode.ts';
import { qrCode } from './qr.ts';
import { A5, DIM, INK, MM, openSheet, type Sheet, type TextLook } from './sheet.ts';

type SlipItem = { title: string; quantity: number };

export type SlipData = {
	shop: { name: Record<Locale, string>; timeZone: string };
	returnNumber: string;
	/** Absent where whoever sends it has no business with it: the receiver of a gift. */
	orderNumber?: string;
	method: 'drop_off' | 'own_carrier';
	sendBy?: Instant;
	/** When a parcel sent in time is back. */
	homeBy?: Instant;
	/** The two places in big letters: a town or a district, not an address. */
	fromPlace: string;
	toPlace: string;
	/** Address lines, name first, as an envelope has them. */
	from: string[];
	to: string[];
	items: SlipItem[];
	/** Other returns in the same box, each with an order and goods of its own. */
	others?: { returnNumber: string; orderNumber: string; items: SlipItem[] }[];
	/** What the QR code says: the return's address on the desk, or its number. */
	qr: string;
	/** What the barcode says; the return number unless a carrier gave a number of its own. */
	barcode?: string;
	printedAt: Instant;
};

const LEFT = 11 * MM;
const RIGHT = A5.width - LEFT;
const TOP = 10 * MM;
const BOTTOM = A5.height - 10 * MM;
const GAP = 6 * MM;
const QR_SIDE = 31 * MM;
/** An address longer than this is not an address. */
const ADDRESS_LINES = 10;

const SMALL: TextLook = { size: 9.5, colour: DIM };
const NORMAL: TextLook = { size: 10.5 };
const STRONG: TextLook = { size: 11.5, bold: true };

/**
 * The slip a customer prints or shows: its upper part goes on the parcel, the part below the cut goes inside.
 *
 * One A5 page; what does not fit (a long address, many items) continues on further pages that go inside. The
 * same data gives the same bytes. Text in scripts the font lacks prints as empty boxes, never as an error.
 */
export async function renderSlip(locale: Locale, data: SlipData): Promise<Uint8Array> {
	const sheet = openSheet({
		title: say(locale, slip.title, { number: data.returnNumber }),
		author: data.shop.name[locale],
		language: locale,
		createdAt: data.printedAt
	});
	sheet.newPage();
	let y = drawHead(sheet, locale, data);
	y = drawRoute(sheet, locale, data, y);
	y = drawBarcode(sheet, data.barcode ?? data.returnNumber, y + 5 * MM);
	y = drawAddresses(sheet, locale, data, y + 5 * MM);
	drawInside(sheet, locale, data, y);
	numberPages(sheet, locale);
	return sheet.finish();
}

function drawHead(sheet: Sheet, locale: Locale, { shop, fromPlace, toPlace }: SlipData): number {
	const { th, en } = shop.name;
	const outside = say(locale, slip.outside);
	const room = RIGHT - LEFT - sheet.widthOf(outside, SMALL) - GAP;
	const name: TextLook = { size: fitting(sheet, th === en ? th : `${th} ${en}`, room, 13, true), bold: true };
	const end = sheet.line(clipped(sheet, th, room, name), LEFT, TOP, name);
	const second: TextLook = { size: name.size, colour: DIM };
	const left = LEFT + room - end - 4;
	if (th !== en && left > 20) sheet.line(clipped(sheet, en, left, second), end + 4, TOP, second);
	sheet.lineTo(outside, RIGHT, TOP + 3, SMALL);
	sheet.rule(LEFT, RIGHT, TOP + 8.5 * MM, 1.5);

	const half = (RIGHT - LEFT - GAP) / 2;
	const y = TOP + 10.5 * MM;
	for (const [place, right] of [
		[fromPlace, false],
		[toPlace, true]
	] as const) {
		const look: TextLook = { size: fitting(sheet, place, half, 23, true), bold: true };
		const text = clipped(sheet, place, half, look);
		const shift = y + (23 - look.size) * 0.9;
		if (right) sheet.lineTo(text, RIGHT, shift, look);
		else sheet.line(text, LEFT, shift, look);
	}
	return y + 14.5 * MM;
}

/** From a filled circle along dots to an open square: nothing has been walked yet. */
function drawRoute(sheet: Sheet, locale: Locale, data: SlipData, y: number): number {
	const { doc } = sheet;
	const radius = 4;
	doc.circle(LEFT + radius, y, radius).fill(INK);
	doc
		.lineWidth(1.5)
		.rect(RIGHT - 2 * radius, y - radius, 2 * radius, 2 * radius)
		.stroke(DIM);
	doc.save().lineWidth(2).lineCap('round').dash(0.01, { space: 4.5 }).strokeColor(DIM);
	doc
		.moveTo(LEFT + 2 * radius + 4, y)
		.lineTo(RIGHT - 2 * radius - 4, y)
		.stroke()
		.restore();

	const words = y + 8;
	const day = (at: Instant) => plain(dayMonthShort(locale, at, data.shop.timeZone));
	if (data.sendBy !== undefined) {
		const label = say(locale, data.method === 'drop_off' ? slip.dropOffBy : slip.sendBy);
		sheet.line(label, LEFT, words, { ...NORMAL, bold: true });
		sheet.line(day(data.sendBy), LEFT, words + 14, { ...NORMAL, colour: DIM });
	}
	if (data.homeBy !== undefined) {
		const half = (RIGHT - LEFT - GAP) / 2;
		const label = say(locale, slip.homeBy, { shop: data.shop.name[locale] });
		sheet.lineTo(clipped(sheet, label, half, NORMAL), RIGHT, words, NORMAL);
		sheet.lineTo(day(data.homeBy), RIGHT, words + 14, { ...NORMAL, colour: DIM });
	}
	return words + 28;
}

function drawBarcode(sheet: Sheet, text: string, y: number): number {
	const symbol = code128(text);
	const height = 26 * MM;
	const look: TextLook = { size: 10.5 };
	const caption = clipped(sheet, text, RIGHT - LEFT, look);
	const captionAt = LEFT + (RIGHT - LEFT - sheet.widthOf(caption, look)) / 2;
	if (!symbol) {
		sheet.line(caption, captionAt, y, look);
		return y + 14;
	}
	const module = Math.min((RIGHT - LEFT) / symbol.width, 0.85 * MM);
	const start = LEFT + (RIGHT - LEFT - symbol.width * module) / 2;
	for (const { x, width } of symbol.bars) sheet.doc.rect(start + x * module, y, width * module, height);
	sheet.doc.fill('#000000');
	sheet.line(caption, captionAt, y + height + 3, look);
	return y + height + 17;
}

function drawAddresses(sheet: Sheet, locale: Locale, { from, to }: SlipData, y: number): number {
	const column = (RIGHT - LEFT - GAP) / 2;
	const ends = [
		{ head: say(locale, slip.from), lines: from, x: LEFT, look: NORMAL },
		{ head: say(locale, slip.to), lines: to, x: LEFT + column + GAP, look: STRONG }
	].map(({ head, lines, x, look }) => {
		sheet.line(head, x, y, SMALL);
		return sheet.paragraph(sheet.lines(lines.join('\n'), column, look, ADDRESS_LINES), x, y + 13, look);
	});
	return Math.max(...ends);
}

/** Below the cut when there is room for code and QR, else on a page of its own. */
function drawInside(sheet: Sheet, locale: Locale, data: SlipData, above: number): void {
	const room = QR_SIDE + 20;
	const cut = Math.max(above + 6 * MM, A5.height * 0.675);
	let y: number;
	if (cut + 22 + room <= BOTTOM) {
		sheet.rule(LEFT, RIGHT, cut, 1, [4, 3]);
		sheet.line(say(locale, slip.cutHere), LEFT, cut + 4, SMALL);
		y = cut + 26;
	} else {
		sheet.newPage();
		sheet.line(say(locale, slip.goesInside), LEFT, TOP, SMALL);
		y = TOP + 22;
	}
	const qrBottom = drawQr(sheet, data.qr, y);
	const beside = RIGHT - LEFT - QR_SIDE - GAP;
	const number: TextLook = { size: fitting(sheet, data.returnNumber, beside, 19, true), bold: true };
	sheet.line(clipped(sheet, data.returnNumber, beside, number), LEFT, y - 3, number);
	if (data.orderNumber !== undefined) {
		const order = say(locale, slip.order, { number: data.orderNumber });
		sheet.line(clipped(sheet, plain(order), beside, NORMAL), LEFT, y + 23, NORMAL);
	}
	drawItems(sheet, locale, data, y + 45, qrBottom);
}

function drawQr(sheet: Sheet, text: string, y: number): number {
	const symbol = qrCode(text);
	if (!symbol) return y;
	const module = QR_SIDE / symbol.size;
	const x = RIGHT - QR_SIDE;
	for (const run of symbol.runs) {
		sheet.doc.rect(x + run.x * module, y + run.y * module, run.width * module, module);
	}
	sheet.doc.fill('#000000');
	return y + QR_SIDE;
}

/** A box to tick for each thing that goes in. Beside the QR code lines are short, below it and on new pages full. */
function drawItems(sheet: Sheet, locale: Locale, data: SlipData, start: number, qrBottom: number): void {
	const step = NORMAL.size * 1.4;
	let y = start;
	let besideQr = true;
	const more = (data.others ?? []).flatMap(({ returnNumber, orderNumber, items }) => [
		{ head: say(locale, slip.alsoInside, { number: returnNumber, order: orderNumber }) },
		...items
	]);
	for (const entry of [...data.items, ...more]) {
		const isHead = 'head' in entry;
		const look = isHead ? { ...NORMAL, bold: true } : NORMAL;
		const indent = isHead ? 0 : 16;
		const width = RIGHT - LEFT - indent - (besideQr && y < qrBottom + 4 ? QR_SIDE + GAP : 0);
		const text = isHead ? entry.head : say(locale, slip.pieces, { title: entry.title, n: entry.quantity });
		const lines = sheet.lines(text, width, look, 4);
		if (y + lines.length * step > BOTTOM - 12) {
			sheet.newPage();
			besideQr = false;
			const head = sheet.line(data.returnNumber.slice(0, 40), LEFT, TOP, STRONG);
			if (head < RIGHT - 200) sheet.lineTo(say(locale, slip.goesInside), RIGHT, TOP + 2, SMALL);
			sheet.rule(LEFT, RIGHT, TOP + 8.5 * MM, 1.5);
			y = TOP + 12 * MM;
		}
		if (isHead) y += 4;
		else
			sheet.doc
				.lineWidth(1)
				.rect(LEFT + 0.5, y + 2.5, 9, 9)
				.stroke(INK);
		y = sheet.paragraph(lines, LEFT + indent, y, look) + 5;
	}
}

function numberPages(sheet: Sheet, locale: Locale): void {
	const { count } = sheet.doc.bufferedPageRange();
	for (let index = 0; count > 1 && index < count; index++) {
		sheet.doc.switchToPage(index);
		const words = plain(say(locale, slip.pageOf, { page: index + 1, of: count }));
		sheet.lineTo(words, RIGHT, BOTTOM - 2, { size: 8, colour: DIM });
	}
}

/** The largest size, down to half, at which the text fits the width. */
function fitting(sheet: Sheet, text: string, width: number, size: number, bold: boolean): number {
	const needed = sheet.widthOf(text.slice(0, 200).toWellFormed().replaceAll('\n', ' '), { size, bold });
	return needed <= width ? size : Math.max(size / 2, (size * width) / needed);
}

function clipped(sheet: Sheet, text: string, width: number, look: TextLook): string {
	const [line = ''] = sheet.lines(text.slice(0, 400).replaceAll('\n', ' '), width, look, 1);
	return line;
}
