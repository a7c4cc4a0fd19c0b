import { expect, it } from 'vitest';
import type { VariantOption } from '#lib/domain/catalogue/options.ts';
import { nextSize } from '#lib/domain/catalogue/sizes.ts';

const option = (name: string, value: string): VariantOption => ({
	name: { th: name, en: name },
	value: { th: value, en: value }
});
const shirt = (colour: string, size: string, offered = true) => ({
	id: `${colour}-${size}`,
	options: [option('Colour', colour), option('Size', size)],
	offered
});
const shirts = [
	shirt('Sand', 'S'),
	shirt('Sand', 'M'),
	shirt('Sand', 'L', false),
	shirt('Sand', '2XL'),
	shirt('Sand', 'XL'),
	shirt('Indigo', 'L')
];

it('finds the next size that can be had, in the same colour', () => {
	expect(nextSize(shirts, shirt('Sand', 'M'), 'larger')).toBe('Sand-XL');
	expect(nextSize(shirts, shirt('Sand', 'XL'), 'larger')).toBe('Sand-2XL');
	expect(nextSize(shirts, shirt('Sand', 'M'), 'smaller')).toBe('Sand-S');
	expect(nextSize(shirts, shirt('Sand', 'S'), 'smaller')).toBeNull();
	expect(nextSize(shirts, shirt('Sand', '2XL'), 'larger')).toBeNull();
});

it('reads numbers where the option is called a size, and nowhere else', () => {
	const of = (name: string) => (size: string) => ({ id: size, options: [option(name, size)], offered: true });
	const shoes = ['EU 41', 'EU 38', 'EU 39.5'].map(of('ขนาด'));
	expect(nextSize(shoes, of('ขนาด')('EU 38'), 'larger')).toBe('EU 39.5');
	const sets = ['4', '6'].map(of('Pieces'));
	expect(nextSize(sets, of('Pieces')('4'), 'larger')).toBeNull();
});

it('says nothing of what tells no size, or of two kinds of size', () => {
	const bowl = { id: 'x', options: [option('', 'Set of 4')], offered: true };
	expect(nextSize([bowl], bowl, 'larger')).toBeNull();
	const mixed = [shirt('Sand', '44')];
	expect(nextSize(mixed, shirt('Sand', 'M'), 'larger')).toBeNull();
	expect(nextSize(shirts, { options: [] }, 'larger')).toBeNull();
});

it.each([
	['words', ['Small', 'Extra-Large', 'Medium'], 'Small', 'Medium'],
	['Thai words', ['ใหญ่', 'เล็ก', 'กลาง'], 'กลาง', 'ใหญ่'],
	['Thai digits', ['๓๘', '๓๙'], '๓๘', '๓๙'],
	['halves', ['8½', '9', '8'], '8', '8½'],
	['commas', ['EU 38,5', 'EU 39'], 'EU 38', 'EU 38,5'],
	['ages', ['2–3 Y', '4–5 Y', '12–18 M'], '2–3 Y', '4–5 Y'],
	['letters with blanks', ['2 XL', 'X L'], 'L', 'X L']
])('reads %s', (_, sizes, bought, larger) => {
	const of = (size: string) => ({ id: size, options: [option('Size', size)], offered: true });
	expect(nextSize(sizes.map(of), of(bought), 'larger')).toBe(larger);
});

it('keeps systems, colours and what is no size apart', () => {
	const of = (size: string, name = 'Size') => ({
		...{ id: size, offered: true },
		options: [option(name, size)]
	});
	expect(nextSize([of('EU 41'), of('US 10')], of('UK 9'), 'larger')).toBeNull();
	expect(nextSize([of('24 M')], of('3 Y'), 'larger')).toBeNull();
	expect(nextSize([of('Free size'), of('One size'), of('44, wide')], of('43'), 'larger')).toBeNull();
	expect(nextSize([of('500', 'ปริมาตร')], of('250', 'ปริมาตร'), 'larger')).toBeNull();
	expect(
		nextSize([shirt('Sand', 'L', false), shirt('Indigo', 'XL')], shirt('Sand', 'M'), 'larger')
	).toBeNull();
});
