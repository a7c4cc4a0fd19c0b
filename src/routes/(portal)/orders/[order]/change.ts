import { changeBarred, isPacked } from '#lib/domain/order-change/decide.ts';
import { CHANGE_KINDS } from '#lib/domain/order-change/kinds.ts';
import type { OrderChangeSettings } from '#lib/domain/order-change/settings.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Instant } from '#lib/domain/time.ts';
import { changeHappenings, changeKinds, orderChanges as words } from '#lib/i18n/order-changes.ts';
import { countryName } from '#lib/i18n/policy-rules.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { OrderChange } from '#lib/server/queries/order-changes.ts';
import type { Happening } from '#lib/ui/types.ts';

/** What was changed of an order, and what the shop lets its customers change. */
export type OrderChanges = { made: readonly OrderChange[]; settings: OrderChangeSettings; home: string };

/** Where an order goes, as long as that can be changed or somebody looks at a change of it. */
export type ChangePart = { lines: string[]; note: string[]; waiting: string[]; href: string };

export function changePart(
	order: CustomerOrder,
	{ made, settings, home }: OrderChanges,
	voice: Voice,
	now: Instant
): ChangePart | null {
	const { number, ship_to, placed_at, cancelled_at, delivery_note, total_minor, currency } = order.order;
	const facts = {
		placed_at,
		cancelled: cancelled_at !== null,
		packed: isPacked(order.fulfilments),
		disputed: order.payments.some((payment) => payment.dispute_state !== 'none'),
		total_minor,
		currency
	};
	const open = made.filter((change) => change.state === 'waiting');
	const may = CHANGE_KINDS.some((kind) => changeBarred(kind, facts, settings, 'customer', now) === null);
	if (!may && open.length === 0) return null;
	return {
		lines: [
			...postalLines(ship_to),
			...(ship_to.country === home ? [] : [countryName(voice.locale, ship_to.country)])
		],
		note: delivery_note.split('\n').filter(Boolean),
		waiting: open.map((change) => voice.t(words.waits, { what: voice.t(changeKinds[change.kind]) })),
		href: `/orders/${encodeURIComponent(number)}/change`
	};
}

type Happened = { at: Instant; text: string; kind?: NonNullable<Happening['kind']> };

/** What the record of the order says of changes. */
export function changesHappened(made: readonly OrderChange[], voice: Voice): Happened[] {
	return made.flatMap((change): Happened[] => {
		const what = voice.t(changeKinds[change.kind]);
		const happened: Happened[] = [];
		// A wish that counted at once is told as what came of it.
		if (change.state === 'waiting' || change.decided_at !== null)
			happened.push({ at: change.requested_at, text: voice.t(changeHappenings.asked, { what }) });
		if (change.applied_at !== null)
			happened.push({ at: change.applied_at, text: voice.t(changeHappenings.changed, { what }) });
		if (change.state === 'declined' && change.decided_at !== null) {
			const why = change.decision_note ?? '';
			happened.push({
				at: change.decided_at,
				text: voice.t(changeHappenings.declined, { what, why }),
				kind: 'late'
			});
		}
		if (change.state === 'overtaken' && change.ended_at !== null)
			happened.push({ at: change.ended_at, text: voice.t(changeHappenings.overtaken, { what }) });
		return happened;
	});
}
