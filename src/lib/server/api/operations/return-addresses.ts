import { z } from 'zod';
import { accepted } from '#lib/domain/result.ts';
import { removeFurtherAddress } from '../../commands/settings/remove-further-address.ts';
import { saveFurtherAddress } from '../../commands/settings/save-further-address.ts';
import { furtherAddresses } from '../../queries/return-addresses.ts';
import { operation } from '../operation.ts';
import { address } from '../schemas/order.ts';
import { addressAnswer } from '../schemas/order-answer.ts';
import { policyUse } from '../schemas/policy-use.ts';
import { line } from '../schemas/values.ts';

const version = z.int().min(1).max(1_000_000_000);
const params = z.strictObject({
	code: z
		.string()
		.max(60)
		.regex(/^[a-z][a-z0-9_]*$/)
});
const fields = { th: line(100), en: line(100), address, active: z.boolean() };
const NORTH = {
	th: 'คลังเชียงใหม่',
	en: 'Chiang Mai warehouse',
	address: {
		name: 'Returns desk',
		line1: '99 Huay Kaew Road',
		subdistrict: 'Suthep',
		district: 'Mueang Chiang Mai',
		province: 'Chiang Mai',
		postcode: '50200',
		country: 'TH'
	},
	active: true
};

export const listReturnAddresses = operation({
	id: 'listReturnAddresses',
	method: 'GET',
	path: '/settings/return-addresses',
	tag: 'Settings',
	summary: 'List return addresses',
	description:
		'Addresses that rules of the policy can send parcels to, those in use first. The shop’s own address, where all others go, is not among them.',
	scope: 'settings:read',
	answers: {
		200: {
			description: 'The addresses.',
			schema: z.object({
				data: z.array(
					z
						.object({
							code: z.string().meta({ description: 'What rules and returns name it by; it never changes.' }),
							th: z.string(),
							en: z.string(),
							address: addressAnswer,
							active: z.boolean().meta({ description: 'False: nothing new is sent there.' }),
							version: z.int(),
							used_by: z.object({
								returns: z.int().meta({ description: 'Returns sent there, open or not.' }),
								open_returns: z.int(),
								policies: z.array(policyUse)
							})
						})
						.meta({ id: 'ReturnAddress' })
				)
			})
		}
	},
	refusals: [],
	async handle({ ctx }) {
		const all = await furtherAddresses(ctx.db.read, ctx.clock.now());
		return accepted({
			status: 200,
			body: {
				data: all.map(({ uses, ...shown }) => ({
					...shown,
					used_by: { returns: uses.times, open_returns: uses.open, policies: uses.policies }
				}))
			}
		});
	}
});

export const addReturnAddress = operation({
	id: 'addReturnAddress',
	method: 'POST',
	path: '/settings/return-addresses',
	tag: 'Settings',
	summary: 'Add a return address',
	description: 'Its code comes from its English name.',
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z.strictObject(fields).meta({ id: 'ReturnAddressInput' }),
		examples: { one: { summary: 'A second warehouse', value: NORTH } }
	},
	answers: { 200: { description: 'It is there.', schema: params } },
	refusals: ['value_invalid'],
	async handle({ ctx, actor, body }) {
		const saved = await saveFurtherAddress(ctx, actor, { code: null, version: 1, ...body });
		return saved.ok ? accepted({ status: 200, body: saved.value }) : saved;
	}
});

export const changeReturnAddress = operation({
	id: 'changeReturnAddress',
	method: 'POST',
	path: '/settings/return-addresses/{code}',
	tag: 'Settings',
	summary: 'Change or retire a return address',
	description:
		'Provided `version` is the one you read. Returns that were sent there follow it; what rules send to a retired one goes to the shop’s own address.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ version, ...fields }).meta({ id: 'ReturnAddressChange' }),
		examples: { one: { summary: 'Retired', value: { version: 1, ...NORTH, active: false } } }
	},
	answers: { 200: { description: 'It is changed.', schema: params } },
	refusals: ['not_found', 'changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, params, body }) {
		const saved = await saveFurtherAddress(ctx, actor, { ...params, ...body });
		return saved.ok ? accepted({ status: 200, body: saved.value }) : saved;
	}
});

export const removeReturnAddress = operation({
	id: 'removeReturnAddress',
	method: 'POST',
	path: '/settings/return-addresses/{code}/remove',
	tag: 'Settings',
	summary: 'Remove a return address',
	description: 'One that no return and no rule names, provided `version` is the one you read.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ version }).meta({ id: 'ReturnAddressRemoval' }),
		examples: { one: { summary: 'As it was read', value: { version: 1 } } }
	},
	answers: { 200: { description: 'It is gone.', schema: params } },
	refusals: ['not_found', 'changed_meanwhile', 'in_use'],
	async handle({ ctx, actor, params, body }) {
		const removed = await removeFurtherAddress(ctx, actor, { ...params, ...body });
		return removed.ok ? accepted({ status: 200, body: params }) : removed;
	}
});
