import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { chooseOther } from '../../commands/exchanges/choose-other.ts';
import { exchangeView } from '../../queries/exchange.ts';
import { operation } from '../operation.ts';
import { exchangeAnswer, exchangeAnswerOf } from '../schemas/exchange-answer.ts';
import { line, paragraphs, quantity } from '../schemas/values.ts';
import { wantedOf } from './wanted.ts';

const body = z
	.strictObject({
		version: z.int().min(1).optional(),
		items: z
			.array(
				z.strictObject({
					return_item_id: line(60).meta({ description: 'As the exchange’s lines name it.' }),
					wants: z
						.array(
							z.strictObject({
								variant: line(200).meta({ description: 'A variant’s `id` or its SKU.' }),
								quantity: quantity()
							})
						)
						.max(20)
				})
			)
			.min(1)
			.max(200)
			.meta({ description: 'An item that is left out counts for what another one wants.' }),
		due_minor: z.int().min(0).default(0).meta({ description: 'What is to be paid on top, as it was shown.' }),
		back_minor: z.int().min(0).default(0).meta({ description: 'What is given back, as it was shown.' }),
		why: paragraphs(500, 0).default('')
	})
	.meta({ id: 'ChooseOtherInput' });

export const chooseOtherReplacements = operation({
	id: 'chooseOtherReplacements',
	method: 'POST',
	path: '/exchanges/{id}/choose',
	tag: 'Returns',
	summary: 'Choose something else',
	description:
		'Other replacements than were agreed, because one sold out or the customer changed their mind. What comes back keeps its value; the pieces are held at once. Another difference than the one named is refused as `exchange_price_changed`, which tells what it is now.',
	scope: 'returns:write',
	idempotency: 'required',
	params: z.object({ id: line(60) }),
	body: {
		schema: body,
		examples: {
			one: {
				summary: 'Another size, nothing to pay',
				value: { items: [{ return_item_id: 'rit_…', wants: [{ variant: 'SHIRT-M', quantity: 1 }] }] }
			}
		}
	},
	answers: { 200: { description: 'The exchange.', schema: exchangeAnswer } },
	refusals: [
		...(['not_found', 'not_in_this_state', 'changed_meanwhile', 'exchange_price_changed'] as const),
		...(['replacement_missing', 'product_not_offered', 'variant_not_sold', 'out_of_stock'] as const),
		...(['quantity_invalid', 'no_payment_provider'] as const)
	],
	async handle({ ctx, actor, params, body }) {
		const exchange_id = params.id as Id<'exc'>;
		const before = await exchangeView(ctx.db.read, exchange_id);
		if (!before) return refused('not_found');
		const wanted = await wantedOf(ctx, before.currency, body.items);
		const done = await chooseOther(ctx, actor, {
			exchange_id,
			...(body.version !== undefined && { version: body.version }),
			items: body.items.map(({ return_item_id, wants }) => ({
				item_id: return_item_id as Id<'rit'>,
				wants: wants.map(({ variant, quantity: count }) => ({
					variant_id: wanted(variant),
					quantity: count
				}))
			})),
			quoted_due_minor: body.due_minor,
			quoted_back_minor: body.back_minor,
			why: body.why
		});
		if (!done.ok) return done;
		const view = await exchangeView(ctx.db.read, exchange_id);
		return view ? accepted({ status: 200, body: exchangeAnswerOf(view) }) : refused('not_found');
	}
});
