import { reasonsOffered } from '#lib/domain/cod-claim/offered.ts';
import { problemOf } from '#lib/domain/claim/problems.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import { askedOf, type AskedOf } from '#lib/domain/policy/asked-of.ts';
import { governingVerdict, governingVersion, reportable } from '#lib/domain/policy/governing.ts';
import type { LineVerdict, PolicyRules } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { receiversFacts } from '../store/gift-facts.ts';
import { findGift } from '../store/gifts.ts';
import { orderFacts } from '../store/order-facts.ts';
import { findOrder, linesOfOrder } from '../store/orders.ts';
import { policiesFor } from '../store/policies.ts';
import { factsOf, reasonsOf, type Reason } from '../store/reasons.ts';
import { ruleFacts } from '../store/rule-facts.ts';

export type GiftLine = {
	id: Id<'lin'>;
	position: number;
	title: { en: string; th: string };
	options: string[];
	image: string | null;
	/** Units that were given away. */
	quantity: number;
	verdict: LineVerdict;
	/** What is asked for with each reason, by its code. */
	asks: Record<string, AskedOf>;
	/** Units that can be asked for today, those with a fault included. */
	most: number;
};

/** What the pages of a gift need; there is no place in it for a price or for the buyer. */
export type GiftForm = {
	id: Id<'gft'>;
	order_id: Id<'ord'>;
	message: string;
	lines: GiftLine[];
	reasons: Reason[];
	methods: PolicyRules['methods'];
};

/** A gift with what can be done today with each of its lines; null when there is none, or it has ended. */
export async function giftForm(db: Reader, giftId: Id<'gft'>, now: Instant): Promise<GiftForm | null> {
	const gift = await findGift(db, giftId);
	const order = gift && gift.ended_at === null ? await findOrder(db, gift.order_id) : null;
	if (!gift || !order) return null;
	const policies = await policiesFor(db, order.placed_at, now);
	const asked = await receiversFacts(db, gift, await orderFacts(db, order, now));
	const facts = await ruleFacts(db, order, asked, policies);
	const known = (await reasonsOf(db, 'return')).filter(({ code }) => problemOf(code) === null);
	const reasons = reasonsOffered(known, facts);
	const lines = await linesOfOrder(db, order.id);
	return {
		id: gift.id,
		order_id: order.id,
		message: gift.message,
		lines: lines.flatMap((line) => {
			const own = facts.lines.find((one) => one.line_id === line.id);
			const given = gift.lines.find((one) => one.order_line_id === line.id);
			if (!own || !given) return [];
			return {
				id: line.id,
				position: line.position,
				title: { en: line.title_en || line.title_th, th: line.title_th || line.title_en },
				options: (JSON.parse(line.options) as LineOption[]).map(({ value }) => value).filter(Boolean),
				image: line.image,
				quantity: given.quantity,
				verdict: governingVerdict(policies, facts, own, now),
				asks: askedOf(policies, reasons.map(factsOf), facts, own, now),
				most: reportable(policies, facts, own, now)
			};
		}),
		reasons,
		methods: governingVersion(policies, facts, now).rules.methods
	};
}
