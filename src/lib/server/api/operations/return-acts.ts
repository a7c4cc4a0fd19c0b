import type { z } from 'zod';
import type { ApiScope } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { RefusalReason } from '#lib/domain/refusals.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import { askCarrier } from '../../commands/claims/ask-carrier.ts';
import { recordCarrierAnswer } from '../../commands/claims/record-carrier-answer.ts';
import { settleArrival } from '../../commands/claims/settle-arrival.ts';
import { tellCarrier } from '../../commands/cod/tell-carrier.ts';
import { appealDecline } from '../../commands/returns/appeal-decline.ts';
import { answerQuestion } from '../../commands/returns/answer-question.ts';
import { approveReturn } from '../../commands/returns/approve-return.ts';
import { askCustomer } from '../../commands/returns/ask-customer.ts';
import { cancelReturn } from '../../commands/returns/cancel-return.ts';
import { changeReturn } from '../../commands/returns/change-return.ts';
import { closeReturn } from '../../commands/returns/close-return.ts';
import { declineReturn } from '../../commands/returns/decline-return.ts';
import { inspectItems } from '../../commands/returns/inspect-items.ts';
import { markLost } from '../../commands/returns/mark-lost.ts';
import { receiveReturn } from '../../commands/returns/receive-return.ts';
import { leaveBox, shareBox } from '../../commands/returns/share-box.ts';
import { reopenReturn } from '../../commands/returns/reopen-return.ts';
import type { ReturnRef } from '../../commands/returns/types.ts';
import type { Context } from '../../context.ts';
import { linesOfOrder } from '../../store/orders.ts';
import type { ReturnsTable } from '../../store/schema.ts';
import { operation, type ApiActor, type Example, type Operation } from '../operation.ts';
import { returnAnswer } from '../schemas/return-answer.ts';
import {
	answerInput,
	approveInput,
	askInput,
	carrierAnswerInput,
	carrierAskedInput,
	changeInput,
	shareBoxInput,
	declineInput,
	inspectInput,
	lostInput,
	receiveInput,
	versionInput
} from '../schemas/return-input.ts';
import { returnAt, returnNow, returnNumber } from './returns.ts';

type Act<B extends z.ZodType> = {
	verb: string;
	summary: string;
	description: string;
	scope: ApiScope;
	body: B;
	example: Example<z.input<B>>;
	refusals: RefusalReason[];
	run(
		ctx: Context,
		actor: ApiActor,
		ref: ReturnRef,
		body: z.output<B>,
		found: ReturnsTable
	): Promise<Result<unknown>>;
};

/** One act on one return: the same door, another command, and the return as it then stands. */
const act = <B extends z.ZodType<{ version?: number | undefined }>>(definition: Act<B>): Operation =>
	operation({
		id: `${definition.verb}Return`,
		method: 'POST',
		path: `/returns/{number}/${definition.verb}`,
		tag: 'Returns',
		summary: definition.summary,
		description: definition.description,
		scope: definition.scope,
		idempotency: 'optional',
		params: returnNumber,
		body: { schema: definition.body, examples: { one: definition.example } },
		answers: { 200: { description: 'The return as it stands now.', schema: returnAnswer } },
		refusals: ['not_found', 'not_in_this_state', 'changed_meanwhile', ...definition.refusals],
		async handle({ ctx, actor, params, body }) {
			const found = await returnAt(ctx, params.number);
			if (!found) return refused('not_found');
			const { version } = body;
			const ref = { return_id: found.id, ...(version === undefined ? {} : { version }) };
			const result = await definition.run(ctx, actor, ref, body, found);
			return result.ok ? returnNow(ctx, found.id) : result;
		}
	});

const nothingToSay = { summary: 'At the version that was read', value: { version: 1 } };

const asVersion =
	(run: (ctx: Context, actor: ApiActor, ref: ReturnRef) => Promise<Result<unknown>>) =>
	(ctx: Context, actor: ApiActor, ref: ReturnRef) =>
		run(ctx, actor, ref);

