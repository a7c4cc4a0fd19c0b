import { reasonsOffered } from '#lib/domain/cod-claim/offered.ts';
import type { Id } from '#lib/domain/ids.ts';
import { exchangeTermsOf, type ExchangeTerms } from '#lib/domain/exchange/wants.ts';
import { askedOf, type AskedOf } from '#lib/domain/policy/asked-of.ts';
import { governingVerdict, governingVersion, reportable } from '#lib/domain/policy/governing.ts';
import type { LineVerdict, PolicyRules } from '#lib/domain/policy/types.ts';
import { lineShare } from '#lib/domain/refund/line-share.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import type { Reader } from '../store/database.ts';
import { buyersFacts } from '../store/gift-facts.ts';
import { orderFacts } from '../store/order-facts.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import { policiesFor } from '../store/policies.ts';
import { factsOf, reasonsOf, type Reason } from '../store/reasons.ts';
import { ruleFacts } from '../store/rule-facts.ts';
import { findReturnByKey, returnsOfOrder, itemsOfReturns } from '../store/returns.ts';
import type { OrderLinesTable, OrdersTable, PaymentsTable } from '../store/schema.ts';
import { sameProducts, type CatalogueVariant } from './exchange-choices.ts';

export type FormLine = Pick<
	OrderLinesTable,
	'id' | 'position' | 'sku' | 'title_en' | 'title_th' | 'image' | 'quantity' | 'unit_price_minor'
> & {
	options: LineOption[];
	verdict: LineVerdict;
	/** What the customer is asked for with each reason, by its code. */
	asks: Record<string, AskedOf>;
	/** Units that can be asked for today, those with a defect included. */
	most: number;
	/** What 1, 2, … of them bring back before shipping and fees, in minor units. */
	amounts: number[];
	/** Number of the latest return that holds some of it. */
	in_return: string | null;
	/** All variants of its product that are sold, itself included; none where nothing is exchanged. */
	variants: CatalogueVariant[];
};

/** What the pages that open a return need; nothing about people. */
export type ReturnForm = {
	order: Pick<
		OrdersTable,
		| 'id'
		| 'number'
		| 'currency'
		| 'prices_include_tax'
		| 'discount_label'
		| 'order_discount_minor'
		| 'customer_id'
		| 'email_norm'
		| 'ship_country'
	>;
	lines: FormLine[];
	reasons: Reason[];
	rules: PolicyRules;
	/** Null: the policy offers no exchange. */
	exchanges: ExchangeTerms | null;
	payments: Pick<PaymentsTable, 'id' | 'provider' | 'method' | 'method_label'>[];
};

export async function returnForm(db: Reader, orderId: Id<'ord'>, now: Instant): Promise<ReturnForm | null> {
	const order = await findOrder(db, orderId);
	if (!order) return null;
	const policies = await policiesFor(db, order.placed_at, now);
	const asked = await buyersFacts(db, await orderFacts(db, order, now));
	const facts = await ruleFacts(db, order, asked, policies);
	const returns = (await returnsOfOrder(db, orderId)).filter((one) => !one.gift_id);
	const items = await itemsOfReturns(
		db,
		returns.map((one) => one.id)
	);
	const lines = await linesOfOrder(db, orderId);
	const { rules } = governingVersion(policies, facts, now);
	const isExchanging = rules.outcomes.includes('exchange');
	const skus = lines.map(({ sku }) => sku);
	const same = isExchanging ? await sameProducts(db, skus, order.currency) : null;
	const reasons = reasonsOffered(await reasonsOf(db, 'return'), facts);
	return {
		order,
		lines: lines.flatMap((line) => {
			const own = facts.lines.find((candidate) => candidate.line_id === line.id);
			if (!own) return [];
			const most = reportable(policies, facts, own, now);
			const before = own.refunded_quantity + own.qty_return_open;
			const holder = items.find((item) => item.order_line_id === line.id)?.return_id;
			return {
				id: line.id,
				position: line.position,
				sku: line.sku,
				title_en: line.title_en,
				title_th: line.title_th,
				image: line.image,
				quantity: line.quantity,
				unit_price_minor: line.unit_price_minor,
				options: JSON.parse(line.options) as LineOption[],
				verdict: governingVerdict(policies, facts, own, now),
				asks: askedOf(policies, reasons.map(factsOf), facts, own, now),
				most,
				amounts: Array.from({ length: most }, (_, index) => lineShare(own, before, index + 1).goods_minor),
				in_return: returns.find((one) => one.id === holder)?.number ?? null,
				variants: same?.get(line.sku) ?? []
			};
		}),
		reasons,
		rules,
		exchanges: isExchanging ? exchangeTermsOf(rules) : null,
		payments: await paymentsOfOrder(db, orderId)
	};
}

/** Number of the return that this key has opened already; null when it is still unused. */
export const returnOfKey = async (db: Reader, orderId: Id<'ord'>, key: string): Promise<string | null> =>
	(await findReturnByKey(db, `${orderId}:${key}`))?.number ?? null;
