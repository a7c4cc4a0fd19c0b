import { expect, test } from 'vitest';
import { creditSteps, partSteps, type PartOnTheWay } from '#lib/domain/refund/steps.ts';
import { REFUND_PAYMENT_STATES, REFUND_STATES } from '#lib/domain/refund/states.ts';
import { customerSteps, deskSteps } from '#lib/i18n/refund-steps.ts';
import { maskMail, trackRefund, type TrackedRefund } from '#lib/i18n/track-refund.ts';
import { voiceOf } from '#lib/i18n/voice.ts';

const NOW = Date.parse('2026-11-27T12:00+07:00');
const DAY = 86_400_000;
const refund = (state: TrackedRefund['state']) => ({
	state,
	created_at: NOW - 2 * DAY,
	sent_at: NOW - DAY,
	settled_at: null
});
const part = (over: Partial<PartOnTheWay> = {}): PartOnTheWay => ({
	state: 'reserved',
	by_hand: false,
	paid_by_hand: false,
	disputed: false,
	parked: false,
	account_told: false,
	entered: false,
	replaced: false,
	last_attempt_at: null,
	settled_at: null,
	expected_from: null,
	expected_by: null,
	instructions_expire_at: null,
	...over
});
const keys = (state: TrackedRefund['state'], over: Partial<PartOnTheWay> = {}) =>
	partSteps(refund(state), part(over), NOW).map((step) => `${step.key}:${step.state}`);

test('money of a provider goes from the yes to the account, one step after another', () => {
	const way = ['accept:next', 'arrives:next'];
	expect(keys('awaiting_approval')).toEqual(['second_person:here', 'send:next', 'arrives:next']);
	expect(keys('approved')).toEqual(['approved:done', 'to_send:here', ...way]);
	expect(keys('processing', { state: 'unknown' })).toEqual(['approved:done', 'asking:late', ...way]);
	expect(keys('processing', { state: 'unknown', parked: true })[1]).toBe('looked_into:late');
	expect(keys('approved', { disputed: true })[1]).toBe('disputed:late');
	expect(keys('processing', { state: 'pending' }).at(-1)).toBe('arriving:here');
	expect(keys('succeeded', { state: 'succeeded', expected_by: NOW + 1 }).at(-1)).toBe('arriving:here');
	expect(keys('succeeded', { state: 'succeeded', expected_by: NOW - 1 }).at(-1)).toBe('arrived:done');
	expect(keys('processing', { state: 'requires_action' })[2]).toBe('details:late');
	expect(keys('failed', { state: 'failed' })[2]).toBe('failed:late');
	expect(keys('processing', { state: 'failed', replaced: true })[2]).toBe('replaced:done');
});

test('money by hand asks for the account, then for two people', () => {
	const by_hand = true;
	expect(keys('approved', { by_hand })[1]).toBe('account_needed:late');
	expect(keys('approved', { by_hand, account_told: true })[2]).toBe('transfer:here');
	expect(keys('approved', { by_hand, account_told: true, entered: true })[2]).toBe(
		'transfer_confirming:here'
	);
	expect(keys('settled_other', { by_hand, state: 'succeeded' })[1]).toBe('transferred:done');
	expect(keys('settled_other', { paid_by_hand: true, state: 'succeeded' })[1]).toBe('transferred:done');
});

test('store credit is there, or waits', () => {
	const steps = (state: TrackedRefund['state']) => creditSteps(refund(state)).map((step) => step.key);
	expect(steps('settled_other')).toEqual(['approved', 'credited']);
	expect(steps('awaiting_approval')).toEqual(['second_person', 'credit']);
});

test('every state of every refund is said in both languages, without a code or a hole', () => {
	const payment = { provider: 'stripe', method: 'card', method_label: 'Visa •••• 4242' } as const;
	for (const catalogue of [customerSteps, deskSteps])
		for (const locale of ['en', 'th'] as const)
			for (const state of REFUND_STATES)
				for (const partState of REFUND_PAYMENT_STATES)
					for (const provider of ['stripe', 'cash_on_delivery'] as const) {
						const tracks = trackRefund(
							voiceOf(locale, 'Asia/Bangkok'),
							{
								...refund(state),
								route: 'original',
								currency: 'THB',
								amount_minor: 100,
								payments: [
									{
										...part({ state: partState, expected_from: NOW, expected_by: NOW + DAY }),
										payment_id: 'p',
										amount_minor: 100,
										generation: 0,
										gateway_refund_id: provider === 'stripe' ? 're_1' : null,
										parked_at: null,
										reference: null,
										reference_type: null,
										payment: { ...payment, provider, dispute_state: 'none' },
										payout: null
									}
								]
							},
							{ catalogue, now: NOW, account_told: false, email: 'siriporn@example.com' }
						);
						const said = tracks.flatMap(({ steps }) => steps.flatMap(({ name, note }) => [name, note]));
						expect(said.join(' ')).not.toMatch(/undefined|null|[a-z]_[a-z]/);
						expect(tracks[0]?.steps.every((step) => step.name !== '')).toBe(true);
					}
});

test('a reference is told with what to say to the bank, a mailbox mostly hidden', () => {
	expect(maskMail('siriporn@example.com')).toBe('s•••@example.com');
	const [track] = trackRefund(
		voiceOf('en', 'Asia/Bangkok'),
		{
			...refund('succeeded'),
			route: 'original',
			currency: 'THB',
			amount_minor: 100,
			payments: [
				{
					...part({ state: 'succeeded' }),
					payment_id: 'p',
					amount_minor: 100,
					generation: 0,
					gateway_refund_id: 're_1',
					parked_at: null,
					reference: '74426896330211600271845',
					reference_type: 'acquirer_reference_number',
					payment: {
						provider: 'stripe',
						method: 'card',
						method_label: 'Visa •••• 4242',
						dispute_state: 'none'
					},
					payout: null
				}
			]
		},
		{ catalogue: customerSteps, now: NOW, account_told: false, email: null }
	);
	expect(track?.reference).toBe('Say to your bank: “Please trace a refund, ARN 74426896330211600271845.”');
});
