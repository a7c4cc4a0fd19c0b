import { describe, expect, it } from 'vitest';
import { decideChange, isPacked, type ChangeFacts } from '#lib/domain/order-change/decide.ts';
import { CHANGE_KINDS, CHANGE_MODES, type ChangePair } from '#lib/domain/order-change/kinds.ts';
import { isSame } from '#lib/domain/order-change/same.ts';
import {
	orderChangeSettings,
	USUAL_CHANGE_SETTINGS,
	type OrderChangeSettings
} from '#lib/domain/order-change/settings.ts';
import { ORDER_CHANGE_STATES, ORDER_CHANGE_TRANSITIONS } from '#lib/domain/order-change/states.ts';
import { FULFILMENT_STATES } from '#lib/domain/fulfilment/states.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { fc } from '../../support/fc.ts';

const HOME = { name: 'Ploy', line1: '1 Nimman', postcode: '50200', country: 'TH' };
const PAIRS: Record<ChangePair['kind'], ChangePair> = {
	address: { kind: 'address', before: HOME, after: { ...HOME, line1: '2 Nimman' } },
	phone: {
		kind: 'phone',
		before: { contact: null, courier: null },
		after: { contact: '6681', courier: '081' }
	},
	email: { kind: 'email', before: { email: 'a@b.co' }, after: { email: 'c@b.co' } },
	note: { kind: 'note', before: { text: '' }, after: { text: 'x' } }
};
const FACTS: ChangeFacts = {
	placed_at: 0,
	cancelled: false,
	packed: false,
	disputed: false,
	total_minor: 10_000,
	currency: 'THB'
};
const CUSTOMER = { kind: 'customer', mailbox_proved: true } as const;
const at = (mode: (typeof CHANGE_MODES)[number], minutes: number | null = null): OrderChangeSettings => {
	const rule = { mode, minutes };
	return { ...USUAL_CHANGE_SETTINGS, address: rule, phone: rule, email: rule, note: rule };
};

describe('changing an order', () => {
	it('is decided for every kind, mode, author and standing', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...CHANGE_KINDS),
				fc.constantFrom(...CHANGE_MODES),
				fc.boolean(),
				fc.record({ cancelled: fc.boolean(), packed: fc.boolean(), disputed: fc.boolean() }),
				fc.option(fc.integer({ min: 1, max: 100 })),
				fc.integer({ min: 0, max: 200 }),
				(kind, mode, isShop, standing, minutes, now) => {
					const facts = { ...FACTS, ...standing };
					const author = isShop ? ({ kind: 'shop' } as const) : CUSTOMER;
					const decided = decideChange(PAIRS[kind], facts, at(mode, minutes), author, now * MINUTE);
					const isOver = !isShop && minutes !== null && now > minutes;
					const isBarred = facts.cancelled || facts.packed || isOver || (!isShop && mode === 'off');
					expect(decided.ok).toBe(!isBarred);
					if (!decided.ok) return;
					if (isShop) expect(decided.value).toEqual({ how: 'at_once' });
					else if (kind === 'email') expect(decided.value.how).toBe('code');
					else {
						const asks = mode === 'agent' || (facts.disputed && kind !== 'note');
						expect(decided.value.how).toBe(asks ? 'agent' : 'at_once');
					}
				}
			)
		);
	});

	it('wants a person for another country, a high value and a mailbox behind a link alone', () => {
		const abroad: ChangePair = { kind: 'address', before: HOME, after: { ...HOME, country: 'JP' } };
		const decide = (pair: ChangePair, settings = at('at_once'), mailbox_proved = true) =>
			decideChange(pair, FACTS, settings, { kind: 'customer', mailbox_proved }, 0);
		expect(decide(abroad)).toMatchObject({ value: { how: 'agent', reviews: ['other_country'] } });
		const careful = { ...at('at_once'), high_value: { THB: 10_000 } };
		expect(decide(PAIRS.address, careful)).toMatchObject({ value: { reviews: ['high_value'] } });
		expect(decide(PAIRS.phone, careful)).toMatchObject({ value: { how: 'at_once' } });
		expect(decide(PAIRS.address, { ...careful, high_value: { USD: 1 } })).toMatchObject({
			value: { how: 'at_once' }
		});
		expect(decide(PAIRS.email, at('at_once'), false)).toMatchObject({
			value: { how: 'code', reviews: ['mailbox_unproven'] }
		});
	});

	it('ends with the first parcel that is packed', () => {
		const packed = FULFILMENT_STATES.filter((state) => isPacked([{ state: 'pending' }, { state }]));
		expect(packed).toEqual(FULFILMENT_STATES.filter((state) => state !== 'pending' && state !== 'cancelled'));
	});

	it('moves only from where something can still come of it', () => {
		const ends = ORDER_CHANGE_STATES.filter(
			(state) => Object.keys(ORDER_CHANGE_TRANSITIONS[state]).length === 0
		);
		expect(ends).toEqual(['taken_over', 'overtaken', 'declined', 'withdrawn']);
		for (const state of ORDER_CHANGE_STATES)
			for (const to of Object.values(ORDER_CHANGE_TRANSITIONS[state]))
				expect(ORDER_CHANGE_STATES).toContain(to);
		expect(ORDER_CHANGE_TRANSITIONS.applied).toEqual({ take_over: 'taken_over', overtake: 'overtaken' });
	});

	it('knows two ways to write one value', () => {
		const spaced = { ...HOME, line1: ' 1  Nimman ' };
		expect(isSame('address', HOME, spaced)).toBe(true);
		expect(isSame('address', HOME, { ...HOME, line1: '1 Nimman Rd' })).toBe(false);
		const courier = (text: string) => ({ contact: '66812345678', courier: text });
		expect(isSame('phone', courier('081-234-5678'), courier('๐๘๑ 234 5678'))).toBe(true);
	});

	it('falls back to careful rules when what is stored cannot be read', () => {
		expect(orderChangeSettings({})).toBe(USUAL_CHANGE_SETTINGS);
		expect(orderChangeSettings({ order_changes: { address: 'at once' } })).toBe(USUAL_CHANGE_SETTINGS);
		const some = orderChangeSettings({
			order_changes: { address: { mode: 'off', minutes: null }, high_value: {} }
		});
		expect([some.address.mode, some.note.mode]).toEqual(['off', 'agent']);
	});
});
