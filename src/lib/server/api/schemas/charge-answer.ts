import { z } from 'zod';
import { CHARGE_PURPOSES } from '#lib/domain/charge/purposes.ts';
import { CHARGE_STATES } from '#lib/domain/charge/states.ts';
import { chargeTitle } from '#lib/i18n/charge.ts';
import type { ChargeView } from '../../queries/charges.ts';
import { iso, isoOrNull, time } from './values.ts';

export const chargeAnswer = z
	.object({
		number: z.string().meta({ examples: ['PY-5M8Q3KX'] }),
		version: z.int(),
		order_number: z.string(),
		purpose: z.enum(CHARGE_PURPOSES),
		title: z.string().meta({ description: 'What it is for, as the customer reads it.' }),
		state: z.enum(CHARGE_STATES).meta({
			description: '`processing`: the customer did their part and the bank has not answered.'
		}),
		amount_minor: z.int(),
		currency: z.string(),
		due_at: time(),
		created_at: time(),
		settled_at: time().nullable().meta({ description: 'When it was paid, lapsed or was called off.' }),
		paid_with: z
			.string()
			.nullable()
			.meta({ examples: ['Visa •••• 4242'] }),
		returned_minor: z.int().meta({ description: 'Money that came too late or twice, and goes back.' }),
		pay_link: z
			.string()
			.meta({ description: 'Our page to pay on, for the customer who has opened their order.' })
	})
	.meta({ id: 'Charge', description: 'Money that the customer was asked for after the sale.' });

export const chargeAnswerOf = (
	{ charge, paid, returned_minor }: ChargeView,
	order: { number: string; locale: 'th' | 'en' },
	origin: string
): z.output<typeof chargeAnswer> => ({
	number: charge.number,
	version: charge.version,
	order_number: order.number,
	purpose: charge.purpose,
	title: chargeTitle(order.locale, charge, order.number),
	state: charge.state,
	amount_minor: charge.amount_minor,
	currency: charge.currency,
	due_at: iso(charge.due_at),
	created_at: iso(charge.created_at),
	settled_at: isoOrNull(charge.settled_at),
	paid_with: paid?.method_label || null,
	returned_minor,
	pay_link: `${origin}/orders/${encodeURIComponent(order.number)}/pay/${charge.number}`
});
