import { expect, test } from 'vitest';
import { promiseStanding, type PromiseFacts, type PromiseItem } from '#lib/domain/refund/promise.ts';

const at = (text: string) => Date.parse(`${text}+07:00`);
const accepted: PromiseItem = {
	reception: 'received',
	acceptance: 'accepted',
	received_at: at('2026-12-01T10:00'),
	accepted_at: at('2026-12-03T10:00'),
	sent_at: null
};
const awaited: PromiseItem = {
	reception: 'awaiting',
	acceptance: 'pending',
	received_at: null,
	accepted_at: null,
	sent_at: null
};
const facts = (over: Partial<PromiseFacts> = {}): PromiseFacts => ({
	promise: { from: 'received', days: 5, grant: { kind: 'nothing' } },
	timezone: 'Asia/Bangkok',
	scanned_at: at('2026-11-28T10:00'),
	items: [accepted],
	waits_for: null,
	account_at: null,
	...over
});
const from = (start: 'scanned' | 'received' | 'approved') => ({
	from: start,
	days: 5,
	grant: { kind: 'nothing' } as const
});
const NOW = at('2026-12-04T12:00');

test('the days end with the last local day, counted from what the policy says', () => {
	const due = (over: Partial<PromiseFacts>) => {
		const standing = promiseStanding(facts(over), NOW);
		return standing.state === 'running' ? standing.due_at : standing.state;
	};
	expect(due({})).toBe(at('2026-12-06T23:59:59.999'));
	expect(due({ promise: from('scanned') })).toBe('broken');
	expect(due({ promise: from('approved') })).toBe(at('2026-12-08T23:59:59.999'));
	expect(due({ account_at: at('2026-12-04T09:00') })).toBe(at('2026-12-09T23:59:59.999'));
	expect(due({ promise: null })).toBe('none');
});

test('what has not come yet is not promised, except from the scan', () => {
	expect(promiseStanding(facts({ items: [awaited] }), NOW).state).toBe('none');
	const onWay: PromiseItem = { ...awaited, reception: 'in_transit' };
	expect(promiseStanding(facts({ items: [onWay] }), NOW).state).toBe('none');
	expect(promiseStanding(facts({ items: [onWay], promise: from('scanned') }), NOW)).toMatchObject({
		state: 'broken',
		sent_at: null
	});
	const unjudged: PromiseItem = { ...accepted, acceptance: 'pending', accepted_at: null };
	expect(promiseStanding(facts({ items: [unjudged] }), NOW).state).toBe('running');
	expect(promiseStanding(facts({ items: [unjudged], promise: from('approved') }), NOW).state).toBe('ended');
});

test('kept to the last millisecond, broken after it, also when the money left late', () => {
	const last = at('2026-12-06T23:59:59.999');
	const sent = (sent_at: number) => promiseStanding(facts({ items: [{ ...accepted, sent_at }] }), last + 5);
	expect(sent(last)).toMatchObject({ state: 'kept', kept_at: last });
	expect(sent(last + 1)).toMatchObject({ state: 'broken', sent_at: last + 1 });
	expect(promiseStanding(facts(), last).state).toBe('running');
	expect(promiseStanding(facts(), last + 1)).toMatchObject({ state: 'broken', sent_at: null });
});

test('while only others can go on it does not break', () => {
	const late = at('2027-01-01T00:00');
	expect(promiseStanding(facts({ waits_for: 'customer' }), late)).toMatchObject({
		state: 'running',
		waits_for: 'customer'
	});
});

test('nothing owed, nothing promised', () => {
	const rejected: PromiseItem = { ...accepted, acceptance: 'rejected', accepted_at: null };
	expect(promiseStanding(facts({ items: [rejected] }), NOW).state).toBe('ended');
	expect(promiseStanding(facts({ items: [rejected, accepted] }), NOW).state).toBe('running');
});
