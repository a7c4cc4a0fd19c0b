import { describe, expect, test } from 'vitest';
import { balanced, CREDIT_KINDS, postingsOf, type CreditPosting } from '#lib/domain/credit/entry.ts';
import { giveBack, type Taken } from '#lib/domain/credit/give-back.ts';
import { balanceAt, drawFrom, type CreditLot } from '#lib/domain/credit/lots.ts';
import { statementOf } from '#lib/domain/credit/statement.ts';
import { expiryOf, isDueForReminder } from '#lib/domain/credit/validity.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { fc } from '../../support/fc.ts';

const NOW = Date.UTC(2026, 10, 21, 5);
const ZONE = 'Asia/Bangkok';

const lot = (id: string, left_minor: number, over: Partial<CreditLot> = {}): CreditLot => ({
	id,
	bonus: false,
	amount_minor: left_minor,
	left_minor,
	expires_at: null,
	created_at: NOW - DAY,
	...over
});

const lots = fc
	.array(
		fc.record({
			left_minor: fc.integer({ min: 0, max: 5_000 }),
			bonus: fc.boolean(),
			expires_at: fc.option(fc.integer({ min: NOW - 3 * DAY, max: NOW + 30 * DAY }), { nil: null }),
			created_at: fc.integer({ min: NOW - 9 * DAY, max: NOW })
		}),
		{ minLength: 1, maxLength: 8 }
	)
	.map((rows) => rows.map((row, index) => ({ id: `crl_${index}`, amount_minor: row.left_minor, ...row })));

/** The lots after moves, as the store would keep them. */
const after = (all: readonly CreditLot[], moves: readonly { lot_id: string; amount_minor: number }[]) =>
	all.map((one) => ({
		...one,
		left_minor: moves
			.filter((move) => move.lot_id === one.id)
			.reduce((left, move) => left + move.amount_minor, one.left_minor)
	}));
const sum = (rows: readonly { amount_minor: number }[]) =>
	rows.reduce((total, row) => total + row.amount_minor, 0);

describe('which credit goes first', () => {
	test('what runs out first, of that the bonus, then the older; what never runs out is last', () => {
		const soon = NOW + DAY;
		const all = [
			lot('ever', 100),
			lot('late', 100, { expires_at: NOW + 9 * DAY }),
			lot('own', 100, { expires_at: soon, created_at: NOW - 2 * DAY }),
			lot('own younger', 100, { expires_at: soon }),
			lot('bonus', 50, { expires_at: soon, bonus: true }),
			lot('over', 900, { expires_at: NOW - 1 }),
			lot('empty', 0, { expires_at: soon })
		];
		expect(drawFrom(all, 420, NOW)).toEqual([
			{ lot_id: 'bonus', amount_minor: -50, bonus: true },
			{ lot_id: 'own', amount_minor: -100, bonus: false },
			{ lot_id: 'own younger', amount_minor: -100, bonus: false },
			{ lot_id: 'late', amount_minor: -100, bonus: false },
			{ lot_id: 'ever', amount_minor: -70, bonus: false }
		]);
		expect(drawFrom(all, 450, NOW)).not.toBeNull();
		expect(drawFrom(all, 451, NOW)).toBeNull();
	});

	test('credit counts to the last millisecond of its day and not one longer', () => {
		const all = [lot('a', 10, { expires_at: NOW })];
		expect([balanceAt(all, NOW), balanceAt(all, NOW + 1)]).toEqual([10, 0]);
	});

	test('nothing and less than nothing cannot be spent', () => {
		for (const amount of [0, -1, 0.5, Number.NaN]) {
			expect(() => drawFrom([lot('a', 10)], amount, NOW)).toThrow(RangeError);
		}
	});

	test('a spend takes exactly its amount or nothing, and leaves no lot below nothing', () => {
		fc.assert(
			fc.property(lots, fc.integer({ min: 1, max: 20_000 }), (all, amount) => {
				const moves = drawFrom(all, amount, NOW);
				const balance = balanceAt(all, NOW);
				expect(moves === null).toBe(amount > balance);
				if (!moves) return;
				expect(sum(moves)).toBe(-amount);
				const left = after(all, moves);
				expect(Math.min(...left.map((one) => one.left_minor))).toBeGreaterThanOrEqual(0);
				expect(balanceAt(left, NOW)).toBe(balance - amount);
			})
		);
	});

	test('spends one after another take the same as one, in whatever order the lots are listed', () => {
		fc.assert(
			fc.property(
				lots,
				fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 5 }),
				fc.nat(),
				(all, parts, turn) => {
					const whole = parts.reduce((total, part) => total + part, 0);
					if (whole === 0 || whole > balanceAt(all, NOW)) return;
					let now = all;
					for (const part of parts) now = after(now, drawFrom(now, part, NOW) ?? []);
					const listed = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
					const once = after(listed, drawFrom(listed, whole, NOW) ?? []);
					const byId = (rows: CreditLot[]) => new Map(rows.map((row) => [row.id, row.left_minor]));
					expect(byId(now)).toEqual(new Map([...byId(once)].sort()));
				}
			)
		);
	});
});

