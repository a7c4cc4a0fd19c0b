import { z } from 'zod';
import { CHANGE_KINDS, CHANGE_MODES, type ChangeKind } from '#lib/domain/order-change/kinds.ts';
import { LINE_CHANGE_KINDS, type LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import {
	MOST_CHANGE_MINUTES,
	orderChangeSettings,
	USUAL_CHANGE_SETTINGS
} from '#lib/domain/order-change/settings.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { approveChange, declineChange } from '../../commands/order-changes/decide-change.ts';
import { proposeChange } from '../../commands/order-changes/propose-change.ts';
import type { ProposedChange } from '../../commands/order-changes/types.ts';
import { withdrawChange } from '../../commands/order-changes/withdraw-change.ts';
import { saveOrderChangeSettings } from '../../commands/settings/save-order-changes.ts';
import type { Context } from '../../context.ts';
import { changesIfAny } from '../../queries/order-changes.ts';
import type { Reader } from '../../store/database.ts';
import { findOrderChange } from '../../store/order-changes.ts';
import { readShop } from '../../store/shop.ts';
import { operation, type Operation } from '../operation.ts';
import { orderChangeAnswer, orderChangeAnswerOf, orderChangeInput } from '../schemas/order-change.ts';
import { amount } from '../schemas/values.ts';
import { changeAct, seen, seenAndWhy } from './change-act.ts';
import { orderAt, orderNumber } from './orders.ts';

export const listOrderChanges = operation({
	id: 'listOrderChanges',
	method: 'GET',
	path: '/orders/{number}/changes',
	tag: 'Orders',
	summary: 'List what was changed about an order',
	description: 'Oldest first: what customers, staff and programs changed or asked for before it was packed.',
	scope: 'orders:read',
	params: orderNumber,
	answers: {
		200: { description: 'All changes.', schema: z.object({ data: z.array(orderChangeAnswer) }) }
	},
	refusals: ['not_found'],
	async handle({ ctx, params }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const changes = await changesIfAny(ctx.db.read, order);
		return accepted({ status: 200, body: { data: changes.map(orderChangeAnswerOf) } });
	}
});

export const changeOrder = operation({
	id: 'changeOrder',
	method: 'POST',
	path: '/orders/{number}/changes',
	tag: 'Orders',
	summary: 'Change an order before it is packed',
	description:
		'For the customer: it counts at once, and they are told. Your own system is not told by this; an order that it ' +
		'sends with the value from before keeps the change.',
	scope: 'orders:write',
	idempotency: 'optional',
	params: orderNumber,
	body: {
		schema: orderChangeInput,
		examples: {
			phone: {
				summary: 'Another phone number',
				value: { kind: 'phone', phone: '082-345-6789', reason: 'Asked by chat' }
			},
			note: { summary: 'A note for the courier', value: { kind: 'note', note: 'ฝากไว้ที่ป้อมยาม' } }
		}
	},
	answers: { 201: { description: 'The change.', schema: orderChangeAnswer } },
	refusals: ['not_found', 'change_too_late', 'nothing_to_change', 'changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, params, body: { version, reason, ...wanted } }) {
		const order = await orderAt(ctx.db.read, params.number);
		if (!order) return refused('not_found');
		const done = await proposeChange(ctx, actor, {
			order_id: order.id,
			wanted,
			reason,
			...(version === undefined ? {} : { version })
		});
		return done.ok ? changeNow(ctx, done.value, 201) : done;
	}
});

const act = changeAct({
	name: 'OrderChange',
	segment: 'changes',
	prefix: 'och',
	find: findOrderChange,
	answer: orderChangeAnswer,
	now: (ctx, done) => changeNow(ctx, done, 200)
});

export const orderChangeActs: readonly Operation[] = [
	act({
		verb: 'approve',
		summary: 'Agree to a change',
		description: 'The order is changed as the customer wished, unless it was packed meanwhile.',
		body: z.strictObject(seen),
		value: { version: 1 },
		refusals: ['change_too_late'],
		run: (ctx, actor, about) => approveChange(ctx, actor, about)
	}),
	act({
		verb: 'decline',
		summary: 'Do not agree to a change',
		description: 'The customer is told why.',
		body: z.strictObject(seenAndWhy),
		value: { note: 'We only send within Thailand.' },
		refusals: ['decline_reason_missing'],
		run: (ctx, actor, about, { note }) => declineChange(ctx, actor, { ...about, note })
	}),
	act({
		verb: 'withdraw',
		summary: 'Take a wish back',
		description: 'For the customer, before anything came of it.',
		body: z.strictObject(seen),
		value: { version: 1 },
		refusals: [],
		run: (ctx, actor, about) => withdrawChange(ctx, actor, about)
	})
];

async function changeNow(ctx: Context, { change_id }: Pick<ProposedChange, 'change_id'>, status: number) {
	const change = await findOrderChange(ctx.db.read, change_id);
	return change ? accepted({ status, body: orderChangeAnswerOf(change) }) : refused('not_found');
}

const rule = z.strictObject({
	mode: z.enum(CHANGE_MODES),
	minutes: z
		.int()
		.min(1)
		.max(MOST_CHANGE_MINUTES)
		.nullable()
		.meta({ description: 'After the purchase; null: until it is packed, which ends it in any case.' })
});
const rules = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, rule])) as Record<ChangeKind, typeof rule>;
/** Programs that were written before these kinds leave them out. */
const laterRules = Object.fromEntries(
	LINE_CHANGE_KINDS.map((kind) => [kind, rule.default(USUAL_CHANGE_SETTINGS[kind])])
) as unknown as Record<LineChangeKind, z.ZodDefault<typeof rule>>;
const fields = {
	...rules,
	...laterRules,
	high_value: z.record(z.string().regex(/^[A-Z]{3}$/), amount()).meta({
		description: 'By currency: from this total on an agent looks at a new address and at dearer pieces.'
	}),
	version: z.int()
};
const settings = z.object(fields).meta({ id: 'OrderChangeSettings' });

