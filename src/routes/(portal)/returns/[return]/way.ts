import { isDeclined } from '#lib/domain/return/appeal.ts';
import type { Instant } from '#lib/domain/time.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod } from '#lib/i18n/cod.ts';
import { exchangePage } from '#lib/i18n/exchange-page.ts';
import { way as words } from '#lib/i18n/return-way.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import { joined, type Unjoined } from '#lib/ui/joined.ts';
import type { Stop } from '#lib/ui/types.ts';
import { isExchangeAlone } from './exchange.ts';
import { expectedBy, hasEndedWithoutMoney, liveRefunds, standingOf, toldRefund } from './refunds.ts';

type When = { at: Instant | null; before?: string };

/** The whole way from the request to the money, as long as no money moves. */
export function wayHome(view: CustomerReturn, voice: Voice): Stop[] {
	const { return: row, plan } = view;
	const by = voice.t(words.by);
	const stop = (state: Stop['state'], name: string, when: When): Unjoined => ({
		state,
		name,
		...timed(voice, when)
	});
	const asked = stop('done', voice.t(view.claim ? claims.stopTold : words.stopRequested), {
		at: row.created_at
	});
	if (isDeclined(row))
		return joined([
			asked,
			stop('late', voice.t(view.claim ? claims.stopDeclined : words.stopDeclined), { at: row.decided_at })
		]);
	if (row.state === 'cancelled')
		return joined([asked, stop('late', voice.t(words.stopCancelled), { at: null })]);
	if (row.state === 'expired')
		return joined([asked, stop('late', voice.t(words.stopExpired), { at: row.ship_by })]);
	const goods = row.method !== 'keep';
	const stops: Unjoined[] =
		row.state === 'in_review'
			? [
					asked,
					stop('here', voice.t(words.stopLook), { at: null }),
					stop('next', voice.t(words.stopAnswer), { at: null })
				]
			: [stop('done', voice.t(words.stopApproved), { at: row.decided_at ?? row.created_at })];
	if (goods) stops.push(...goodsStops(view, voice, by));
	// An exchange that was carried over ends without money too, and well.
	const isExchanged = isExchangeAlone(view) && view.items.some((item) => item.acceptance !== 'rejected');
	if (hasEndedWithoutMoney(view) && !isExchanged)
		return joined([...stops, stop('late', voice.t(words.stopNotAccepted), { at: lastRejected(view.items) })]);
	const end = row.state === 'in_review' ? undefined : plan?.expected;
	const credit = (plan?.store_credit_minor ?? 0) > 0;
	if (isExchanged) {
		stops.push(...replacementStops(view, voice, by, end?.checked ?? end?.sent ?? null));
	} else if (credit)
		stops.push(
			stop('next', voice.t(words.stopCredit), { at: end?.checked ?? end?.sent ?? null, before: by })
		);
	else {
		stops.push(stop('next', voice.t(words.stopSent), { at: end?.sent ?? null, before: by }));
		stops.push(stop('next', voice.t(words.stopIn), { at: end?.arrives_by ?? null, before: by }));
	}
	return joined(stops);
}

function goodsStops({ return: row, plan, items }: CustomerReturn, voice: Voice, by: string): Unjoined[] {
	const sent =
		row.scanned_at !== null || ['in_transit', 'part_received', 'received', 'resolved'].includes(row.state);
	const back = row.received_at !== null && row.state !== 'part_received';
	const checked = items.every((item) => item.acceptance !== 'pending');
	const drop = row.method === 'drop_off';
	const fetchBy = plan?.cod_claim?.collect_by ?? null;
	const leaving = voice.t(fetchBy ? cod.stopFetch : drop ? words.stopDropOff : words.stopSend);
	const waits = row.state === 'in_review' ? 'next' : 'here';
	// Until somebody has said yes, no day is promised.
	const expected = row.state === 'in_review' ? undefined : plan?.expected;
	return [
		sent
			? { state: 'done', name: voice.t(words.stopScanned), ...timed(voice, { at: row.scanned_at }) }
			: { state: waits, name: leaving, ...timed(voice, { at: fetchBy ?? row.ship_by, before: by }) },
		back
			? { state: 'done', name: voice.t(words.stopBack), ...timed(voice, { at: row.received_at }) }
			: {
					state: sent ? 'here' : 'next',
					name: voice.t(row.state === 'part_received' ? words.stopPart : words.stopBack),
					...timed(voice, { at: expected?.back ?? null, before: by })
				},
		checked
			? { state: 'done', name: voice.t(words.stopChecked), ...timed(voice, { at: lastChecked(items) }) }
			: {
					state: back ? 'here' : 'next',
					name: voice.t(words.stopChecked),
					...timed(voice, { at: expected?.checked ?? null, before: by })
				}
	];
}

