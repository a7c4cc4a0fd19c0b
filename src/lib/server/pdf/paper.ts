import { say, type Locale } from '#lib/i18n/say.ts';
import { slip } from '#lib/i18n/slip.ts';
import { qrCode } from './qr.ts';
import { A4, DIM, MM, openSheet, type TextLook } from './sheet.ts';

const LEFT = 18 * MM;
const RIGHT = A4.width - LEFT;
const TOP = 16 * MM;
const BOTTOM = A4.height - 20 * MM;
const GUTTER = 8;

export const SMALL: TextLook = { size: 8.5, colour: DIM };
export const BODY: TextLook = { size: 9.5 };
export const STRONG: TextLook = { size: 9.5, bold: true };

export type Column = { head: string; share: number; right?: boolean };
/** Cells in the order of the columns; `note` stands small below the first one. */
export type Row = { cells: string[]; note?: string; strong?: boolean };
export type Paper = ReturnType<typeof openPaper>;

type About = { locale: Locale; title: string; author: string; createdAt: number };

/** An A4 paper that is written from top to bottom and turns its own pages; each page says which of how many it is. */
export function openPaper({ locale, title, author, createdAt }: About) {
	const sheet = openSheet({ title, author, language: locale, createdAt, page: A4 });
	let y = TOP;
	const turn = () => {
		sheet.newPage();
		y = TOP;
	};
	const room = (height: number) => {
		if (y + height > BOTTOM) turn();
	};
	turn();

	/** Lines that may go on over the end of a page. */
	const text = (words: string, look: TextLook = BODY, width = RIGHT - LEFT, x = LEFT) => {
		for (const line of sheet.lines(words, width, look)) {
			room(look.size * 1.4);
			y = sheet.paragraph([line], x, y, look);
		}
	};

	return {
		text,
		gap: (millimetres: number) => void (y += millimetres * MM),
		/** The name of the paper, with the words that belong beside it at the right edge. */
		title(words: string, beside = ''): void {
			const look: TextLook = { size: 19, bold: true };
			const top = y;
			text(words, look, RIGHT - LEFT - (beside ? sheet.widthOf(beside, BODY) + 24 : 0));
			if (beside) sheet.lineTo(beside, RIGHT, top + 8, BODY);
			y += 4;
			sheet.rule(LEFT, RIGHT, y, 1.5);
			y += 12;
		},
		heading(words: string): void {
			room(60);
			y += 10;
			text(words, { size: 11.5, bold: true });
			y += 3;
		},
		/** Two columns of lines, each below its own small head. */
		sides(left: { head: string; lines: string[] }, right: { head: string; lines: string[] }): void {
			const width = (RIGHT - LEFT - 24) / 2;
			const blocks = [left, right].map(({ head, lines }) => ({
				head,
				lines: sheet.lines(lines.filter(Boolean).join('\n'), width, BODY, 14)
			}));
			room(16 + Math.max(...blocks.map(({ lines }) => lines.length)) * BODY.size * 1.4);
			const top = y;
			const ends = blocks.map(({ head, lines }, index) => {
				const x = LEFT + index * (width + 24);
				sheet.line(head, x, top, SMALL);
				return sheet.paragraph(lines, x, top + 13, BODY);
			});
			y = Math.max(...ends) + 8;
		},
		facts(facts: readonly { label: string; value: string }[]): void {
			const width = 52 * MM;
			for (const { label, value } of facts) {
				const words = sheet.lines(label, width - GUTTER, { ...BODY, colour: DIM }, 3);
				const said = sheet.lines(value, RIGHT - LEFT - width, BODY, 40);
				const height = Math.max(words.length, said.length) * BODY.size * 1.4;
				room(Math.min(height, BOTTOM - TOP));
				sheet.paragraph(words, LEFT, y, { ...BODY, colour: DIM });
				sheet.paragraph(said, LEFT + width, y, BODY);
				y += height + 2;
			}
		},
		/** A table whose head is said again on every page it comes to. */
		table(columns: readonly Column[], rows: readonly Row[]): void {
			const whole = columns.reduce((sum, column) => sum + column.share, 0);
			const edges: number[] = [LEFT];
			for (const { share } of columns) edges.push((edges.at(-1) ?? LEFT) + ((RIGHT - LEFT) * share) / whole);
			const widthAt = (index: number) => (edges[index + 1] ?? RIGHT) - (edges[index] ?? LEFT) - GUTTER;
			const put = (lines: string[], index: number, top: number, look: TextLook) => {
				const step = look.size * 1.4;
				lines.forEach((line, at) =>
					columns[index]?.right
						? sheet.lineTo(
								line,
								(edges[index + 1] ?? RIGHT) - (index === columns.length - 1 ? 0 : GUTTER),
								top + at * step,
								look
							)
						: void sheet.line(line, edges[index] ?? LEFT, top + at * step, look)
				);
			};
			const head = () => {
				const heads = columns.map((column, index) => sheet.lines(column.head, widthAt(index), SMALL, 2));
				const height = Math.max(...heads.map((lines) => lines.length)) * SMALL.size * 1.4;
				heads.forEach((lines, index) =>
					put(lines, index, y + height - lines.length * SMALL.size * 1.4, SMALL)
				);
				y += height + 3;
				sheet.rule(LEFT, RIGHT, y, 0.75);
				y += 4;
			};
			room(70);
			head();
			for (const { cells, note, strong } of rows) {
				const look = strong ? STRONG : BODY;
				const words = cells.map((cell, index) => sheet.lines(cell, widthAt(index), look, 8));
				const notes = note ? sheet.lines(note, widthAt(0), SMALL, 12) : [];
				const first = (words[0]?.length ?? 0) * look.size * 1.4 + notes.length * SMALL.size * 1.4;
				const height = Math.max(first, ...words.map((lines) => lines.length * look.size * 1.4)) + 4;
				if (y + height > BOTTOM) {
					turn();
					head();
				}
				if (strong) {
					sheet.rule(LEFT, RIGHT, y, 0.75);
					y += 4;
				}
				words.forEach((lines, index) => put(lines, index, y, look));
				if (notes.length > 0) {
					sheet.paragraph(notes, LEFT, y + (words[0]?.length ?? 0) * look.size * 1.4, SMALL);
				}
				y += height;
			}
			y += 4;
		},
		/** A QR code with words beside it; nothing but the words when the text is none that a phone reads. */
		qr(said: string, words: string[]): void {
			const side = 26 * MM;
			const symbol = qrCode(said);
			room(side + 8);
			y += 8;
			const top = y;
			if (symbol) {
				const module = side / symbol.size;
				for (const run of symbol.runs)
					sheet.doc.rect(LEFT + run.x * module, top + run.y * module, run.width * module, module);
				sheet.doc.fill('#000000');
			}
			const x = symbol ? LEFT + side + 14 : LEFT;
			for (const part of words) {
				y = sheet.paragraph(sheet.lines(part, RIGHT - x, SMALL, 8), x, y, SMALL) + 3;
			}
			y = Math.max(y, symbol ? top + side : y) + 4;
		},
		finish(): Promise<Uint8Array> {
			const { start, count } = sheet.doc.bufferedPageRange();
			for (let index = 0; index < count; index++) {
				sheet.doc.switchToPage(start + index);
				const foot = A4.height - 12 * MM;
				sheet.line(title, LEFT, foot, SMALL);
				sheet.lineTo(say(locale, slip.pageOf, { page: index + 1, of: count }), RIGHT, foot, SMALL);
			}
			return sheet.finish();
		}
	};
}
