import { describe, expect, it } from 'vitest';
import { CANCELLATION_STATES } from '#lib/domain/cancellation/states.ts';
import { happenedToReturn } from '#lib/i18n/return-record.ts';
import { voiceOf } from '#lib/i18n/voice.ts';
import type { CancellationView } from '#lib/server/queries/cancellation.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import { stopsOf } from '../../../src/routes/(portal)/orders/[order]/cancellations/[cancellation]/stops.ts';
import { wayHome } from '../../../src/routes/(portal)/returns/[return]/way.ts';

const voice = voiceOf('en', 'Asia/Bangkok');
const DAY = 86_400_000;

describe('the way of a cancellation', () => {
	const stops = (state: CancellationView['row']['state'], refund_minor = 100) =>
		stopsOf(
			{
				row: { state, requested_at: DAY, decided_at: 2 * DAY },
				money: { refund_minor, released_minor: 0 }
			} as CancellationView,
			voice
		).map(({ state, name, line }) => `${state} ${name} ${line}`);

	it.each(CANCELLATION_STATES)('begins with what was asked and ends for good or goes on: %s', (state) => {
		expect(stops(state)[0]).toMatch(/^done You asked/);
	});
	it('leads from the warehouse to the money, as far as it has come', () => {
		expect(stops('warehouse_check')).toEqual([
			'done You asked solid',
			'here Warehouse looks dot',
			'next Cancelled dot',
			'next Money back dot'
		]);
		expect(stops('refunding')).toEqual([
			'done You asked solid',
			'done Cancelled solid',
			'here Money back solid'
		]);
		expect(stops('too_late')).toEqual(['done You asked solid', 'late Too late solid']);
	});
	it('names no money where none moves', () => {
		expect(stops('done', 0)).toEqual(['done You asked solid', 'done Cancelled solid']);
	});
});

describe('the way of an exchange', () => {
	const DUE = 9 * DAY;
	const way = (state: string, acceptance = 'accepted', shipped_at: number | null = null) =>
		wayHome(
			{
				return: {
					state: 'resolved',
					method: 'drop_off',
					created_at: DAY,
					scanned_at: 2 * DAY,
					received_at: 3 * DAY
				},
				items: [{ acceptance, accepted_at: 4 * DAY, rejected_at: null }],
				refunds: [],
				plan: { total_minor: 0, expected: { checked: 5 * DAY } },
				exchange: { state, parcel: { shipped_at }, charge: { due_at: DUE } },
				claim: null
			} as unknown as CustomerReturn,
			voice
		).map(({ state, name }) => `${state} ${name}`);

	it('ends with the replacement, and never as refused, when what came back was accepted', () => {
		expect(way('ready').at(-1)).toBe('here Replacement sent');
		expect(way('shipped', 'accepted', 6 * DAY).at(-1)).toBe('done Replacement sent');
	});
	it('waits for the difference before the replacement', () => {
		expect(way('payment_due').slice(-2)).toEqual(['here You pay the rest', 'next Replacement sent']);
	});
	it('ends as not accepted when nothing was', () => {
		expect(way('awaiting_goods', 'rejected').at(-1)).toBe('late Not accepted');
	});
});

describe('the record', () => {
	it('calls a claim a report, and what both know by one name', () => {
		const said = (type: string, kind: 'return' | 'claim') => {
			const told = happenedToReturn(type, kind);
			return told && voice.t(told.words, { number: 'RT-1' });
		};
		expect(said('return_submitted', 'return')).toBe('You asked for return RT-1');
		expect(said('return_submitted', 'claim')).toBe('You reported RT-1');
		expect(said('question_asked', 'claim')).toBe(said('question_asked', 'return'));
		expect(said('refund_proposed', 'return')).toBeUndefined();
	});
});