describe('both sides of a movement', () => {
	test.each(CREDIT_KINDS)('%s sums to zero whatever it moves', (kind) => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						lot_id: fc.constantFrom('a', 'b', 'c'),
						amount_minor: fc.integer({ min: 1, max: 9_000_000 }),
						bonus: fc.boolean()
					}),
					{ minLength: 1, maxLength: 6 }
				),
				fc.boolean(),
				(moves, gives) => {
					const signed = moves.map((move) => ({
						...move,
						amount_minor: move.amount_minor * (gives ? 1 : -1)
					}));
					const postings = postingsOf(kind, signed);
					expect(sum(postings)).toBe(0);
					expect(postings.length).toBeGreaterThanOrEqual(2);
					const own = postings.filter((posting) => posting.account === 'customer');
					expect(sum(own)).toBe(sum(signed));
				}
			)
		);
	});

	test('a bonus comes out of promotions and goes back there, never through what was refunded', () => {
		const move = (amount_minor: number) => [{ lot_id: 'b', amount_minor, bonus: true }];
		for (const kind of ['bonus', 'revoke', 'expire'] as const) {
			const accounts = postingsOf(kind, move(kind === 'bonus' ? 5 : -5)).map(({ account }) => account);
			expect(accounts, kind).toEqual(['customer', 'promotions']);
		}
		expect(postingsOf('expire', [{ lot_id: 'a', amount_minor: -5, bonus: false }])[1]?.account).toBe(
			'expired'
		);
	});

	test('what does not balance cannot be written', () => {
		const bad: CreditPosting[][] = [
			[],
			[{ account: 'customer', amount_minor: 5, lot_id: 'a' }],
			[
				{ account: 'customer', amount_minor: 5, lot_id: 'a' },
				{ account: 'spent', amount_minor: -4, lot_id: null }
			],
			[
				{ account: 'customer', amount_minor: 0.5, lot_id: 'a' },
				{ account: 'spent', amount_minor: -0.5, lot_id: null }
			],
			[
				{ account: 'customer', amount_minor: 5, lot_id: null },
				{ account: 'spent', amount_minor: -5, lot_id: null }
			]
		];
		for (const postings of bad) expect(() => balanced(postings)).toThrow(RangeError);
		expect(() => postingsOf('spend', [])).toThrow(RangeError);
	});
});

