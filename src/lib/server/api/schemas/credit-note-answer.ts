import { z } from 'zod';
import { NOTE_ADJUSTMENTS } from '#lib/domain/refund/credit-note.ts';
import { REFUND_SOURCES } from '#lib/domain/refund/sources.ts';
import type { CreditNote } from '../../store/credit-notes.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int();
const both = () => z.object({ en: z.string(), th: z.string() });
const figures = {
	net_minor: minor(),
	tax_minor: minor(),
	gross_minor: minor().meta({ description: 'Net and tax together.' })
};
const rate = z.object({
	tax_rate_bp: z.int().meta({ description: 'Basis points: 700 is 7 %.' }),
	...figures
});

export const creditNoteSummary = z
	.object({
		number: z.string(),
		kind: z.enum(['credit', 'cancelling']).meta({
			description: '`cancelling` takes another note back in full: its figures count as minus.'
		}),
		cancels: z.string().nullable().meta({ description: 'The number of the note that is taken back.' }),
		order_number: z.string(),
		refund_number: z.string(),
		return_number: z.string().nullable(),
		issued_at: time(),
		currency: z.string(),
		...figures,
		by_rate: z.array(rate),
		without_rate_minor: minor().meta({
			description: 'What stands under no rate: goodwill, and refunds made at the provider.'
		}),
		sha256: z.string().meta({ description: 'Of the frozen content, as canonical JSON.' })
	})
	.meta({ id: 'CreditNoteSummary' });

export const creditNoteAnswer = creditNoteSummary
	.extend({
		shop: z.object({
			name: both(),
			address: z.array(z.string()),
			country: z.string(),
			tax_id: z.string()
		}),
		customer: z.object({
			name: z.string(),
			address: z.array(z.string()),
			country: z.string(),
			tax_id: z.string()
		}),
		order: z.object({ number: z.string(), placed_at: time(), total_minor: minor() }),
		refund: z.object({
			number: z.string(),
			source: z.enum(REFUND_SOURCES),
			route: z.enum(['original', 'store_credit'])
		}),
		cancels_issued_at: time().nullable(),
		lines: z.array(
			z.object({
				title: both(),
				sku: z.string(),
				quantity: z.int(),
				tax_rate_bp: z.int(),
				reason: both().nullable(),
				...figures
			})
		),
		shipping: rate.nullable(),
		adjustments: z.array(z.object({ kind: z.enum(NOTE_ADJUSTMENTS), ...figures }))
	})
	.meta({ id: 'CreditNote' });

export const creditNoteSummaryOf = ({
	number,
	kind,
	sha256,
	content
}: CreditNote): z.output<typeof creditNoteSummary> => ({
	number,
	kind,
	cancels: content.cancels?.number ?? null,
	order_number: content.order.number,
	refund_number: content.refund.number,
	return_number: content.return_number,
	issued_at: iso(content.issued_at),
	currency: content.currency,
	net_minor: content.net_minor,
	tax_minor: content.tax_minor,
	gross_minor: content.gross_minor,
	by_rate: content.by_rate,
	without_rate_minor: content.without_rate_minor,
	sha256
});

export const creditNoteAnswerOf = (note: CreditNote): z.output<typeof creditNoteAnswer> => {
	const { shop, customer, order, refund, cancels, lines, shipping, adjustments } = note.content;
	return {
		...creditNoteSummaryOf(note),
		shop,
		customer,
		order: { ...order, placed_at: iso(order.placed_at) },
		refund,
		cancels_issued_at: isoOrNull(cancels?.issued_at ?? null),
		lines,
		shipping,
		adjustments
	};
};
