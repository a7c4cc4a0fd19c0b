import fc from 'fast-check';
import { expect, it } from 'vitest';
import { giftCode, parseGiftCode } from '#lib/domain/gift/code.ts';
import { factsForBuyer, factsForReceiver } from '#lib/domain/gift/facts.ts';
import { freeToGive } from '#lib/domain/gift/free.ts';
import type { LineFacts, OrderFacts } from '#lib/domain/policy/types.ts';

const bytes = fc.uint8Array({ minLength: 48, maxLength: 48, max: 247 });

it('a code is read back however it was typed, and one wrong symbol is noticed', () => {
	fc.assert(
		fc.property(bytes, fc.nat({ max: 13 }), (random, at) => {
			const code = giftCode(random);
			expect(code).toMatch(/^GF-[2-9A-Z]{7}-[2-9A-Z]{7}$/);
			const bare = code.replaceAll('-', '').slice(2);
			for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, bare])
				expect(parseGiftCode(typed)).toBe(code);
			const other = bare[at] === '7' ? '8' : '7';
			expect(parseGiftCode(`GF${bare.slice(0, at)}${other}${bare.slice(at + 1)}`)).toBeNull();
		})
	);
	for (const typed of ['', 'GF', 'GF-', 'RT-5M8Q3KX', '5M8Q3KX']) expect(parseGiftCode(typed)).toBeNull();
});

const units = fc
	.record({
		quantity: fc.integer({ min: 1, max: 9 }),
		cancelled: fc.nat({ max: 3 }),
		gifted: fc.nat({ max: 9 }),
		giftOpen: fc.nat({ max: 4 }),
		giftReturned: fc.nat({ max: 4 }),
		ownOpen: fc.nat({ max: 4 }),
		ownReturned: fc.nat({ max: 4 })
	})
	.filter(
		(one) =>
			one.giftOpen + one.giftReturned <= one.gifted &&
			one.gifted + one.ownOpen + one.ownReturned + one.cancelled <= one.quantity
	);

const lineOf = (one: { quantity: number; cancelled: number; gifted: number }, open: number, back: number) =>
	({
		line_id: 'lin',
		quantity: one.quantity,
		qty_cancelled: one.cancelled,
		qty_gifted: one.gifted,
		qty_return_open: open,
		qty_returned: back
	}) as LineFacts;
const free = (line: LineFacts): number =>
	line.quantity - line.qty_cancelled - line.qty_return_open - line.qty_returned - (line.qty_given ?? 0);

it('buyer and receiver never reach the same unit, and the buyer’s facts say nothing of the receiver’s', () => {
	fc.assert(
		fc.property(units, (one) => {
			const line = lineOf(one, one.ownOpen + one.giftOpen, one.ownReturned + one.giftReturned);
			const order = { lines: [line] } as OrderFacts;
			const held = new Map([['lin', { open: one.giftOpen, returned: one.giftReturned }]]);
			const [buyers] = factsForBuyer(order, held).lines as [LineFacts];
			const [receivers] = factsForReceiver(order, new Map([['lin', one.gifted]]), held).lines as [LineFacts];
			const real = one.quantity - one.cancelled - line.qty_return_open - line.qty_returned;
			expect(free(receivers)).toBe(one.gifted - one.giftOpen - one.giftReturned);
			expect(free(buyers) + free(receivers)).toBe(real);
			const untouched = lineOf(one, one.ownOpen, one.ownReturned);
			const before = factsForBuyer({ lines: [untouched] } as OrderFacts, new Map());
			expect(buyers).toEqual(before.lines[0]);
			expect(freeToGive(line, held.get('lin'))).toBe(freeToGive(untouched));
			const [strangers] = factsForReceiver(order, new Map(), new Map()).lines as [LineFacts];
			expect(free(strangers)).toBe(0);
		})
	);
});
