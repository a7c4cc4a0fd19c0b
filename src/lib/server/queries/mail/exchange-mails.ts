import type { WhyConverted } from '#lib/domain/exchange/states.ts';
import type { MailData, MailItem } from '../../mail/kinds.ts';
import { exchangeOfReturn, type Exchange } from '../../store/exchanges.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import { common, loadReturn, type MailBasis, type ReturnBasis } from './base.ts';

const NEWS = {
	out_of_stock: 'out_of_stock',
	chosen: 'chosen',
	converted: 'paid_back',
	shipped: 'shipped'
} as const;

/** The message's key is `exchange_told:state:exchange id:version`. Null when it is no longer so. */
export async function exchangeTold(mail: MailBasis): Promise<MailData['exchange_told'] | null> {
	const base = await loadReturn(mail);
	const { read } = base.context.db;
	const exchange = await exchangeOfReturn(read, base.returned.id);
	const state = base.message.key.split(':')[1] as keyof typeof NEWS;
	if (!exchange || (state === 'out_of_stock' && exchange.state !== state)) return null;
	const parcels = await fulfilmentsOfOrder(read, base.order.id);
	const parcel = parcels.find((one) => one.id === exchange.fulfilment_id);
	return {
		...common(base),
		returnNumber: base.returned.number,
		link: base.returnLink,
		news: NEWS[state],
		why: state === 'converted' ? await whyConverted(base, exchange) : null,
		items: replacements(base, exchange),
		...(state === 'chosen' && difference(exchange)),
		...(parcel?.carrier && { carrier: parcel.carrier }),
		...(parcel?.tracking_number && { trackingNumber: parcel.tracking_number })
	};
}

function difference({
	due_minor,
	back_minor,
	currency
}: Exchange): Pick<MailData['exchange_told'], 'due' | 'back'> {
	const money = (amountMinor: number) => ({ amountMinor, currency });
	return {
		...(due_minor > 0 && { due: money(due_minor) }),
		...(back_minor > 0 && { back: money(back_minor) })
	};
}

/** What goes out, as the customer reads it: what stands on the order once it does, else what was agreed. */
export function replacements(base: Pick<ReturnBasis, 'message' | 'lines'>, { lines }: Exchange): MailItem[] {
	const { locale } = base.message;
	return lines.flatMap((line) => {
		const sent = base.lines.find((one) => one.id === line.order_line_id);
		const options = (JSON.parse(line.options) as { value: string }[]).map(({ value }) => value).join(', ');
		const name = locale === 'th' ? line.title_th : line.title_en;
		return [{ title: options ? `${name}, ${options}` : name, quantity: sent?.quantity ?? line.quantity }];
	});
}

async function whyConverted(base: ReturnBasis, { id }: Exchange): Promise<WhyConverted> {
	const event = await base.context.db.read
		.selectFrom('events')
		.select('data')
		.where('entity', '=', 'exchange')
		.where('entity_id', '=', id)
		.where('type', '=', 'exchange_converted')
		.executeTakeFirst();
	return event ? (JSON.parse(event.data) as { why: WhyConverted }).why : 'asked';
}
