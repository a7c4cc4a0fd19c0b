import { z } from 'zod';
import { BOX_STATES, CARRIER_ANSWERS, CLAIM_PROBLEMS } from '#lib/domain/claim/problems.ts';
import { CONDITIONS, DISPOSITIONS, OUTCOMES, RETURN_METHODS } from '#lib/domain/return/states.ts';
import { receiverInput } from './gift.ts';
import { amount, line, locale, paragraphs, quantity } from './values.ts';

const version = z
	.int()
	.min(1)
	.optional()
	.meta({ description: 'The version you read. When it is no longer the present one, `changed_meanwhile`.' });

export const id = (prefix: string) =>
	z
		.string()
		.max(60)
		.regex(new RegExp(`^${prefix}_[0-9a-f-]{36}$`));

const fileIds = z
	.array(id('fil'))
	.max(10)
	.default([])
	.meta({ description: 'Photos uploaded for this order before.' });

const item = z
	.strictObject({
		line: line(200).meta({ description: 'The order line’s `id`, or the shop’s own `reference` of it.' }),
		quantity: quantity(),
		reason_code: line(60).meta({ description: 'One of GET /settings/reasons.' }),
		answer_code: line(60).nullable().default(null).meta({ description: 'Where the reason asks a question.' }),
		comment: paragraphs(2_000, 0).default(''),
		outcome: z.enum(OUTCOMES).default('refund'),
		wants: z
			.array(
				z.strictObject({
					variant: line(200).meta({ description: 'A variant’s `id` or its SKU.' }),
					quantity: quantity()
				})
			)
			.max(20)
			.optional()
			.meta({
				description:
					'For `exchange`: what is wanted for it. Left out, its value counts for what another item wants.'
			}),
		file_ids: fileIds
	})
	.meta({ id: 'ReturnItemInput' });

const request = {
	items: z.array(item).min(1).max(200),
	method: z.enum(RETURN_METHODS).meta({ description: '`keep` only where the preview offers it.' }),
	carrier: line(100).nullable().default(null),
	claim: z
		.strictObject({
			fulfilment: line(200).meta({ description: 'The parcel’s `id`, or the shop’s own `reference` of it.' }),
			problem: z.enum(CLAIM_PROBLEMS),
			box: z
				.enum(BOX_STATES)
				.nullable()
				.default(null)
				.meta({ description: 'How the box was, where something is missing from it.' })
		})
		.optional()
		.meta({
			description:
				'What is wrong with a parcel itself: nothing then comes back. Its items name `claim_missing` or `claim_not_arrived` as their reason, its method is `keep`.'
		}),
	tracking_number: line(100).nullable().default(null),
	gift: receiverInput
		.optional()
		.meta({ description: 'The receiver of a gift sends it back: for store credit of their own.' })
};

export const previewInput = z.strictObject(request).meta({ id: 'ReturnPreviewInput' });

export const returnInput = z
	.strictObject({
		...request,
		quoted_total_minor: amount()
			.nullable()
			.default(null)
			.meta({ description: '`total_minor` of the preview that was shown; another one now is refused.' }),
		quoted_due_minor: amount()
			.default(0)
			.meta({ description: '`exchange.due_minor` of the preview: what is to be paid on top.' }),
		instant: z
			.strictObject({
				deposit_minor: amount()
					.nullable()
					.default(null)
					.meta({ description: 'The deposit that was shown; another one now is refused.' })
			})
			.optional()
			.meta({
				description:
					'The replacement leaves at once, for a deposit of its price: `exchange.price_minor` of the preview. It is paid on the page of `exchange.instant.charge`, and what comes back is paid back.'
			}),
		locale: locale().optional().meta({ description: 'Language of the mails; the order’s own when absent.' })
	})
	.meta({ id: 'ReturnInput' });

export const versionInput = z.strictObject({ version }).meta({ id: 'VersionInput' });

export const approveInput = z.strictObject({ version, note: paragraphs(2_000).optional() });
export const declineInput = z.strictObject({
	version,
	reason_code: line(60).meta({ description: 'A `decline` reason.' }),
	note: paragraphs(2_000).optional().meta({ description: 'The customer reads it.' })
});
export const askInput = z.strictObject({ version, question: paragraphs(2_000) });
export const answerInput = z.strictObject({ version, body: paragraphs(5_000), file_ids: fileIds });
export const changeInput = z.strictObject({
	version,
	method: z.enum(['own_carrier', 'drop_off']).optional(),
	carrier: line(100).nullable().optional(),
	tracking_number: line(100).nullable().optional()
});
export const shareBoxInput = z.strictObject({
	version,
	with: line(40).meta({ description: 'Number of the other return.' })
});
export const carrierAskedInput = z.strictObject({
	version,
	days: z.int().min(1).max(60).default(5).meta({ description: 'Local days that the carrier has to answer.' })
});
export const carrierAnswerInput = z.strictObject({ version, answer: z.enum(CARRIER_ANSWERS) });
export const lostInput = z.strictObject({
	version,
	item_id: id('rit'),
	pay: z.boolean().meta({ description: 'Whether the goods count as accepted although they never came.' }),
	note: paragraphs(2_000, 0).default('')
});

export const receiveInput = z.strictObject({
	version,
	items: z
		.array(z.strictObject({ item_id: id('rit'), quantity: quantity() }))
		.max(200)
		.meta({ description: 'What came. Fewer than awaited splits the item; items not named stay awaited.' }),
	unexpected: z
		.array(z.strictObject({ line: line(200), quantity: quantity(), note: paragraphs(500, 0).default('') }))
		.max(50)
		.default([])
		.meta({ description: 'Things of this order that nobody announced.' })
});

export const inspectInput = z.strictObject({
	version,
	inspections: z
		.array(
			z.strictObject({
				item_id: id('rit'),
				condition: z.enum(CONDITIONS),
				disposition: z.enum(DISPOSITIONS),
				verdict: z.enum(['accept', 'reduce', 'reject']),
				deduction_minor: amount().default(0).meta({ description: 'Kept back, for `reduce`.' }),
				reason_code: line(60)
					.nullable()
					.default(null)
					.meta({ description: 'A `deduct` or `reject` reason; needed for those verdicts.' }),
				findings: paragraphs(2_000, 0).default('')
			})
		)
		.min(1)
		.max(200)
});
