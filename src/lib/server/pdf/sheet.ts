import PDFDocument from 'pdfkit';
import { fontOf } from './fonts.ts';
import { printable, wrapped } from './wrap.ts';

export const MM = 72 / 25.4;
export const A5 = { width: 148 * MM, height: 210 * MM };
export const A4 = { width: 210 * MM, height: 297 * MM };
export const INK = '#1a1814';
export const DIM = '#554f46';

export type TextLook = { size: number; bold?: boolean; colour?: string; leading?: number };
export type Sheet = ReturnType<typeof openSheet>;

type About = { title: string; author: string; language: string; createdAt: number; page?: typeof A5 };

/** A document of A5 pages, or larger ones, in black ink, and the few ways of writing on it that papers need. */
export function openSheet({ title, author, language, createdAt, page = A5 }: About) {
	const doc = new PDFDocument({
		size: [page.width, page.height],
		margin: 0,
		autoFirstPage: false,
		bufferPages: true,
		font: fontOf('regular'),
		lang: language,
		displayTitle: true,
		info: { Title: printable(title), Author: printable(author), CreationDate: new Date(createdAt) }
	});
	doc.registerFont('regular', fontOf('regular'));
	doc.registerFont('bold', fontOf('bold'));

	const set = ({ size, bold, colour }: TextLook) =>
		doc
			.font(bold ? 'bold' : 'regular')
			.fontSize(size)
			.fillColor(colour ?? INK);
	const widthOf = (text: string, look: TextLook) => set(look).widthOfString(stacked(text));
	const write = (text: string, x: number, y: number, look: TextLook) => {
		if (text) set(look).text(stacked(text), x, y, { lineBreak: false });
	};

	return {
		doc,
		widthOf,
		newPage: () => void doc.addPage(),
		/** One line as it stands; returns its right edge. */
		line(text: string, x: number, y: number, look: TextLook): number {
			const plain = flat(text);
			write(plain, x, y, look);
			return x + widthOf(plain, look);
		},
		/** One line that ends at `right`. */
		lineTo(text: string, right: number, y: number, look: TextLook): void {
			const plain = flat(text);
			write(plain, right - widthOf(plain, look), y, look);
		},
		/** Lines no wider than `width`, at most `most` of them; the last one says when there was more. */
		lines(text: string, width: number, look: TextLook, most = Infinity): string[] {
			// No line holds more letters than this, so a text without end costs no more than the lines wanted.
			const some = printable(most === Infinity ? text : text.slice(0, (most + 1) * 200));
			const within = (room: number) => wrapped(some, room, (part) => widthOf(part, look));
			const all = within(width);
			if (all.length <= most) return all;
			const shorter = within(width - widthOf('…', look));
			return [...shorter.slice(0, most - 1), `${shorter[most - 1] ?? ''}…`];
		},
		/** Writes lines below each other; returns the y below the last one. */
		paragraph(lines: string[], x: number, y: number, look: TextLook): number {
			const step = look.size * (look.leading ?? 1.4);
			lines.forEach((line, index) => write(line, x, y + index * step, look));
			return y + lines.length * step;
		},
		rule(x1: number, x2: number, y: number, width: number, dash?: [number, number]): void {
			doc
				.save()
				.lineWidth(width)
				.strokeColor(dash ? DIM : INK);
			if (dash) doc.dash(dash[0], { space: dash[1] });
			doc.moveTo(x1, y).lineTo(x2, y).stroke().restore();
		},
		async finish(): Promise<Uint8Array> {
			const chunks: Buffer[] = [];
			doc.on('data', (chunk: Buffer) => chunks.push(chunk));
			const ended = new Promise<void>((resolve, reject) => {
				doc.once('end', resolve);
				doc.once('error', reject);
			});
			doc.end();
			await ended;
			return new Uint8Array(Buffer.concat(chunks));
		}
	};
}

/** On one line, with plain spaces: whoever searches or copies the text of a paper finds what it says. */
const flat = (text: string): string =>
	printable(text)
		.replaceAll('\u2060', '')
		.replaceAll(/[\n\u00a0]/g, ' ');

/**
 * Thai marks in the order in which the shaper here places them well. Sara am as circle, tone mark, vowel: left whole,
 * it prints both marks on top of each other. A tone mark before a vowel below: the other way round it runs into the
 * stem of tall letters, as in ปุ๋ย.
 */
function stacked(text: string): string {
	return text
		.replace(/([\u0E48-\u0E4B]?)\u0E33/g, '\u0E4D$1\u0E32')
		.replace(/([\u0E38-\u0E3A])([\u0E48-\u0E4C])/g, '$2$1');
}
