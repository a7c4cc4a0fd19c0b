import { describe, expect, it } from 'vitest';
import type { Result } from '#lib/domain/result.ts';
import { appealDecline } from '#lib/domain/return/appeal.ts';
import { applyScan } from '#lib/domain/return/apply-scan.ts';
import { approveReturn } from '#lib/domain/return/approve.ts';
import { answerQuestion, askCustomer } from '#lib/domain/return/ask.ts';
import { cancelReturn } from '#lib/domain/return/cancel.ts';
import type { ReturnCase } from '#lib/domain/return/case.ts';
import { changeTravel } from '#lib/domain/return/change-travel.ts';
import type { ReturnChange } from '#lib/domain/return/change.ts';
import { declineReturn } from '#lib/domain/return/decline.ts';
import { expireReturn, reopenReturn } from '#lib/domain/return/expire.ts';
import { inspectItems } from '#lib/domain/return/inspect.ts';
import { markLost } from '#lib/domain/return/lose.ts';
import { receiveReturn } from '#lib/domain/return/receive.ts';
import { closeReturn, resolveReturn } from '#lib/domain/return/resolve.ts';
import { RETURN_STATES, type ReturnState } from '#lib/domain/return/states.ts';
import { line, NOW, ZONE } from '../support/facts.ts';
import { ACT, caseOf, itemFacts } from '../support/returns.ts';

const terms = { ship_by_days: 7, timezone: ZONE };
const lines = [line({ quantity: 5 })];
const inspection = {
	return_item_id: 'rit_1',
	condition: 'new' as const,
	disposition: 'restock' as const,
	verdict: 'accept' as const,
	deduction_minor: 0,
	reason_code: null,
	findings: ''
};

/** An item as it would stand in a return of each state. */
const ITEMS: Record<ReturnState, ReturnCase['items']> = {
	in_review: [itemFacts()],
	approved: [itemFacts()],
	declined: [itemFacts()],
	in_transit: [itemFacts({ reception: 'in_transit' })],
	part_received: [itemFacts({ reception: 'received' }), itemFacts({ id: 'rit_2' })],
	received: [itemFacts({ reception: 'received' })],
	resolved: [itemFacts({ reception: 'received', acceptance: 'accepted', settled_at: 1 })],
	closed: [itemFacts({ reception: 'received', acceptance: 'accepted', settled_at: 1 })],
	cancelled: [itemFacts({ reception: 'cancelled' })],
	expired: [itemFacts({ reception: 'expired' })]
};
const CAME: readonly ReturnState[] = ['part_received', 'received', 'resolved', 'closed'];

const inState = (state: ReturnState): ReturnCase =>
	caseOf({ state, received_at: CAME.includes(state) ? 1 : null, ship_by: NOW - 1 }, ITEMS[state]);

const NO = { decline_reason: 'used', decided_at: NOW - 1, appealed_at: null, timezone: ZONE };
type Decision = (facts: ReturnCase) => Result<ReturnChange>;
const awaitedId = (facts: ReturnCase): string => facts.items.at(-1)?.id ?? '';

/** Each decision with the states that accept it; everywhere else it must refuse. */
const DECISIONS: [string, Decision, ReturnState[]][] = [
	['approve', (facts) => approveReturn(facts, { ...terms, note: null }, ACT), ['in_review']],
	['appeal', (facts) => appealDecline(facts, NO, lines, ACT), ['declined', 'closed']],
	[
		'decline',
		(facts) => declineReturn(facts, { reason_code: 'used', note: null, known_reasons: ['used'] }, ACT),
		['in_review']
	],
	[
		'ask',
		(facts) => askCustomer(facts, 'Which part?', ACT),
		['in_review', 'approved', 'in_transit', 'part_received', 'received']
	],
	[
		'answer',
		(facts) => answerQuestion(facts, ACT),
		['in_review', 'approved', 'in_transit', 'part_received', 'received']
	],
	['cancel', cancelReturn, ['in_review', 'approved']],
	[
		'change',
		(facts) => changeTravel(facts, { method: 'own_carrier' }, ['own_carrier']),
		['in_review', 'approved']
	],
	[
		'receive',
		(facts) => receiveReturn(facts, { items: [{ item_id: awaitedId(facts), quantity: 1 }] }, lines, ACT),
		['approved', 'in_transit', 'part_received', 'expired']
	],
	[
		'inspect',
		(facts) => inspectItems(facts, [inspection], { deduct: [], reject: [] }, ACT),
		['part_received', 'received']
	],
	[
		'lose',
		(facts) => markLost(facts, { item_id: awaitedId(facts), pay: true, note: '' }, ACT),
		['approved', 'in_transit', 'part_received']
	],
	['expire', (facts) => expireReturn(facts, ACT), ['approved', 'part_received']],
	['reopen', (facts) => reopenReturn(facts, terms, lines, ACT), ['expired']],
	['close', (facts) => closeReturn(facts, ACT), ['declined', 'resolved']]
];

describe.each(DECISIONS)('%s', (_name, decide, accepts) => {
	it.each(RETURN_STATES)('in %s', (state) => {
		expect(decide(inState(state)).ok).toBe(accepts.includes(state));
	});
});

describe('resolve', () => {
	it.each(RETURN_STATES)('in %s, everything judged and paid', (state) => {
		const facts = caseOf({ state }, [itemFacts({ acceptance: 'accepted', settled_at: 1 })]);
		expect(resolveReturn(facts, [], ACT).ok).toBe(state === 'received' || state === 'approved');
	});
});

describe('a carrier’s scan', () => {
	it.each(RETURN_STATES)('in %s', (state) => {
		const change = applyScan(inState(state), { status: 'picked_up', occurred_at: 5 }, ACT);
		expect(change?.return.state ?? null).toBe(state === 'approved' ? 'in_transit' : null);
	});
});
