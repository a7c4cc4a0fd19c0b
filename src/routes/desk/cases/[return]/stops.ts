import { isDeclined } from '#lib/domain/return/appeal.ts';
import { kase } from '#lib/i18n/desk-case.ts';
import type { Message } from '#lib/i18n/say.ts';
import type { CaseView } from '#lib/server/queries/case.ts';
import type { Stop } from '#lib/ui/types.ts';
import { isExchangeAlone } from './exchanged.ts';

type Formats = {
	t(words: Message): string;
	day(at: number): string;
	iso(at: number): string;
};
type Leg = { name: Message; at: number | null; expected?: number | null; skip?: boolean };

/** The case as a route: out, asked, decided, home, checked, paid or replaced. It ends early where the case did. */
export function caseStops(view: CaseView, now: number, formats: Formats): Stop[] {
	const { t, day, iso } = formats;
	const legs = legsOf(view).filter((leg) => !leg.skip);
	const here = legs.findIndex((leg) => leg.at === null);
	return legs.map((leg, index): Stop => {
		const isDone = here === -1 || index < here;
		const isHere = index === here;
		const due = isHere ? (view.work?.due_at ?? null) : null;
		const shown = leg.at ?? leg.expected ?? null;
		const state = isDone ? 'done' : !isHere ? 'next' : due !== null && due < now ? 'late' : 'here';
		// On the last stop the line is the stretch into it.
		const isReached = index === legs.length - 1 ? isDone : isDone && (here === -1 || index + 1 <= here);
		return {
			state,
			name: t(leg.name),
			line: isReached ? 'solid' : 'dot',
			...(shown !== null
				? {
						time: {
							iso: iso(shown),
							text: day(shown),
							...(leg.at === null && { before: t(kase.by) })
						}
					}
				: isHere && { time: { iso: iso(now), text: t(kase.today) } })
		};
	});
}

function legsOf(view: CaseView): Leg[] {
	const { return: row, items, refunds, parcel, plan, exchange } = view;
	const asked: Leg = {
		name: row.channel === 'portal' ? kase.stopAsked : kase.stopOpened,
		at: row.created_at
	};
	const delivered: Leg = {
		name: kase.stopDelivered,
		at: parcel?.delivered_at ?? null,
		skip: !parcel?.delivered_at
	};
	const start = [delivered, asked].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
	const ended = (name: Message, at: number | null): Leg[] => [...start, { name, at: at ?? row.created_at }];
	const last = view.timeline.at(-1)?.at ?? null;
	if (isDeclined(row)) return ended(kase.stopDeclined, row.decided_at);
	if (row.state === 'cancelled') return ended(kase.stopCancelled, last);
	if (row.state === 'expired') return ended(kase.stopExpired, row.ship_by);
	const travels = items.some((item) => item.goods_required === 1 && item.reception !== 'cancelled');
	const judged = items.every((item) => item.acceptance !== 'pending');
	const isPaid = refunds.some((refund) => refund.state !== 'cancelled');
	const sent = refunds.find((refund) => refund.sent_at !== null)?.sent_at ?? null;
	const settled = refunds.find((refund) => refund.settled_at !== null)?.settled_at ?? null;
	const inspected = Math.max(0, ...items.map((item) => item.accepted_at ?? item.rejected_at ?? 0));
	const isOver = row.resolved_at !== null && !isPaid;
	return [
		...start,
		{ name: row.state === 'in_review' ? kase.stopDecide : kase.stopDecided, at: row.decided_at },
		{
			name: kase.stopOnTheWay,
			at: row.scanned_at ?? (row.received_at === null ? null : row.received_at),
			expected: row.ship_by ?? plan?.cod_claim?.collect_by ?? null,
			skip: !travels || (row.scanned_at === null && row.received_at !== null)
		},
		{ name: kase.stopBack, at: row.received_at, expected: plan?.expected.back ?? null, skip: !travels },
		{ name: kase.stopChecked, at: judged && inspected > 0 ? inspected : null, skip: !travels },
		...(isExchangeAlone(view)
			? [
					{ name: kase.stopReplacement, at: exchange?.parcel?.shipped_at ?? null },
					{ name: kase.stopReplaced, at: exchange?.parcel?.delivered_at ?? null }
				]
			: [
					{ name: kase.stopRefund, at: sent ?? settled, expected: plan?.expected.sent ?? null, skip: isOver },
					{ name: kase.stopArrived, at: settled, expected: plan?.expected.arrives_by ?? null, skip: isOver }
				])
	];
}
