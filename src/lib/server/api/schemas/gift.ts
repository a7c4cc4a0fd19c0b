import { z } from 'zod';
import { line, quantity, reference, time } from './values.ts';

/** What was given away with an order, as its shop tells. */
export const giftInput = z
	.strictObject({
		message: line(300, 0)
			.default('')
			.meta({ description: 'A line of the buyer, printed on the gift receipt.' }),
		lines: z
			.array(z.strictObject({ line: reference(), quantity: quantity() }))
			.min(1)
			.max(200)
			.nullable()
			.default(null)
			.meta({ description: 'Lines by their reference or id; null: all that is left of the order.' })
	})
	.meta({ id: 'GiftInput' });

export const madeGift = z
	.object({
		id: z.string(),
		code: z.string().meta({
			description: 'For whoever gets the gift, on paper or by hand. It is shown here and can be made anew.'
		})
	})
	.meta({ id: 'MadeGift' });

export const giftListAnswer = z
	.object({
		data: z.array(
			z.object({
				id: z.string(),
				message: z.string(),
				lines: z.array(z.object({ line_id: z.string(), quantity: z.int() })),
				created_at: time(),
				ended_at: time().nullable(),
				version: z.int()
			})
		)
	})
	.meta({ id: 'GiftList' });

/** Who sends a gift back, in a request for a return. */
export const receiverInput = z
	.strictObject({
		id: z.string().max(64).meta({ description: 'The gift’s id.' }),
		email: z.email().max(254).meta({ description: 'Of the receiver: their credit and their mails.' })
	})
	.meta({ id: 'GiftReceiver' });