function replacementStops(
	{ exchange }: CustomerReturn,
	voice: Voice,
	by: string,
	expected: Instant | null
): Unjoined[] {
	const name = voice.t(exchangePage.stopSent);
	const sent = exchange?.parcel?.shipped_at ?? null;
	if (sent !== null) return [{ state: 'done', name, ...timed(voice, { at: sent }) }];
	if (exchange?.state === 'payment_due') {
		const due = timed(voice, { at: exchange.charge?.due_at ?? null, before: by });
		return [
			{ state: 'here', name: voice.t(exchangePage.stopPay), ...due },
			{ state: 'next', name }
		];
	}
	const state = exchange?.state === 'ready' ? 'here' : 'next';
	return [{ state, name, ...timed(voice, { at: expected, before: by }) }];
}

const lastRejected = (items: CustomerReturn['items']): Instant | null =>
	items.reduce<Instant | null>((latest, item) => item.rejected_at ?? latest, null);

const lastChecked = (items: CustomerReturn['items']): Instant | null => {
	const days = items.flatMap((item) => item.accepted_at ?? item.rejected_at ?? []);
	return days.length > 0 ? Math.max(...days) : null;
};

/** The money's own way, once there is money to follow. */
export function wayOfMoney(view: CustomerReturn, voice: Voice, now: Instant): Stop[] | null {
	const refund = toldRefund(liveRefunds(view), now);
	if (!refund) return null;
	const standing = standingOf(refund, now);
	const before: Unjoined[] = [];
	if (view.return.received_at !== null)
		before.push({
			state: 'done',
			name: voice.t(words.stopBack),
			...timed(voice, { at: view.return.received_at })
		});
	before.push({
		state: 'done',
		name: voice.t(view.return.method === 'keep' ? words.stopApproved : words.stopChecked),
		...timed(voice, { at: lastChecked(view.items) ?? refund.created_at })
	});
	const sent: Unjoined = {
		state: 'done',
		name: voice.t(words.stopSent),
		...timed(voice, { at: refund.sent_at })
	};
	const end: Unjoined = {
		state: 'next',
		name: voice.t(words.stopIn),
		...timed(voice, { at: expectedBy(refund), before: voice.t(words.by) })
	};
	const undated: Unjoined = { state: 'next', name: end.name };
	switch (standing) {
		case 'failed':
			return joined([
				...before,
				{
					state: 'late',
					name: voice.t(words.stopFailed),
					...timed(voice, { at: refund.settled_at ?? refund.sent_at })
				},
				undated
			]);
		case 'needs_you':
			return joined([...before, sent, { state: 'late', name: voice.t(words.stopWaits) }, undated]);
		case 'approving':
		case 'ready':
		case 'by_hand':
			return joined([
				...before,
				{ state: 'here', name: voice.t(words.stopReserved), ...timed(voice, { at: refund.created_at }) },
				{ state: 'next', name: voice.t(words.stopSent) },
				end
			]);
		case 'credit':
			return joined([
				...before,
				{
					state: 'done',
					name: voice.t(words.stopCredit),
					...timed(voice, { at: refund.settled_at ?? refund.created_at })
				}
			]);
		case 'on_its_way':
			return joined([
				...before,
				sent,
				{
					state: 'here',
					name: voice.t(words.stopBank),
					...timed(voice, { at: refund.sent_at, before: voice.t(words.since) })
				},
				end
			]);
		default:
			return joined([
				...before,
				sent,
				{ ...end, state: 'done', ...timed(voice, { at: expectedBy(refund) ?? refund.settled_at }) }
			]);
	}
}

/** The finished way of the goods, shown small beside the money. */
export function goodsDone(view: CustomerReturn, voice: Voice): Stop[] | null {
	const { return: row } = view;
	if (row.method === 'keep' || row.received_at === null) return null;
	return joined(
		[
			{ name: voice.t(words.stopApproved), at: row.decided_at ?? row.created_at },
			...(row.scanned_at === null ? [] : [{ name: voice.t(words.stopScanned), at: row.scanned_at }]),
			{ name: voice.t(words.stopBack), at: row.received_at }
		].map(({ name, at }) => ({ state: 'done' as const, name, ...timed(voice, { at }) }))
	);
}

function timed(voice: Voice, { at, before }: When): Pick<Unjoined, 'time'> {
	if (at === null) return {};
	return { time: { iso: voice.iso(at), text: voice.dayShort(at), ...(before ? { before } : {}) } };
}