export const readOrderChangeSettings = operation({
	id: 'readOrderChangeSettings',
	method: 'GET',
	path: '/settings/order-changes',
	tag: 'Settings',
	summary: 'Read what customers may change of an order',
	description: 'Each kind has its own rule.',
	scope: 'settings:read',
	answers: { 200: { description: 'The rules.', schema: settings } },
	refusals: [],
	handle: async ({ ctx }) => accepted({ status: 200, body: await settingsNow(ctx.db.read) })
});

const AT_ONCE = { mode: 'at_once', minutes: null } as const;

export const putOrderChangeSettings = operation({
	id: 'saveOrderChangeSettings',
	method: 'POST',
	path: '/settings/order-changes',
	tag: 'Settings',
	summary: 'Change what customers may change of an order',
	description:
		'Replaces all rules. Send the version that was read: whoever saved in between is not written over.',
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject(fields).meta({ id: 'OrderChangeSettingsInput' }),
		examples: {
			hour: {
				summary: 'The address for an hour, the rest until it is packed, more pieces never',
				value: {
					address: { mode: 'at_once', minutes: 60 },
					...{ phone: AT_ONCE, email: AT_ONCE, note: AT_ONCE, variant: AT_ONCE },
					quantity: { mode: 'off', minutes: null },
					high_value: { THB: 2_000_000 },
					version: 1
				}
			}
		}
	},
	answers: { 200: { description: 'The rules as they now are.', schema: settings } },
	refusals: ['changed_meanwhile', 'value_invalid', 'not_allowed'],
	async handle({ ctx, actor, body: { version, ...given } }) {
		const saved = await saveOrderChangeSettings(ctx, actor, { version, settings: given });
		return saved.ok ? accepted({ status: 200, body: await settingsNow(ctx.db.read) }) : saved;
	}
});

async function settingsNow(db: Reader): Promise<z.output<typeof settings>> {
	const shop = await readShop(db);
	return { ...orderChangeSettings(shop.settings), version: shop.version };
}
