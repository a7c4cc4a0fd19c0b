import { settleExchange as decide, type Settlement } from '#lib/domain/exchange/settle.ts';
import { coverRefund } from '#lib/domain/refund/cover.ts';
import type { RefundFigures } from '#lib/domain/refund/figures.ts';
import type { RefundPlan } from '#lib/domain/refund/plan.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { OrderFacts } from '#lib/domain/policy/types.ts';
import { endOfWindow } from '#lib/domain/time.ts';
import type { Tx } from '../../store/database.ts';
import type { Exchange } from '../../store/exchanges.ts';
import { orderFacts, shopTimezone } from '../../store/order-facts.ts';
import { openCharge } from '../charges/open-charge.ts';
import type { By } from '../orders/by.ts';
import { ofReturn, refundRow, reread, reserveRefund } from '../refunds/reserve.ts';
import type { LoadedReturn } from '../returns/load.ts';
import { convert } from './convert.ts';
import { exchangedItems } from './exchanged-items.ts';
import { figuresOf } from './figures.ts';
import { holdPieces } from './hold.ts';
import { keepBack } from './keep-back.ts';
import { moveExchange } from './move.ts';
import { putOnOrder } from './replace.ts';
import { tellOfExchange } from './tell.ts';
import { giveUp } from './give-up.ts';

/** Local days in which what is due on top can be paid, once everything that came back was judged. */
const PAY_DAYS = 7;

/** `all_the_same`: a person sends it although less came back than was agreed; `paid`: what is due on top has come. */
export type Settling = 'as_agreed' | 'all_the_same' | 'paid';

/**
 * Brings an exchange on as far as it goes: nothing while goods may still come, else its replacements onto the order, or
 * the reason why not before a person or the customer. Safe to repeat.
 */
export async function settleExchange(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange,
	how: Settling = 'as_agreed'
): Promise<LoadedReturn> {
	const facts = await orderFacts(tx, loaded.order, by.now);
	const figures = await figuresOf(tx, loaded, facts, exchangedItems(loaded));
	const settled = decide({
		lines: exchange.lines,
		items: exchangedItems(loaded),
		value_minor: figures.computed_minor,
		// What was kept back before the replacements were chosen is part of what was agreed.
		undeducted_minor: Math.min(figures.computed_minor + figures.deduction_minor, exchange.value_minor),
		agreed_due_minor: exchange.due_minor,
		prices_include_tax: facts.prices_include_tax,
		currency: facts.currency
	});
	if (settled.kind === 'waits') return loaded;
	if (settled.kind === 'nothing') return giveUp(tx, by, loaded, exchange);
	if (settled.kind === 'too_little') return convert(tx, by, loaded, exchange, 'too_little');
	if (settled.kind === 'short' && how === 'as_agreed') {
		if (exchange.state === 'undecided') return loaded;
		await moveExchange(tx, by, exchange, 'fall_short', {}, { missing_minor: settled.missing_minor });
		return keepBack(tx, by, loaded);
	}
	// While the bank holds the money, goods that it paid for stay here.
	if (facts.payments.some((payment) => payment.disputed)) return keepBack(tx, by, loaded);
	return carryOver(tx, by, loaded, exchange, { facts, figures, settlement: settled.settlement, how });
}

type Carried = { facts: OrderFacts; figures: RefundFigures; settlement: Settlement; how: Settling };

async function carryOver(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange,
	{ facts, figures, settlement, how }: Carried
): Promise<LoadedReturn> {
	const wants = settlement.lines.map(({ id, quantity }) => {
		const { variant_id } = exchange.lines.find((line) => line.id === id)!;
		return { variant_id, quantity };
	});
	if (!(await holdPieces(tx, by, exchange.id, wants, null)).ok) {
		if (exchange.state === 'out_of_stock') return loaded;
		await tellOfExchange(tx, by, loaded, await moveExchange(tx, by, exchange, 'miss_stock'));
		return reread(tx, loaded);
	}
	if (settlement.due_minor > 0 && how !== 'paid') return askPayment(tx, by, loaded, exchange, settlement);
	const planned = refundOf(figures, settlement, facts);
	if (!planned.ok) return keepBack(tx, by, loaded);
	const cause = { ...ofReturn(loaded.return), source: 'exchange' as const };
	const row = refundRow(by, loaded.order, planned.value, cause);
	const { refund_id } = await reserveRefund(tx, by, loaded.order, row, planned.value);
	const fulfilment_id = await putOnOrder(tx, by, loaded, exchange, settlement);
	const { carried_minor, due_minor: topped_minor } = settlement;
	await moveExchange(
		tx,
		by,
		exchange,
		'make_ready',
		{ carried_minor, topped_minor, refund_id, fulfilment_id, settled_at: by.now },
		{ carried_minor, topped_minor, fulfilment_id }
	);
	return reread(tx, loaded);
}

/** The pieces stay held while what is due on top can be paid. */
async function askPayment(
	tx: Tx,
	by: By,
	loaded: LoadedReturn,
	exchange: Exchange,
	{ due_minor }: Settlement
): Promise<LoadedReturn> {
	const due_at = endOfWindow(by.now, PAY_DAYS, await shopTimezone(tx));
	const asked = await openCharge(tx, by, {
		order_id: loaded.order.id,
		amount_minor: due_minor,
		purpose: 'exchange',
		purpose_id: exchange.id,
		due_at
	});
	if (!asked.ok) return keepBack(tx, by, loaded);
	await moveExchange(tx, by, exchange, 'ask_payment', {}, { due_minor, due_at });
	return reread(tx, loaded);
}

/** The refund that takes the goods back and gives the difference: what is carried over is taken off its amount. */
function refundOf(figures: RefundFigures, { back_minor }: Settlement, facts: OrderFacts): Result<RefundPlan> {
	const cover = coverRefund('original', back_minor, facts.payments, 'figures');
	if (!cover.ok) return refused(cover.refusal.reason, cover.refusal.facts);
	return accepted({
		...figures,
		...cover.value,
		route: 'original',
		state: cover.value.amount_minor === 0 ? 'succeeded' : 'approved',
		adjustment_minor: cover.value.amount_minor - figures.computed_minor
	});
}
