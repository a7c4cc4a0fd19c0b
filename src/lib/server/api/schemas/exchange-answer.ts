import { z } from 'zod';
import { CHARGE_STATES } from '#lib/domain/charge/states.ts';
import { EXCHANGE_STATES } from '#lib/domain/exchange/states.ts';
import { INSTANT_STATES } from '#lib/domain/instant/states.ts';
import { FULFILMENT_STATES } from '#lib/domain/fulfilment/states.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import type { ExchangeView } from '../../queries/exchange.ts';
import { iso, isoOrNull, time } from './values.ts';

const minor = () => z.int();

export const exchangeAnswer = z
	.object({
		id: z.string(),
		return_number: z.string(),
		order_number: z.string(),
		state: z.enum(EXCHANGE_STATES).meta({
			description:
				'`ready`: its parcel waits to be packed; announce it with PUT /orders/{number}/fulfilments under the parcel’s reference. `undecided`: a person says whether it is sent. `converted`: paid back instead.'
		}),
		currency: z.string(),
		value_minor: minor().meta({ description: 'What comes back counts for so much, as it was agreed.' }),
		price_minor: minor().meta({ description: 'What the replacements count for: value + due − back.' }),
		due_minor: minor(),
		back_minor: minor(),
		carried_minor: minor().nullable().meta({ description: 'What went over in the end; null until it did.' }),
		topped_minor: minor().nullable().meta({ description: 'What was paid on top in the end.' }),
		lines: z.array(
			z.object({
				return_item_id: z.string(),
				variant_id: z.string(),
				sku: z.string(),
				title: z.object({ th: z.string(), en: z.string() }),
				options: z.array(z.looseObject({ name: z.string(), value: z.string() })),
				quantity: z.int().meta({ description: 'As it was agreed.' }),
				paid_minor: minor(),
				bonus_minor: minor().meta({ description: 'Taken off its price for choosing an exchange.' }),
				tax_minor: minor(),
				tax_rate_bp: z.int(),
				sent: z
					.object({ line: z.string(), quantity: z.int(), paid_minor: minor() })
					.nullable()
					.meta({ description: 'The order’s line that it became, by its reference.' })
			})
		),
		parcel: z
			.object({
				reference: z.string(),
				state: z.enum(FULFILMENT_STATES),
				carrier: z.string(),
				tracking_number: z.string().nullable(),
				shipped_at: time().nullable(),
				delivered_at: time().nullable()
			})
			.nullable(),
		charge: z
			.object({ number: z.string(), state: z.enum(CHARGE_STATES), amount_minor: minor(), due_at: time() })
			.nullable()
			.meta({ description: 'What the customer is asked to pay on top.' }),
		instant: z
			.object({
				state: z.enum(INSTANT_STATES).meta({
					description:
						'`asked`: the deposit is to be paid. `secured`: it is, and the goods are awaited. `kept`: they never came. `lapsed`, `called_off`: the exchange goes on like the others.'
				}),
				deposit_minor: minor(),
				due_at: time().meta({ description: 'The last day to hand the goods over.' }),
				grace_until: time(),
				charge: z.object({ number: z.string(), state: z.enum(CHARGE_STATES), due_at: time() })
			})
			.nullable()
			.meta({ description: 'What stands for the goods where the replacement leaves first.' }),
		since: time(),
		created_at: time(),
		settled_at: time().nullable(),
		version: z.int()
	})
	.meta({ id: 'Exchange', description: 'What is wanted for the exchanged items of one return.' });

export const exchangeAnswerOf = (view: ExchangeView): z.output<typeof exchangeAnswer> => ({
	id: view.id,
	return_number: view.return_number,
	order_number: view.order_number,
	state: view.state,
	currency: view.currency,
	value_minor: view.value_minor,
	price_minor: view.price_minor,
	due_minor: view.due_minor,
	back_minor: view.back_minor,
	carried_minor: view.carried_minor,
	topped_minor: view.topped_minor,
	lines: view.lines.map(({ sent, ...line }) => ({
		return_item_id: line.return_item_id,
		variant_id: line.variant_id,
		sku: line.sku,
		title: { th: line.title_th, en: line.title_en },
		options: JSON.parse(line.options) as LineOption[],
		quantity: line.quantity,
		paid_minor: line.paid_minor,
		bonus_minor: line.bonus_minor,
		tax_minor: line.tax_minor,
		tax_rate_bp: line.tax_rate_bp,
		sent: sent && { line: sent.external_ref, quantity: sent.quantity, paid_minor: sent.paid_minor }
	})),
	parcel: view.parcel && {
		reference: view.parcel.external_ref,
		state: view.parcel.state,
		carrier: view.parcel.carrier,
		tracking_number: view.parcel.tracking_number,
		shipped_at: isoOrNull(view.parcel.shipped_at),
		delivered_at: isoOrNull(view.parcel.delivered_at)
	},
	charge: view.charge && { ...pick(view.charge), due_at: iso(view.charge.due_at) },
	instant: view.instant && {
		state: view.instant.state,
		deposit_minor: view.instant.amount_minor,
		due_at: iso(view.instant.due_at),
		grace_until: iso(view.instant.grace_until),
		charge: {
			number: view.instant.charge.number,
			state: view.instant.charge.state,
			due_at: iso(view.instant.charge.due_at)
		}
	},
	since: iso(view.since),
	created_at: iso(view.created_at),
	settled_at: isoOrNull(view.settled_at),
	version: view.version
});

const pick = ({ number, state, amount_minor }: NonNullable<ExchangeView['charge']>) => ({
	number,
	state,
	amount_minor
});
