import { claimsOffered, type OfferedClaim } from '#lib/domain/claim/offered.ts';
import { problemOf } from '#lib/domain/claim/problems.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { findVariants } from '../store/catalogue.ts';
import { fulfilmentLinesOfOrder, fulfilmentsOfOrder } from '../store/fulfilments.ts';
import { orderFacts } from '../store/order-facts.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { paymentsOfOrder } from '../store/payments.ts';
import { policiesFor } from '../store/policies.ts';
import { reasonsOf } from '../store/reasons.ts';
import type { FulfilmentsTable, OrderLinesTable, OrdersTable, PaymentsTable } from '../store/schema.ts';

export type ClaimedLine = Pick<OrderLinesTable, 'id' | 'position' | 'title_en' | 'title_th' | 'image'> & {
	options: LineOption[];
	/** Units of it in this parcel that nobody has claimed. */
	most: number;
	/** What would be sent again for it; null where the shop does not have so many. */
	variant_id: Id<'var'> | null;
};

/** What the page that tells of a parcel needs; nothing about people. */
export type ClaimForm = {
	order: Pick<OrdersTable, 'id' | 'number' | 'currency' | 'customer_id'>;
	parcel: FulfilmentsTable;
	claims: OfferedClaim[];
	lines: ClaimedLine[];
	/** Credit is offered beside money. */
	credit: boolean;
	/** All of it lies in the shop: it can be sent again. */
	again: boolean;
	payments: Pick<PaymentsTable, 'id' | 'provider' | 'method' | 'method_label'>[];
};

/** `position`: the parcel's place in its order, counted from 1. Null where nothing can be told of it, whatever the cause. */
export async function claimForm(
	db: Reader,
	orderId: Id<'ord'>,
	position: number,
	now: Instant
): Promise<ClaimForm | null> {
	const order = await findOrder(db, orderId);
	const parcel = (await fulfilmentsOfOrder(db, orderId)).find((one) => one.position === position - 1);
	if (!order || !parcel) return null;
	const policies = await policiesFor(db, order.placed_at, now);
	const facts = await orderFacts(db, order, now);
	const contents = (await fulfilmentLinesOfOrder(db, orderId)).filter(
		(part) => part.fulfilment_id === parcel.id
	);
	const rules = policies.map((version) => version.rules);
	const offered = claimsOffered(rules, facts, parcel, contents, now);
	if (!offered) return null;
	const known = (await reasonsOf(db, 'return')).map((reason) => problemOf(reason.code));
	const claims = offered.claims.filter(({ problem }) => known.includes(problem));
	if (claims.length === 0) return null;
	const lines = await linesOfOrder(db, orderId);
	const variants = await findVariants(
		db,
		{ skus: [...new Set(lines.map((line) => line.sku))] },
		order.currency
	);
	const claimed = lines.flatMap((line) => {
		const most = offered.units.find((unit) => unit.line_id === line.id)?.quantity ?? 0;
		const { id, position: place, title_en, title_th, image } = line;
		const options = JSON.parse(line.options) as LineOption[];
		const same = variants.find((variant) => variant.sku === line.sku);
		const isThere = same?.active === true && same.price !== null && same.available >= most;
		const variant_id = isThere ? same.id : null;
		return most > 0 ? [{ id, position: place, title_en, title_th, image, options, most, variant_id }] : [];
	});
	return {
		order,
		parcel,
		claims,
		lines: claimed,
		again: claimed.every((line) => line.variant_id !== null),
		credit: order.customer_id !== null && rules.some(({ outcomes }) => outcomes.includes('store_credit')),
		payments: await paymentsOfOrder(db, orderId)
	};
}
