import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted } from '#lib/domain/result.ts';
import { saveLocation } from '../../commands/catalogue/save-location.ts';
import { setStock } from '../../commands/catalogue/set-stock.ts';
import { pageOfLevels, stockLocations } from '../../store/stock.ts';
import { operation } from '../operation.ts';
import { page, pageOf, pageSchema } from '../pagination.ts';
import { levelAnswer, levelAnswerOf, locationAnswer, locationInput, stockInput } from '../schemas/product.ts';
import { line } from '../schemas/values.ts';

export const putStock = operation({
	id: 'setStock',
	method: 'POST',
	path: '/stock',
	tag: 'Catalogue',
	summary: 'Tell how many pieces there are',
	description:
		'Counts, all or none of them. A count never goes below what is held for customers: `stock_below_reserved` says ' +
		'how many that are.',
	scope: 'catalogue:write',
	idempotency: 'optional',
	body: {
		schema: stockInput,
		examples: {
			counted: {
				summary: 'Two sizes as counted',
				value: {
					levels: [
						{ sku: 'LINEN-S', on_hand: 4 },
						{ sku: 'LINEN-M', location: 'main', on_hand: 0 }
					]
				}
			}
		}
	},
	answers: {
		200: { description: 'The levels as they are now.', schema: z.object({ levels: z.array(levelAnswer) }) }
	},
	refusals: ['not_found', 'stock_below_reserved', 'changed_meanwhile'],
	async handle({ ctx, actor, body }) {
		const counts = body.levels.map(({ location: location_code, ...count }) => ({ location_code, ...count }));
		const set = await setStock(ctx, actor, counts);
		return set.ok ? accepted({ status: 200, body: { levels: set.value.levels.map(levelAnswerOf) } }) : set;
	}
});

export const listLevels = operation({
	id: 'listStock',
	method: 'GET',
	path: '/stock',
	tag: 'Catalogue',
	summary: 'Read how many pieces there are',
	description: 'One entry per SKU and place. Read on with `next` until it is null.',
	scope: 'catalogue:read',
	query: z.strictObject({ ...page(['string', 'string'] as const), sku: line(100).optional() }),
	answers: { 200: { description: 'One page.', schema: pageSchema(levelAnswer) } },
	refusals: [],
	async handle({ ctx, query }) {
		const rows = await pageOfLevels(ctx.db.read, {
			after: query.after && { variant_id: query.after[0] as Id<'var'>, location_code: query.after[1] },
			limit: query.limit + 1,
			sku: query.sku
		});
		const body = pageOf(rows, query.limit, (row) => [row.variant_id, row.location_code], levelAnswerOf);
		return accepted({ status: 200, body });
	}
});

export const listLocations = operation({
	id: 'listStockLocations',
	method: 'GET',
	path: '/stock/locations',
	tag: 'Catalogue',
	summary: 'List the places where stock lies',
	description: 'In the order in which pieces are taken from them.',
	scope: 'catalogue:read',
	answers: { 200: { description: 'The places.', schema: z.object({ data: z.array(locationAnswer) }) } },
	refusals: [],
	async handle({ ctx }) {
		const data = (await stockLocations(ctx.db.read)).map(({ code, name_th, name_en, position, active }) => ({
			code,
			name: { th: name_th, en: name_en },
			position,
			active: active === 1
		}));
		return accepted({ status: 200, body: { data } });
	}
});

export const putLocation = operation({
	id: 'saveStockLocation',
	method: 'POST',
	path: '/stock/locations',
	tag: 'Catalogue',
	summary: 'Make or change a place where stock lies',
	description:
		'The same `code` is the same place. One that is not active keeps its counts and is not offered.',
	scope: 'catalogue:write',
	idempotency: 'optional',
	body: {
		schema: locationInput,
		examples: {
			second: {
				summary: 'A second warehouse',
				value: { code: 'chiang-mai', name: { th: 'คลังเชียงใหม่', en: 'Chiang Mai warehouse' }, position: 2 }
			}
		}
	},
	answers: { 200: { description: 'It is saved.', schema: locationAnswer } },
	refusals: ['value_invalid'],
	async handle({ ctx, actor, body }) {
		const { code, name, position, active } = body;
		const place = { code, name_th: name.th, name_en: name.en, position, active };
		const saved = await saveLocation(ctx, actor, place);
		return saved.ok ? accepted({ status: 200, body }) : saved;
	}
});
