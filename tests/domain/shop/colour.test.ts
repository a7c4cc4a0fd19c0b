import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	contrast,
	GROUNDS,
	isColour,
	isReadable,
	leastContrast,
	nearestReadable,
	ON_ACCENT
} from '#lib/domain/shop/colour.ts';
import { fc } from '../../support/fc.ts';

const colour = fc
	.integer({ min: 0, max: 0xffffff })
	.map((value) => `#${value.toString(16).padStart(6, '0')}`);
const ground = fc.constantFrom('light' as const, 'dark' as const);

describe('contrast', () => {
	test('agrees with the examples of WCAG', () => {
		expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
		expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
		expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.542, 3);
	});

	test('does not depend on the order', () => {
		fc.assert(fc.property(colour, colour, (a, b) => contrast(a, b) === contrast(b, a)));
	});
});

test('the grounds are those of the style sheet', () => {
	const css = readFileSync('src/styles/tokens.css', 'utf8');
	const token = (name: string) =>
		new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
	expect(['paper', 'sheet', 'wash'].map(token)).toEqual(
		GROUNDS.light.map((light, index) => [light, GROUNDS.dark[index]])
	);
	expect(token('on-accent')).toEqual([ON_ACCENT.light, ON_ACCENT.dark]);
});

describe('the nearest readable colour', () => {
	test('is readable, whatever was wished for', () => {
		fc.assert(
			fc.property(ground, colour, (on, wished) => {
				const nearest = nearestReadable(on, wished);
				expect(isColour(nearest)).toBe(true);
				expect(isReadable(on, nearest)).toBe(true);
				if (isReadable(on, wished)) expect(nearest).toBe(wished);
				// By as little as possible: it does not run off to black or white.
				else expect(leastContrast(on, nearest)).toBeLessThan(5.2);
			})
		);
	});

	test('stays red for a red and blue for a blue', () => {
		const [red, green, blue] = [1, 3, 5].map((at) => nearestReadable('light', '#ff8080').slice(at, at + 2));
		expect(Number.parseInt(red ?? '', 16)).toBeGreaterThan(Number.parseInt(green ?? '', 16) + 40);
		expect(Number.parseInt(red ?? '', 16)).toBeGreaterThan(Number.parseInt(blue ?? '', 16) + 40);
	});
});
