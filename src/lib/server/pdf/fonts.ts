import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

const locate = createRequire(import.meta.url);
const FAMILY = '@expo-google-fonts/ibm-plex-sans-thai';

/** Whole TTF files: Thai, Latin and the marks' positions in one font, embedded as the letters used. */
const FILES = {
	regular: locate.resolve(`${FAMILY}/400Regular/IBMPlexSansThai_400Regular.ttf`),
	bold: locate.resolve(`${FAMILY}/600SemiBold/IBMPlexSansThai_600SemiBold.ttf`)
};

type Weight = keyof typeof FILES;
const known = new Map<Weight, string>();

/**
 * A font as documents take it, read once: reading the tables of Thai marks anew costs a document four fifths of its
 * time. The library takes a font that is read already, which its types do not say; a file's path does as well.
 */
export function fontOf(weight: Weight): string {
	const kept = known.get(weight);
	if (kept !== undefined) return kept;
	const reader = new PDFDocument({ autoFirstPage: false, font: FILES[weight] }) as unknown as {
		_font?: { font?: string };
	};
	const font = reader._font?.font ?? FILES[weight];
	known.set(weight, font);
	return font;
}
