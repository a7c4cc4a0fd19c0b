import { LINE_CHANGE_KINDS } from '#lib/domain/line-change/kinds.ts';
import { lineChangesBarred } from '#lib/domain/line-change/plan.ts';
import { changeBarred, isPacked } from '#lib/domain/order-change/decide.ts';
import { CHANGE_KINDS } from '#lib/domain/order-change/kinds.ts';
import type { OrderChangeSettings } from '#lib/domain/order-change/settings.ts';
import type { LineOption } from '#lib/domain/order/neutral.ts';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Instant } from '#lib/domain/time.ts';
import { lineChangeHappenings as happenings, lineChanges, pieceText } from '#lib/i18n/line-changes.ts';
import { changeHappenings, changeKinds, orderChanges as words } from '#lib/i18n/order-changes.ts';
import { countryName } from '#lib/i18n/policy-rules.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerOrder } from '#lib/server/queries/customer-order.ts';
import type { LineChange } from '#lib/server/queries/line-changes.ts';
import type { OrderChange } from '#lib/server/queries/order-changes.ts';
import type { Happening } from '#lib/ui/types.ts';
import { unsentOf } from './pieces.ts';

/** What was changed of an order, and what the shop lets its customers change. */
export type OrderChanges = {
	made: readonly OrderChange[];
	pieces: readonly LineChange[];
	settings: OrderChangeSettings;
	home: string;
};

/** Where an order goes, as long as that can be changed or somebody looks at a change of it. */
export type ChangePart = { lines: string[]; note: string[]; waiting: string[]; href: string };

export function changePart(
	order: CustomerOrder,
	{ made, pieces, settings, home }: OrderChanges,
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
	const wished = pieces.filter(({ state }) => state === 'waiting');
	const ofLines = { placed_at, cancelled_at, rules: settings };
	const mayPieces =
		order.lines.some((line) => unsentOf(order, line) > 0) &&
		LINE_CHANGE_KINDS.some((kind) => lineChangesBarred(kind, ofLines, 'customer', now) === null);
	const may =
		mayPieces || CHANGE_KINDS.some((kind) => changeBarred(kind, facts, settings, 'customer', now) === null);
	if (!may && open.length === 0 && wished.length === 0) return null;
	return {
		lines: [
			...postalLines(ship_to),
			...(ship_to.country === home ? [] : [countryName(voice.locale, ship_to.country)])
		],
		note: delivery_note.split('\n').filter(Boolean),
		waiting: [
			...open.map((change) => voice.t(words.waits, { what: voice.t(changeKinds[change.kind]) })),
			...wished.map((change) => voice.t(lineChanges.waits, { piece: wishOf(change, voice) }))
		],
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

const wishOf = ({ title_en, title_th, options, quantity }: LineChange, voice: Voice): string =>
	pieceText(voice.locale, {
		title: { en: title_en, th: title_th },
		options: JSON.parse(options) as LineOption[],
		quantity
	});

/** What it says of other variants and more pieces. */
export function piecesHappened(changes: readonly LineChange[], voice: Voice): Happened[] {
	return changes.flatMap((change): Happened[] => {
		const piece = wishOf(change, voice);
		const { state, requested_at, applied_at, decided_at, ended_at } = change;
		const asked = { at: requested_at, text: voice.t(happenings.asked, { piece }) };
		if (applied_at !== null) {
			const words = change.kind === 'variant' ? happenings.changed : happenings.more;
			const changed = { at: applied_at, text: voice.t(words, { piece }) };
			return applied_at === requested_at ? [changed] : [asked, changed];
		}
		if (state === 'withdrawn') return [];
		if (state === 'declined' && decided_at !== null) {
			const why = change.decision_note ?? '';
			return [asked, { at: decided_at, text: voice.t(happenings.declined, { piece, why }), kind: 'late' }];
		}
		if ((state === 'missed' || state === 'lapsed') && ended_at !== null)
			return [asked, { at: ended_at, text: voice.t(happenings[state], { piece }), kind: 'late' }];
		return [asked];
	});
}
