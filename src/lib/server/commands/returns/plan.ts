import type { Actor } from '#lib/domain/actor.ts';
import { problemOf } from '#lib/domain/claim/problems.ts';
import type { Want } from '#lib/domain/exchange/wants.ts';
import type { Id } from '#lib/domain/ids.ts';
import { normalTracking } from '#lib/domain/order/normal.ts';
import { governingPlan } from '#lib/domain/policy/governing.ts';
import type { RequestedItem, ReturnPlan } from '#lib/domain/policy/types.ts';
import { whatWouldChange, type Decide, type WouldChange } from '#lib/domain/policy/what-would-change.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { isTrackingNumber } from '#lib/domain/return/change-travel.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CatalogueVariant } from '../../store/catalogue.ts';
import type { Reader } from '../../store/database.ts';
import { filesOfOrder } from '../../store/files.ts';
import { orderFacts } from '../../store/order-facts.ts';
import { findOrder } from '../../store/orders.ts';
import { policiesFor } from '../../store/policies.ts';
import { factsOf, reasonsOf } from '../../store/reasons.ts';
import { ruleFacts } from '../../store/rule-facts.ts';
import type { OrdersTable } from '../../store/schema.ts';
import { planClaimed, type OpenedClaim } from '../claims/plan-claimed.ts';
import { factsAsked } from '../gifts/as-asked.ts';
import { readWants, type ReadWants } from '../exchanges/wants.ts';
import { refusalOf } from './permissions.ts';
import type { ReturnInput, ReturnItemInput } from './types.ts';

export type PlannedRequest = {
	order: OrdersTable;
	plan: ReturnPlan;
	/** Of a claim, the parcel it is about. */
	claim?: OpenedClaim;
	/** What the catalogue has of the replacements; absent where nothing is exchanged. */
	variants?: readonly CatalogueVariant[];
	tracking: { carrier: string | null; tracking_number: string | null; tracking_norm: string | null };
};

/** What the policy says. `explain` works out what would have changed it: some eighty decisions, for whoever reads them. */
export type Planned = Result<PlannedRequest> & { explain?: () => WouldChange[] };

/** What the policy says to a request now: the preview and the submission both stand on this. */
export async function planRequest(
	db: Reader,
	actor: Actor,
	input: ReturnInput,
	now: Instant
): Promise<Planned> {
	const order = await findOrder(db, input.order_id);
	if (!order) return refused('not_found');
	const stranger = refusalOf(actor, 'serve', order.id);
	if (stranger) return stranger;
	const foreign = await foreignFile(db, input);
	if (foreign) return refused('not_found', { file_id: foreign });
	const tracking = trackingOf(input);
	if (!tracking.ok) return tracking;
	// Credit belongs to somebody; an order without a customer has nobody to give it to.
	const credit = input.items.find((item) => item.outcome === 'store_credit');
	if (credit && order.customer_id === null && !input.gift) {
		return refused('outcome_not_offered', { line_id: credit.line_id, outcome: credit.outcome });
	}
	const policies = await policiesFor(db, order.placed_at, now);
	const known = (await reasonsOf(db, 'return')).map(factsOf);
	const reasons = known.filter(({ code }) => problemOf(code) === null);
	const asked = await factsAsked(db, actor, input, await orderFacts(db, order, now));
	if (!asked.ok) return asked;
	const facts = await ruleFacts(db, order, asked.value, policies);
	const read = await readWants(db, order, input.items);
	if (!read.ok) return read;
	const request = {
		method: input.method,
		items: input.items.map((item, index) => requested(item, read.value?.wants[index])),
		opened_by: OPENERS[actor.kind]
	};
	if (input.claim) {
		const claimed = await planClaimed(db, policies, known, facts, request, input.claim, now);
		if (!claimed.ok) return claimed;
		return accepted({ order, tracking: tracking.value, ...claimed.value, ...variantsOf(read.value) });
	}
	const decide: Decide = (asked, at) => governingPlan(policies, reasons, facts, asked, at);
	const planned = decide(request, now);
	const explain = () => whatWouldChange(decide, reasons, facts, request, now);
	if (!planned.ok) return { ...planned, explain };
	const variants = variantsOf(read.value);
	return { ...accepted({ order, plan: planned.value, tracking: tracking.value, ...variants }), explain };
}

const variantsOf = (read: ReadWants | null) => read && { variants: read.variants };

const OPENERS = { customer: 'customer', staff: 'agent', api: 'api', system: 'api' } as const;

const requested = (item: ReturnItemInput, wants: Want[] | undefined): RequestedItem => ({
	line_id: item.line_id,
	quantity: item.quantity,
	reason_code: item.reason_code,
	answer_code: item.answer_code,
	comment: item.comment.trim().slice(0, 2_000),
	photos: new Set(item.file_ids).size,
	outcome: item.outcome,
	...(item.outcome === 'exchange' && { wants: wants ?? [] })
});

/** A file that is not this order's, if any is named. */
async function foreignFile(db: Reader, input: ReturnInput): Promise<Id<'fil'> | null> {
	const ids = [...new Set(input.items.flatMap((item) => item.file_ids))];
	const own = await filesOfOrder(db, input.order_id, ids);
	return ids.find((id) => !own.includes(id)) ?? null;
}

function trackingOf(input: ReturnInput): Result<PlannedRequest['tracking']> {
	const typed = input.tracking_number?.trim() ?? '';
	const carrier = input.carrier?.trim() || null;
	if (typed === '') return accepted({ carrier, tracking_number: null, tracking_norm: null });
	if (!isTrackingNumber(typed)) return refused('tracking_number_invalid', { typed });
	return accepted({ carrier, tracking_number: typed, tracking_norm: normalTracking(typed) });
}
