import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const FILES: Record<string, string> = {
	'400.ttf': '400Regular/IBMPlexSansThai_400Regular.ttf',
	'600.ttf': '600SemiBold/IBMPlexSansThai_600SemiBold.ttf'
};

/** The font the mails ask for first, so that Thai reads well on a machine that has no Thai font at all. */
export const FONT_FACES = ['400', '600']
	.map(
		(weight) =>
			`@font-face{font-family:"IBM Plex Sans Thai";font-weight:${weight};font-display:swap;src:url("/fonts/${weight}.ttf")}`
	)
	.join('');

export async function fontFile(name: string): Promise<Buffer | null> {
	const file = FILES[name];
	if (!file) return null;
	return readFile(createRequire(import.meta.url).resolve(`@expo-google-fonts/ibm-plex-sans-thai/${file}`));
}
