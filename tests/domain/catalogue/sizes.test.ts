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
