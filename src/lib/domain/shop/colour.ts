/** A colour of the shop is text, a line under a link and the ground of a button: it must be readable as all three. */
export type Ground = 'light' | 'dark';

/** The three grounds of src/styles/tokens.css, and what is written on a button in the shop's colour. */
export const GROUNDS: Record<Ground, readonly string[]> = {
	light: ['#faf7f0', '#fffdf8', '#f2ede1'],
	dark: ['#0f1b2d', '#14233a', '#182942']
};
export const ON_ACCENT: Record<Ground, string> = { light: '#fffdf8', dark: '#0f1b2d' };

/** WCAG 2.2, 1.4.3, for text of any size. */
export const LEAST_CONTRAST = 4.5;

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

/** WCAG 2.2 contrast ratio of two colours `#rrggbb`, from 1 to 21. */
export function contrast(one: string, other: string): number {
	const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (lighter + 0.05) / (darker + 0.05);
}

/** The least contrast of a colour on the grounds it will stand on, and under the text of a button. */
export const leastContrast = (ground: Ground, colour: string): number =>
	Math.min(...[...GROUNDS[ground], ON_ACCENT[ground]].map((against) => contrast(colour, against)));

export const isReadable = (ground: Ground, colour: string): boolean =>
	leastContrast(ground, colour) >= LEAST_CONTRAST;

/** The same hue, darker on light pages and lighter on dark ones, by as little as makes it readable. */
export function nearestReadable(ground: Ground, colour: string): string {
	if (isReadable(ground, colour)) return colour;
	const { lightness, a, b } = toOklab(colour);
	const end = ground === 'light' ? 0 : 1;
	for (let step = 1; step <= STEPS; step++) {
		const moved = lightness + ((end - lightness) * step) / STEPS;
		const candidate = insideGamut(moved, a, b);
		if (isReadable(ground, candidate)) return candidate;
	}
	return end === 0 ? '#000000' : '#ffffff';
}
const STEPS = 200;

const channels = (colour: string): [number, number, number] =>
	[1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
		number,
		number,
		number
	];
const linear = (value: number): number =>
	value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const encoded = (value: number): number =>
	value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;

function luminance(colour: string): number {
	const [red, green, blue] = channels(colour);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** OKLab after Björn Ottosson: lightness there is what the eye calls lightness, so the hue stays the same. */
function toOklab(colour: string): { lightness: number; a: number; b: number } {
	const [red, green, blue] = channels(colour);
	const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
	const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
	const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
	return {
		lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
		a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
		b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
	};
}

function fromOklab(lightness: number, a: number, b: number): [number, number, number] {
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
	];
}

/** Less colourful until a screen can show it. */
function insideGamut(lightness: number, a: number, b: number): string {
	for (let share = 1; share >= 0; share -= 0.05) {
		const found = fromOklab(lightness, a * share, b * share);
		if (found.every((value) => value >= -0.0005 && value <= 1.0005)) return hex(found);
	}
	return hex(fromOklab(lightness, 0, 0));
}

const hex = (values: readonly number[]): string =>
	`#${values
		.map((value) => Math.round(encoded(Math.min(1, Math.max(0, value))) * 255))
		.map((value) => value.toString(16).padStart(2, '0'))
		.join('')}`;
