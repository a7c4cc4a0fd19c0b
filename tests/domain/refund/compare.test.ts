import { describe, expect, it } from 'vitest';
import { absence } from '#lib/domain/refund/absence.ts';
import {
	comparePayment,
	compareRefund,
	saysTheSame,
	stands,
	type BookedRefund,
	type FoundRefund
} from '#lib/domain/refund/compare.ts';
import { DIFFERENCE_KINDS, isBlocking } from '#lib/domain/refund/differences.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';

const found = (change: Partial<FoundRefund> = {}): FoundRefund => ({
	id: 're_1',
	amount_minor: 5_000,
	currency: 'THB',
	status: 'succeeded',
	payment_refs: ['pi_1', 'ch_1'],
	mark: 'rfp_1',
	...change
});
const booked = (change: Partial<BookedRefund> = {}): BookedRefund => ({
	id: 'rfp_1',
	amount_minor: 5_000,
	state: 'succeeded',
	gateway_refund_id: 're_1',
	...change
});
const payment = { currency: 'THB', provider_ref: 'pi_1' };
const stray = { mark: 'rfp_2' };

describe('a refund at the provider beside the books', () => {
	it.each([
		['the same', found(), booked(), null, []],
		['another amount', found({ amount_minor: 4_999 }), booked(), null, ['amount_differs']],
		['another currency', found({ currency: 'USD' }), booked(), null, ['currency_differs']],
		['another payment', found({ payment_refs: ['pi_2', 'ch_2'] }), booked(), null, ['payment_differs']],
		['known by its charge', found({ payment_refs: ['ch_1', 'pi_1'] }), booked(), null, []],
		['failed there, paid here', found({ status: 'failed' }), booked(), null, ['state_differs']],
		['paid there, failed here', found(), booked({ state: 'failed' }), null, ['state_differs']],
		['pending there, on its way here', found({ status: 'pending' }), booked({ state: 'unknown' }), null, []],
		['failed on both sides', found({ status: 'canceled' }), booked({ state: 'cancelled' }), null, []],
		['adopted, with the mark of one that is gone', found(stray), booked(), null, ['lost_refund']],
		['a lost one that failed', found({ ...stray, status: 'failed' }), booked({ state: 'failed' }), null, []],
		[
			'adopted, with the mark of one paid otherwise',
			found(stray),
			booked(),
			booked({ id: 'rfp_2', gateway_refund_id: 're_2' }),
			['second_refund']
		],
		[
			'adopted, with the mark of one that failed unsent',
			found(stray),
			booked(),
			booked({ id: 'rfp_2', gateway_refund_id: null, state: 'failed' }),
			['state_differs']
		],
		[
			'adopted, with the mark of one of another amount',
			found(stray),
			booked(),
			booked({ id: 'rfp_2', gateway_refund_id: null, amount_minor: 4_000 }),
			['amount_differs']
		],
		['not to be adopted yet', found({ mark: null }), null, null, ['waits_for_room']],
		['not to be adopted: a second one', found(), null, booked(), ['second_refund']],
		['never adopted: another currency', found({ currency: 'USD' }), null, null, ['currency_differs']],
		['never adopted: failed', found({ status: 'failed' }), null, null, []]
	] as const)('%s', (_name, there, here, marked, kinds) => {
		expect(compareRefund({ found: there, payment, booked: here, marked })).toEqual(kinds);
	});

	it('a payment without a name there is not compared by it', () => {
		const nameless = { currency: 'THB', provider_ref: null };
		expect(compareRefund({ found: found(), payment: nameless, booked: booked(), marked: null })).toEqual([]);
	});

	it('knows which words say the same, and which money stands', () => {
		expect(saysTheSame('pending', 'pending')).toBe(true);
		expect(saysTheSame('pending', 'succeeded')).toBe(false);
		expect(saysTheSame('succeeded', 'pending')).toBe(true);
		expect(saysTheSame('unknown', 'pending')).toBe(false);
		expect(['pending', 'requires_action', 'succeeded', 'unrecognised'].every(stands)).toBe(true);
		expect(['failed', 'canceled'].some(stands)).toBe(false);
	});
});

describe('the sums of a payment', () => {
	const here = { captured_minor: 9_000, moved_minor: 5_000, currency: 'THB' };
	const there = { captured_minor: 9_000, refunded_minor: 5_000, currency: 'THB' };
	it.each([
		['agree', there, []],
		['captured', { ...there, captured_minor: 8_999 }, ['captured_differs']],
		['refunded', { ...there, refunded_minor: 5_001 }, ['refunded_differs']],
		['both', { ...there, captured_minor: 1, refunded_minor: 1 }, ['captured_differs', 'refunded_differs']],
		['currency: figures of another one say nothing', { ...there, currency: 'USD' }, ['currency_differs']]
	])('%s', (_name, seen, kinds) => {
		expect(comparePayment(here, seen)).toEqual(kinds);
	});
});

it('holds money back only where it could be paid twice or to nobody', () => {
	expect(DIFFERENCE_KINDS.filter((kind) => !isBlocking(kind))).toEqual([
		'unknown_here',
		'behind',
		'waits_for_room',
		'captured_differs',
		'dispute_differs'
	]);
});

describe('proof that the provider does not have it', () => {
	const now = 10 * HOUR;
	const sent = now - 30 * MINUTE;
	const proof = (seen_at: number | null, is_there = false, last_attempt_at: number | null = sent) =>
		absence({ last_attempt_at, seen_at, is_there }, now);
	it('needs a look after everything sent could have arrived, and no older than an hour', () => {
		expect(proof(sent + 10 * MINUTE)).toEqual({ proven: true });
		expect(proof(sent + 10 * MINUTE - 1)).toEqual({ proven: false, why: 'look' });
		expect(proof(null)).toEqual({ proven: false, why: 'look' });
		expect(proof(now - HOUR, false, null)).toEqual({ proven: true });
		expect(proof(now - HOUR - 1, false, null)).toEqual({ proven: false, why: 'look' });
		expect(proof(now)).toEqual({ proven: true });
		expect(proof(now + 1)).toEqual({ proven: false, why: 'look' });
	});
	it('is none while it is there, or a request could still arrive', () => {
		expect(proof(now, true)).toEqual({ proven: false, why: 'there' });
		expect(proof(now, false, now - 10 * MINUTE + 1)).toEqual({ proven: false, why: 'late', until: now + 1 });
		expect(proof(now, false, now - 10 * MINUTE)).toEqual({ proven: true });
	});
});
