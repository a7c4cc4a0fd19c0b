import { describe, expect, it } from 'vitest';
import { morePrice, variantPrice, countedFor, type ChangedPrice } from '#lib/domain/line-change/price.ts';
import {
	LINE_CHANGE_COMMANDS,
	LINE_CHANGE_STATES,
	LINE_CHANGE_TRANSITIONS,
	MADE_LINE_CHANGES,
	OPEN_LINE_CHANGES
} from '#lib/domain/line-change/states.ts';
import { roundedShare } from '#lib/domain/money.ts';
import { next } from '#lib/domain/transitions.ts';
import { fc } from '../../support/fc.ts';

describe('a change of pieces', () => {
	it('meets every state with every command', () => {
		const known = LINE_CHANGE_STATES.flatMap((state) =>
			LINE_CHANGE_COMMANDS.flatMap((command) => {
				const to = next(LINE_CHANGE_TRANSITIONS, state, command);
				return to === null ? [] : [`${state} ${command} ${to}`];
			})
		);
		expect(known.sort()).toEqual(
			[
				...['waiting ask_payment payment_due', 'waiting apply applied', 'waiting decline declined'],
				...['waiting withdraw withdrawn', 'waiting miss missed'],
				...['payment_due apply applied', 'payment_due withdraw withdrawn', 'payment_due lapse lapsed'],
				...['payment_due miss missed', 'applied take_over taken_over']
			].sort()
		);
		const open = LINE_CHANGE_STATES.filter((state) => next(LINE_CHANGE_TRANSITIONS, state, 'apply') !== null);
		expect(OPEN_LINE_CHANGES).toEqual(open);
		expect(MADE_LINE_CHANGES).toEqual(['applied', 'taken_over']);
	});

	const lines = fc.record({
		units: fc.integer({ min: 1, max: 5 }),
		price: fc.integer({ min: 0, max: 500_000 }),
		off: fc.integer({ min: 0, max: 10_000 }),
		rate: fc.constantFrom(0, 700, 1_900),
		inside: fc.boolean(),
		by: fc.integer({ min: -500_000, max: 500_000 })
	});

	/** A line of so many units whose discount is `off` of ten thousand. */
	const lineOf = ({
		units,
		price,
		off,
		rate,
		inside
	}: {
		units: number;
		price: number;
		off: number;
		rate: number;
		inside: boolean;
	}) => {
		const discount_minor = roundedShare(price * units, off, 10_000);
		const net = price * units - discount_minor;
		const tax_minor = inside ? roundedShare(net, rate, 10_000 + rate) : roundedShare(net, rate, 10_000);
		const line = { quantity: units, unit_price_minor: price, discount_minor, tax_rate_bp: rate };
		return { line, value: { goods_minor: inside ? net : net + tax_minor, tax_minor } };
	};
	const adds_up = ({ figures }: ChangedPrice, inside: boolean) => {
		const net = figures.unit_price_minor * figures.quantity - figures.discount_minor;
		expect(figures.paid_minor).toBe(inside ? net : net + figures.tax_minor);
		expect(Math.min(figures.discount_minor, figures.tax_minor, figures.paid_minor)).toBeGreaterThanOrEqual(0);
		expect(figures.tax_minor).toBeLessThanOrEqual(figures.paid_minor);
	};

	it('costs what it was paid for plus the difference, and never both ways', () => {
		fc.assert(
			fc.property(lines, (drawn) => {
				const { line, value } = lineOf(drawn);
				const counting = { prices_include_tax: drawn.inside, currency: 'THB' };
				const old = { price_minor: drawn.price, includes_tax: drawn.inside };
				const wanted = { ...old, price_minor: Math.max(0, drawn.price + drawn.by) };
				const changed = variantPrice(line, drawn.units, value, { old, wanted }, counting);
				adds_up(changed, drawn.inside);
				const { figures, due_minor, back_minor } = changed;
				expect(figures.paid_minor).toBe(value.goods_minor + due_minor - back_minor);
				expect(Math.min(due_minor, back_minor)).toBe(0);
				// A card is not asked for less than ten baht.
				if (due_minor > 0) expect(due_minor).toBeGreaterThanOrEqual(1_000);
			})
		);
	});

	it('keeps the old figures at the same price, also where both were raised since', () => {
		fc.assert(
			fc.property(lines, (drawn) => {
				const { line, value } = lineOf(drawn);
				const today = { price_minor: Math.max(0, drawn.price + drawn.by), includes_tax: drawn.inside };
				const counting = { prices_include_tax: drawn.inside, currency: 'THB' };
				const same = variantPrice(line, drawn.units, value, { old: today, wanted: today }, counting);
				expect(same).toMatchObject({ due_minor: 0, back_minor: 0 });
				expect(same.figures).toMatchObject({ paid_minor: value.goods_minor, tax_minor: value.tax_minor });
				adds_up(same, drawn.inside);
			})
		);
	});

	it('adds pieces at the price of the line, its own discount in proportion', () => {
		const line = { quantity: 2, unit_price_minor: 100_000, discount_minor: 20_000, tax_rate_bp: 700 };
		const more = morePrice(line, 3, { prices_include_tax: true, currency: 'THB' });
		expect(more).toMatchObject({ due_minor: 270_000, back_minor: 0 });
		expect(more.figures).toMatchObject({ paid_minor: 270_000, discount_minor: 30_000, tax_minor: 17_664 });
		const plain = morePrice({ ...line, discount_minor: 0 }, 1, {
			prices_include_tax: false,
			currency: 'THB'
		});
		expect(plain).toMatchObject({ due_minor: 107_000, figures: { tax_minor: 7_000, paid_minor: 107_000 } });
		expect(countedFor(plain.figures, 107_001, { prices_include_tax: false })).toMatchObject({
			paid_minor: 107_001,
			unit_price_minor: 100_001
		});
	});
});
