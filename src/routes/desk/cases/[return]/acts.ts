import type { Actor } from '#lib/domain/actor.ts';
import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import type { Done } from '#lib/i18n/desk-case.ts';
import { askCarrier } from '#lib/server/commands/claims/ask-carrier.ts';
import { recordCarrierAnswer } from '#lib/server/commands/claims/record-carrier-answer.ts';
import { settleArrival } from '#lib/server/commands/claims/settle-arrival.ts';
import { tellCarrier } from '#lib/server/commands/cod/tell-carrier.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { overrideRefund } from '#lib/server/commands/refunds/override-refund.ts';
import { proposeRefund } from '#lib/server/commands/refunds/propose-refund.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { confirmPayout } from '#lib/server/commands/refunds/confirm-payout.ts';
import { withdrawPayout } from '#lib/server/commands/refunds/withdraw-payout.ts';
import type { ChangedRefund } from '#lib/server/commands/refunds/types.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { addNote } from '#lib/server/commands/returns/add-note.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { closeReturn } from '#lib/server/commands/returns/close-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { markLost } from '#lib/server/commands/returns/mark-lost.ts';
import { leaveBox, shareBox } from '#lib/server/commands/returns/share-box.ts';
import { reopenReturn } from '#lib/server/commands/returns/reopen-return.ts';
import type { CommandContext } from '#lib/server/context.ts';
import type { Fields } from './fields.ts';

export type Target = {
	return_id: Id<'ret'>;
	order_id: Id<'ord'>;
	/** Null when the form named none of this case's refunds. */
	refund_id: Id<'rfd'> | null;
	currency: string;
};

type Act = {
	/** What is told afterwards; where it depends, on what the command answered. */
	done: Done | ((answer: unknown) => Done);
	run(ctx: CommandContext, actor: Actor, at: Target, fields: Fields): Promise<Result<unknown>>;
};

const NOT_HERE: Result<never> = { ok: false, refusal: { reason: 'not_found', facts: {} } };

const ofReturn = (
	done: Done,
	command: (
		ctx: CommandContext,
		actor: Actor,
		input: { return_id: Id<'ret'>; version: number }
	) => Promise<Result<unknown>>
): Act => ({
	done,
	run: (ctx, actor, { return_id }, { version }) => command(ctx, actor, { return_id, version })
});

type RefundInput = { refund_id: Id<'rfd'>; version: number };
const ofRefund = (
	done: Act['done'],
	run: (
		ctx: CommandContext,
		actor: Actor,
		input: RefundInput,
		fields: Fields,
		currency: string
	) => Promise<Result<unknown>>
): Act => ({
	done,
	run: async (ctx, actor, { refund_id, currency }, fields) =>
		refund_id ? run(ctx, actor, { refund_id, version: fields.version }, fields, currency) : NOT_HERE
});

const settled = (answer: unknown): Done =>
	(answer as ChangedRefund).is_unconfirmed ? 'payout_entered' : 'refund_settled';

/** Everything that can be done on a case: each is one command. */
export const acts = {
	approve: ofReturn('approved', approveReturn),
	close: ofReturn('closed', closeReturn),
	reopen: ofReturn('reopened', reopenReturn),
	cancel: ofReturn('cancelled', cancelReturn),
	propose: ofReturn('proposed', proposeRefund),
	carrier_told: ofReturn('carrier_told', tellCarrier),
	carrier_asked: {
		done: 'carrier_asked',
		run: (ctx, actor, { return_id }, { version, text }) => {
			const days = Number(text('days', 4) || '5');
			return askCarrier(ctx, actor, { return_id, version, days });
		}
	},
	carrier_found: ofReturn('carrier_answered', (ctx, actor, ref) =>
		recordCarrierAnswer(ctx, actor, { ...ref, answer: 'found' })
	),
	carrier_not_found: ofReturn('carrier_answered', (ctx, actor, ref) =>
		recordCarrierAnswer(ctx, actor, { ...ref, answer: 'not_found' })
	),
	claim_settled: ofReturn('claim_settled', settleArrival),
	box_join: {
		done: 'boxed',
		run: (ctx, actor, { return_id }, { version, text }) =>
			shareBox(ctx, actor, { return_id, version, with_number: text('with', 40) })
	},
	box_leave: ofReturn('unboxed', leaveBox),
	decline: {
		done: 'declined',
		run: (ctx, actor, { return_id }, { version, text }) =>
			declineReturn(ctx, actor, {
				return_id,
				version,
				reason_code: text('reason_code', 100),
				note: text('note')
			})
	},
	ask: {
		done: 'asked',
		run: (ctx, actor, { return_id }, { version, text }) =>
			askCustomer(ctx, actor, { return_id, version, question: text('question') })
	},
	note: {
		done: 'noted',
		run: (ctx, actor, { return_id, order_id }, { text }) => {
			const key = text('key', 60);
			const made = isId('not', key) ? { key } : {};
			return addNote(ctx, actor, { order_id, return_id, body: text('note'), ...made });
		}
	},
	lost: {
		done: 'lost',
		run: (ctx, actor, { return_id }, { version, text }) =>
			markLost(ctx, actor, {
				return_id,
				version,
				item_id: text('item_id', 100) as Id<'rit'>,
				pay: text('pay') === 'yes',
				note: text('note').trim()
			})
	},
	refund_approve: ofRefund('refund_approved', approveRefund),
	refund_retry: ofRefund('refund_retried', retryRefund),
	refund_cancel: ofRefund('refund_cancelled', (ctx, actor, input, { text }) =>
		cancelRefund(ctx, actor, { ...input, note: text('note') })
	),
	refund_override: ofRefund('refund_overridden', (ctx, actor, input, { text }, currency) =>
		overrideRefund(ctx, actor, {
			...input,
			// Zero is refused as an amount that is none.
			amount_minor: amountTyped(text('amount', 40), currency) ?? 0,
			...(text('shipping', 40).trim() !== '' && {
				shipping_minor: amountTyped(text('shipping', 40), currency) ?? Number.NaN
			}),
			reason_code: text('reason_code', 100),
			note: text('note')
		})
	),
	refund_settle: ofRefund(settled, (ctx, actor, input, { text }) =>
		settleByHand(ctx, actor, {
			...input,
			refund_payment_id: text('refund_payment_id', 100) as Id<'rfp'>,
			reference: text('reference')
		})
	),
	refund_confirm: ofRefund('payout_confirmed', (ctx, actor, input, { text }) =>
		confirmPayout(ctx, actor, { ...input, refund_payment_id: text('refund_payment_id', 100) as Id<'rfp'> })
	),
	refund_withdraw: ofRefund('payout_withdrawn', (ctx, actor, input, { text }) =>
		withdrawPayout(ctx, actor, { ...input, refund_payment_id: text('refund_payment_id', 100) as Id<'rfp'> })
	)
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
export const isAct = (name: string | null): name is ActName => name !== null && Object.hasOwn(acts, name);
