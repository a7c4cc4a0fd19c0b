import { z } from 'zod';
import { markOf } from '#lib/domain/policy/draft/content.ts';
import { accepted } from '#lib/domain/result.ts';
import { addHolidays as add } from '../../commands/settings/add-holidays.ts';
import { changeHoliday as change, removeHoliday as remove } from '../../commands/settings/change-holiday.ts';
import { holidaysOf, usesOfHolidays } from '../../queries/holidays.ts';
import { operation } from '../operation.ts';
import { policyUse } from '../schemas/policy-use.ts';
import { line } from '../schemas/values.ts';

const day = z
	.string()
	.max(10)
	.regex(/^\d{4}-\d{2}-\d{2}$/);
const names = { th: line(100), en: line(100) };
const params = z.strictObject({ day });

export const listHolidays = operation({
	id: 'listHolidays',
	method: 'GET',
	path: '/settings/holidays',
	tag: 'Settings',
	summary: 'List holidays',
	description: 'Days on which the shop does not work, earliest first. Rules of the policy can ask for them.',
	scope: 'settings:read',
	answers: {
		200: {
			description: 'The days.',
			schema: z.object({
				data: z.array(
					z
						.object({
							day: z.string(),
							th: z.string(),
							en: z.string(),
							mark: z.string().describe('What was read; give it back when changing or removing the day.')
						})
						.meta({ id: 'Holiday' })
				),
				used_by: z.array(policyUse).describe('Policies and drafts whose rules ask whether a day is one.')
			})
		}
	},
	refusals: [],
	async handle({ ctx }) {
		const holidays = await holidaysOf(ctx.db.read);
		return accepted({
			status: 200,
			body: {
				data: holidays.map((holiday) => ({ ...holiday, mark: markOf(holiday) })),
				used_by: await usesOfHolidays(ctx.db.read, ctx.clock.now())
			}
		});
	}
});

export const addHolidays = operation({
	id: 'addHolidays',
	method: 'POST',
	path: '/settings/holidays',
	tag: 'Settings',
	summary: 'Add holidays',
	description: 'All of them or none. Days that are in the list already keep their names.',
	scope: 'settings:write',
	idempotency: 'optional',
	body: {
		schema: z
			.strictObject({
				holidays: z
					.array(z.strictObject({ day, ...names }))
					.min(1)
					.max(1_000)
			})
			.meta({ id: 'HolidaysInput' }),
		examples: {
			one: {
				summary: 'Songkran',
				value: {
					holidays: [
						{ day: '2027-04-13', th: 'วันสงกรานต์', en: 'Songkran' },
						{ day: '2027-04-14', th: 'วันสงกรานต์', en: 'Songkran' }
					]
				}
			}
		}
	},
	answers: {
		200: {
			description: 'How many are new, and how many were there.',
			schema: z.object({ added: z.int(), known: z.int() })
		}
	},
	refusals: ['value_invalid'],
	async handle({ ctx, actor, body }) {
		const added = await add(ctx, actor, body.holidays);
		return added.ok ? accepted({ status: 200, body: added.value }) : added;
	}
});

export const changeHoliday = operation({
	id: 'changeHoliday',
	method: 'POST',
	path: '/settings/holidays/{day}',
	tag: 'Settings',
	summary: 'Change a holiday',
	description: 'Its names or its day, provided `mark` is the one you read.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ mark: z.string().max(60), day, ...names }).meta({ id: 'HolidayInput' }),
		examples: {
			one: {
				summary: 'A day in lieu',
				value: { mark: '0f3a5c7e9b1d2f46', day: '2027-04-16', th: 'ชดเชยวันสงกรานต์', en: 'Songkran (in lieu)' }
			}
		}
	},
	answers: { 200: { description: 'It is changed.', schema: z.object({ day: z.string() }) } },
	refusals: ['not_found', 'changed_meanwhile', 'value_invalid'],
	async handle({ ctx, actor, params, body: { mark, ...to } }) {
		const changed = await change(ctx, actor, { ...params, seen: mark, to });
		return changed.ok ? accepted({ status: 200, body: { day: to.day } }) : changed;
	}
});

export const removeHoliday = operation({
	id: 'removeHoliday',
	method: 'POST',
	path: '/settings/holidays/{day}/remove',
	tag: 'Settings',
	summary: 'Remove a holiday',
	description: 'The shop works on that day again, provided `mark` is the one you read.',
	scope: 'settings:write',
	idempotency: 'optional',
	params,
	body: {
		schema: z.strictObject({ mark: z.string().max(60) }).meta({ id: 'HolidayRemoval' }),
		examples: { one: { summary: 'As it was read', value: { mark: '0f3a5c7e9b1d2f46' } } }
	},
	answers: { 200: { description: 'It is gone.', schema: z.object({ day: z.string() }) } },
	refusals: ['not_found', 'changed_meanwhile'],
	async handle({ ctx, actor, params, body }) {
		const removed = await remove(ctx, actor, { ...params, seen: body.mark });
		return removed.ok ? accepted({ status: 200, body: params }) : removed;
	}
});
