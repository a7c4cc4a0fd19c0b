import { z } from 'zod';
import { CREDIT_KINDS } from '#lib/domain/credit/entry.ts';
import { isId } from '#lib/domain/ids.ts';
import { normalEmail } from '#lib/domain/order/normal.ts';
import type { CreditMoved, CreditOwner } from '../../commands/credit/types.ts';
import type { CreditBalance, StatementRow } from '../../queries/credit.ts';
import { currency, iso, isoOrNull, line, time } from './values.ts';

/** Whose credit: an address, which the caller has proved, or one of our own ids. */
export const creditOwner = line(254)
	.transform((text, context): CreditOwner => {
		if (z.email().safeParse(text).success) return { email_norm: normalEmail(text) };
		if (isId('cus', text)) return { customer_id: text };
		context.addIssue({ code: 'custom', params: { fault: 'not_as_written' } });
		return z.NEVER;
	})
	.meta({
		description:
			'The customer’s e-mail address, or `customer_id` of an earlier answer. Prove the address first: whoever ' +
			'names it here spends its credit.'
	});

const minor = () => z.int();
const expires = () =>
	time()
		.nullable()
		.meta({ description: 'The last instant at which it can be spent; null: it never runs out.' });

export const creditAnswer = z
	.object({
		customer_id: z
			.string()
			.nullable()
			.meta({ description: 'Null when the shop knows nobody with this address.' }),
		balances: z.array(
			z.object({
				currency: currency(),
				available_minor: minor().meta({ description: 'What can be spent now.' }),
				lots: z
					.array(
						z.object({
							left_minor: minor(),
							bonus: z.boolean().meta({ description: 'Given on top; never counts as refunded money.' }),
							expires_at: expires()
						})
					)
					.meta({ description: 'In the order in which they are spent.' })
			})
		)
	})
	.meta({ id: 'StoreCredit' });

export const creditAnswerOf = (
	customerId: string | null,
	balances: readonly CreditBalance[]
): z.output<typeof creditAnswer> => ({
	customer_id: customerId,
	balances: balances.map(({ currency: code, available_minor, lots }) => ({
		currency: code,
		available_minor,
		lots: lots.map((lot) => ({
			left_minor: lot.left_minor,
			bonus: lot.bonus,
			expires_at: isoOrNull(lot.expires_at)
		}))
	}))
});

export const creditMoved = z
	.object({
		id: z.string(),
		kind: z.enum(CREDIT_KINDS),
		currency: currency(),
		amount_minor: minor().meta({ description: 'As the customer sees it: what was spent is negative.' }),
		order_reference: z.string().nullable(),
		undoes: z.string().nullable().meta({ description: 'The spend that it takes back.' }),
		parts: z.array(z.object({ amount_minor: minor(), bonus: z.boolean(), expires_at: expires() })),
		created_at: time()
	})
	.meta({ id: 'CreditMovement' });

export const creditMovedOf = (moved: CreditMoved): z.output<typeof creditMoved> => ({
	id: moved.transaction_id,
	kind: moved.kind,
	currency: moved.currency,
	amount_minor: moved.amount_minor,
	order_reference: moved.order_reference,
	undoes: moved.undoes_id,
	parts: moved.parts.map((part) => ({ ...part, expires_at: isoOrNull(part.expires_at) })),
	created_at: iso(moved.created_at)
});

export const statementRow = z
	.object({
		id: z.string(),
		kind: z.enum(CREDIT_KINDS),
		currency: currency(),
		amount_minor: minor(),
		balance_minor: minor().meta({ description: 'What was there after it.' }),
		order_reference: z.string().nullable(),
		refund_number: z.string().nullable(),
		undoes: z.string().nullable(),
		created_at: time()
	})
	.meta({ id: 'CreditStatementRow' });

export const statementRowOf = (row: StatementRow): z.output<typeof statementRow> => ({
	id: row.id,
	kind: row.kind,
	currency: row.currency,
	amount_minor: row.amount_minor,
	balance_minor: row.balance_minor,
	order_reference: row.order_reference,
	refund_number: row.refund_number,
	undoes: row.undoes_id,
	created_at: iso(row.created_at)
});