describe('a purchase that is called off', () => {
	const soon = lot('soon', 0, { expires_at: NOW + DAY, amount_minor: 100 });
	const bonus = lot('bonus', 0, { expires_at: NOW + DAY, amount_minor: 40, bonus: true });
	const ever = lot('ever', 0, { amount_minor: 100 });
	const taken: Taken[] = [
		{ lot: bonus, amount_minor: 40 },
		{ lot: soon, amount_minor: 100 },
		{ lot: ever, amount_minor: 60 }
	];
	const at = { spentAt: NOW - DAY, now: NOW, zone: ZONE };

	test('comes back in reverse: what would have lasted longest first, the bonus last', () => {
		expect(giveBack(taken, { alreadyMinor: 0, amountMinor: 170 }, at)).toEqual({
			moves: [
				{ lot_id: 'ever', amount_minor: 60, bonus: false },
				{ lot_id: 'soon', amount_minor: 100, bonus: false },
				{ lot_id: 'bonus', amount_minor: 10, bonus: true }
			],
			reopened: []
		});
		expect(giveBack(taken, { alreadyMinor: 170, amountMinor: 30 }, at)?.moves).toEqual([
			{ lot_id: 'bonus', amount_minor: 30, bonus: true }
		]);
		expect(giveBack(taken, { alreadyMinor: 170, amountMinor: 31 }, at)).toBeNull();
	});

	test('what has run out since keeps the days it had left, to the end of a local day', () => {
		const spentAt = NOW;
		const now = NOW + 20 * DAY;
		const back = giveBack(taken, { alreadyMinor: 60, amountMinor: 120 }, { spentAt, now, zone: ZONE });
		const until = expiryOf(now, 1, ZONE);
		expect(back).toEqual({
			moves: [],
			reopened: [
				{ bonus: false, amount_minor: 100, expires_at: until },
				{ bonus: true, amount_minor: 20, expires_at: until }
			]
		});
	});

	test('any parts come to the same as the whole', () => {
		fc.assert(
			fc.property(
				lots,
				fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
				(all, parts) => {
					const balance = balanceAt(all, NOW);
					if (balance === 0) return;
					const spent = (drawFrom(all, balance, NOW) ?? []).map((move) => ({
						lot: all.find((one) => one.id === move.lot_id)!,
						amount_minor: -move.amount_minor
					}));
					const whole = parts.reduce((total, part) => total + part, 0);
					const now = { spentAt: NOW, now: NOW, zone: ZONE };
					const once = giveBack(spent, { alreadyMinor: 0, amountMinor: whole }, now);
					expect(once === null).toBe(whole > balance);
					let alreadyMinor = 0;
					const moves = parts.flatMap((amountMinor) => {
						const part = giveBack(spent, { alreadyMinor, amountMinor }, now);
						alreadyMinor += amountMinor;
						return part?.moves ?? [];
					});
					if (!once) return;
					expect(sum(moves)).toBe(whole);
					expect(after(all, moves)).toEqual(after(all, once.moves));
				}
			)
		);
	});
});

describe('how long credit lives', () => {
	test('to the last millisecond of a local day, in the shop’s zone, over a change of clocks', () => {
		expect(expiryOf(NOW, null, ZONE)).toBeNull();
		expect(new Date(expiryOf(NOW, 365, ZONE)!).toISOString()).toBe('2027-11-21T16:59:59.999Z');
		// 23:30 in Berlin on a day before the clocks go back.
		const late = Date.UTC(2026, 9, 24, 21, 30);
		expect(new Date(expiryOf(late, 1, 'Europe/Berlin')!).toISOString()).toBe('2026-10-25T22:59:59.999Z');
	});

	test('a reminder comes in its last two weeks, never in the first half of its time', () => {
		const long = { left_minor: 5, created_at: NOW, expires_at: NOW + 365 * DAY };
		expect(isDueForReminder(long, NOW + 350 * DAY)).toBe(false);
		expect(isDueForReminder(long, NOW + 351 * DAY)).toBe(true);
		expect(isDueForReminder(long, NOW + 365 * DAY + 1)).toBe(false);
		expect(isDueForReminder({ ...long, left_minor: 0 }, NOW + 352 * DAY)).toBe(false);
		expect(isDueForReminder({ ...long, expires_at: null }, NOW + 352 * DAY)).toBe(false);
		const short = { ...long, expires_at: NOW + 10 * DAY };
		expect(isDueForReminder(short, NOW + 5 * DAY - HOUR)).toBe(false);
		expect(isDueForReminder(short, NOW + 5 * DAY)).toBe(true);
	});
});

test('a statement carries its balance along, newest first', () => {
	const movement = (id: string, amount_minor: number, day: number) => ({
		id,
		kind: 'adjust' as const,
		amount_minor,
		created_at: NOW + day * DAY
	});
	const rows = statementOf([movement('c', -30, 2), movement('a', 100, 0), movement('b', 5, 0)], 7);
	expect(rows.map(({ id, balance_minor }) => [id, balance_minor])).toEqual([
		['c', 82],
		['b', 112],
		['a', 107]
	]);
});