export const returnActs: readonly Operation[] = [
	act({
		verb: 'cancel',
		summary: 'Withdraw a return',
		description: 'Possible until the carrier has scanned the parcel; its units are free again.',
		scope: 'returns:write',
		body: versionInput,
		example: nothingToSay,
		refusals: ['already_scanned', 'replacement_underway'],
		run: asVersion(cancelReturn)
	}),
	act({
		verb: 'change',
		summary: 'Change how it comes back',
		description: 'Method, carrier and tracking number, until the carrier has scanned the parcel.',
		scope: 'returns:write',
		body: changeInput,
		example: {
			summary: 'A tracking number',
			value: { method: 'own_carrier', carrier: 'Thailand Post', tracking_number: 'EY456789012TH' }
		},
		refusals: ['already_scanned', 'method_not_offered', 'tracking_number_invalid'],
		run: (ctx, actor, ref, { method, carrier, tracking_number }) =>
			changeReturn(ctx, actor, {
				...ref,
				...(method === undefined ? {} : { method }),
				...(carrier === undefined ? {} : { carrier }),
				...(tracking_number === undefined ? {} : { tracking_number })
			})
	}),
	act({
		verb: 'share-box',
		summary: 'Put it in one box with another return',
		description:
			'Of the same customer, while both wait to be sent to the same address in the same way. One slip, one tracking number, and the fee for the way back is kept once.',
		scope: 'returns:write',
		body: shareBoxInput,
		example: { summary: 'With the return of another order', value: { with: 'RT-4KHT-9' } },
		refusals: ['already_scanned', 'box_not_possible'],
		run: (ctx, actor, ref, { with: with_number }) => shareBox(ctx, actor, { ...ref, with_number })
	}),
	act({
		verb: 'leave-box',
		summary: 'Let it travel by itself',
		description: 'It gets its own slip and fee again; the others stay together.',
		scope: 'returns:write',
		body: versionInput,
		example: nothingToSay,
		refusals: ['already_scanned'],
		run: asVersion(leaveBox)
	}),
	act({
		verb: 'answer',
		summary: 'Answer the shop’s question',
		description: 'For the customer: words, and photos uploaded before.',
		scope: 'returns:write',
		body: answerInput,
		example: { summary: 'Words alone', value: { body: 'ตะเข็บด้านในขาดตั้งแต่แกะกล่อง' } },
		refusals: [],
		run: (ctx, actor, ref, { body, file_ids }) =>
			answerQuestion(ctx, actor, { ...ref, body, file_ids: file_ids as Id<'fil'>[] })
	}),
	act({
		verb: 'appeal',
		summary: 'Contest a decline',
		description:
			'For the customer, once and within 30 days of the decision: a person looks anew. Words, and photos uploaded before.',
		scope: 'returns:write',
		body: answerInput,
		example: {
			summary: 'Words alone',
			value: { body: 'The seam was open when I unpacked it; see the photo.' }
		},
		refusals: ['already_appealed', 'appeal_closed', 'already_returning'],
		run: (ctx, actor, ref, { body, file_ids }) =>
			appealDecline(ctx, actor, { ...ref, body, file_ids: file_ids as Id<'fil'>[] })
	}),
	act({
		verb: 'approve',
		summary: 'Approve a return',
		description: 'What was in review may come back.',
		scope: 'returns:decide',
		body: approveInput,
		example: { summary: 'With a note', value: { note: 'Photo shows the fault.' } },
		refusals: ['already_decided'],
		run: (ctx, actor, ref, { note }) => approveReturn(ctx, actor, note === undefined ? ref : { ...ref, note })
	}),
	act({
		verb: 'decline',
		summary: 'Decline a return',
		description: 'Needs a reason; the customer reads it and the note.',
		scope: 'returns:decide',
		body: declineInput,
		example: {
			summary: 'Outside the policy',
			value: { reason_code: 'outside_policy', note: 'สินค้าเกินกำหนดคืน' }
		},
		refusals: ['already_decided', 'decline_reason_missing'],
		run: (ctx, actor, ref, { reason_code, note }) =>
			declineReturn(ctx, actor, { ...ref, reason_code, ...(note === undefined ? {} : { note }) })
	}),
	act({
		verb: 'ask',
		summary: 'Ask the customer',
		description: 'Mails a question; the return waits for the answer.',
		scope: 'returns:decide',
		body: askInput,
		example: { summary: 'For a photo', value: { question: 'รบกวนส่งรูปป้ายสินค้าให้เราดูได้ไหมคะ' } },
		refusals: ['question_missing'],
		run: (ctx, actor, ref, { question }) => askCustomer(ctx, actor, { ...ref, question })
	}),
	act({
		verb: 'receive',
		summary: 'Record a parcel that came back',
		description: 'Item by item; fewer than awaited splits the item, and the rest stays awaited.',
		scope: 'returns:decide',
		body: receiveInput,
		example: {
			summary: 'One piece came',
			value: { items: [{ item_id: 'rit_01980000-0000-7000-8000-000000000000', quantity: 1 }] }
		},
		refusals: ['nothing_to_receive', 'quantity_exceeds_awaited', 'line_unknown'],
		async run(ctx, actor, ref, body, found) {
			const lines = await linesOfOrder(ctx.db.read, found.order_id);
			const unexpected = body.unexpected.map(({ line, ...thing }) => ({
				...thing,
				line_id: lines.find((one) => one.id === line || one.external_ref === line)?.id
			}));
			const unknown = unexpected.findIndex((thing) => thing.line_id === undefined);
			if (unknown >= 0) return refused('line_unknown', { pointer: `/unexpected/${unknown}/line` });
			return receiveReturn(ctx, actor, {
				number: found.id,
				...(ref.version === undefined ? {} : { version: ref.version }),
				items: body.items.map((item) => ({ ...item, item_id: item.item_id as Id<'rit'> })),
				unexpected: unexpected.flatMap(({ line_id, ...thing }) => (line_id ? [{ ...thing, line_id }] : []))
			});
		}
	}),
	act({
		verb: 'inspect',
		summary: 'Accept, reduce or reject what came',
		description: 'What is accepted is refunded at once as the policy and the key’s rights allow.',
		scope: 'returns:decide',
		body: inspectInput,
		example: {
			summary: 'As new',
			value: {
				inspections: [
					{
						item_id: 'rit_01980000-0000-7000-8000-000000000000',
						condition: 'new',
						disposition: 'restock',
						verdict: 'accept'
					}
				]
			}
		},
		refusals: ['not_received_yet', 'already_inspected', 'deduction_invalid', 'reason_missing'],
		run: (ctx, actor, ref, { inspections }) =>
			inspectItems(ctx, actor, {
				...ref,
				inspections: inspections.map((one) => ({ ...one, item_id: one.item_id as Id<'rit'> }))
			})
	}),
	act({
		verb: 'mark-lost',
		summary: 'Say that a piece never arrived',
		description: '`pay` decides whether its money goes back all the same.',
		scope: 'returns:decide',
		body: lostInput,
		example: {
			summary: 'The carrier lost it: pay',
			value: { item_id: 'rit_01980000-0000-7000-8000-000000000000', pay: true, note: 'Carrier confirmed.' }
		},
		refusals: [],
		run: (ctx, actor, ref, { item_id, pay, note }) =>
			markLost(ctx, actor, { ...ref, item_id: item_id as Id<'rit'>, pay, note })
	}),
	act({
		verb: 'carrier-told',
		summary: 'Say that the carrier was told of a claim',
		description:
			'For goods that were paid for at the door in Thailand: the carrier goes on holding the money. Who said so and when is kept; said again, nothing changes.',
		scope: 'returns:decide',
		body: versionInput,
		example: nothingToSay,
		refusals: [],
		run: asVersion(tellCarrier)
	}),
	act({
		verb: 'carrier-asked',
		summary: 'Say that the carrier was asked about a claim',
		description:
			'Of a claim about a parcel: it waits for the carrier, and comes back to the desk when the days have passed.',
		scope: 'returns:decide',
		body: carrierAskedInput,
		example: { summary: 'Five days to answer', value: { days: 5 } },
		refusals: [],
		run: (ctx, actor, ref, { days }) => askCarrier(ctx, actor, { ...ref, days })
	}),
	act({
		verb: 'carrier-answer',
		summary: 'Say what the carrier answered',
		description: 'Whether the carrier found the parcel of a claim; somebody then decides with it.',
		scope: 'returns:decide',
		body: carrierAnswerInput,
		example: { summary: 'It was not found', value: { answer: 'not_found' } },
		refusals: [],
		run: (ctx, actor, ref, { answer }) => recordCarrierAnswer(ctx, actor, { ...ref, answer })
	}),
	act({
		verb: 'arrival-settled',
		summary: 'Say that somebody saw to a parcel that came after all',
		description:
			'The parcel of a claim whose money was promised was delivered later. Nothing is paid for its pieces again.',
		scope: 'returns:decide',
		body: versionInput,
		example: nothingToSay,
		refusals: [],
		run: asVersion(settleArrival)
	}),
	act({
		verb: 'reopen',
		summary: 'Give an expired return more time',
		description: 'An expired return may come back after all.',
		scope: 'returns:decide',
		body: versionInput,
		example: nothingToSay,
		refusals: ['quantity_exceeds_returnable'],
		run: asVersion(reopenReturn)
	}),
	act({
		verb: 'close',
		summary: 'Put a return away',
		description: 'Nothing more is expected of it.',
		scope: 'returns:decide',
		body: versionInput,
		example: nothingToSay,
		refusals: [],
		run: asVersion(closeReturn)
	})
];
