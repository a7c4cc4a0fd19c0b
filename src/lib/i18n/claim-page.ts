import { BOX_STATES, type BoxState, type ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { OfferedClaim } from '#lib/domain/claim/offered.ts';
import type { ClaimParcel } from '#lib/domain/claim/clock.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { MoneyRow } from '#lib/ui/types.ts';
import { boxStates, claims as words } from './claims.ts';
import { refundPlace, refundPlaces } from './payment.ts';
import { form as formWords } from './return-form.ts';
import { returnMoney } from './return-money.ts';
import type { Message } from './say.ts';
import { fulfilmentStates, outcomes } from './states.ts';
import type { Voice } from './voice.ts';

type Paid = { id: string; provider: string; method: string; method_label: string };
type Line = {
	id: string;
	position: number;
	title_en: string;
	title_th: string;
	image: string | null;
	options: { value: string }[];
	most: number;
};

/** What can be told of a parcel, as its page needs it. */
export type ClaimSubject = {
	order: { number: string; currency: string };
	parcel: ClaimParcel;
	claims: readonly OfferedClaim[];
	lines: readonly Line[];
	credit: boolean;
	/** All of it lies in the shop: it can be sent again. */
	again: boolean;
	payments: readonly Paid[];
};

/** What somebody has filled in so far. */
export type TypedClaim = {
	problem: ClaimProblem | null;
	box: BoxState | null;
	pieces: readonly { position: number; quantity: number }[];
	comment: string;
	outcome: ClaimOutcome;
	photos: readonly string[];
	/** The same key sends once. */
	key: string;
};
export const CLAIM_OUTCOMES = ['refund', 'exchange', 'store_credit'] as const;
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number];

type Option<V extends string> = { value: V; label: string; note?: string };

/** The questions, in words. */
export type ClaimQuestions = {
	title: string;
	stands: string;
	problems: Option<ClaimProblem>[];
	pieces: { position: number; name: string; picture: string | null; details: string; most: number }[];
	boxes: Option<BoxState>[];
	/** Empty where there is nothing to choose. */
	outcomes: Option<ClaimOutcome>[];
};

export function claimQuestions(
	{ parcel, claims, lines, credit, again, payments }: ClaimSubject,
	voice: Voice
): ClaimQuestions {
	const isDelivered = parcel.state === 'delivered';
	const until = Math.min(...claims.map((claim) => claim.until));
	const at = parcel.delivered_at ?? parcel.promised_at ?? parcel.shipped_at;
	const state = voice.t(fulfilmentStates[parcel.state]);
	const told: Record<ClaimProblem, Omit<Option<ClaimProblem>, 'value'>> = {
		missing: { label: voice.t(words.missing), note: voice.t(words.missingNote) },
		not_arrived: {
			label: voice.t(isDelivered ? words.nothingCame : words.notArrived),
			note: voice.t(isDelivered ? words.nothingCameNote : words.notArrivedNote)
		}
	};
	const how = refundPlace(voice, payments[0]);
	return {
		title: voice.t(isDelivered ? words.title : words.titleLate),
		stands: [
			at === null ? voice.t(words.stands, { state }) : voice.t(words.standsOn, { state, day: voice.day(at) }),
			voice.t(words.until, { day: voice.day(until) })
		].join(' '),
		problems: claims.map(({ problem }) => ({ value: problem, ...told[problem] })),
		pieces: lines.map((line) => ({
			position: line.position,
			name: voice.of({ en: line.title_en, th: line.title_th }),
			picture: line.image,
			details: line.options.map((option) => option.value).join(' · '),
			most: line.most
		})),
		boxes: BOX_STATES.map((value) => ({ value, label: voice.t(boxStates[value]) })),
		outcomes:
			credit || again
				? [
						{ value: 'refund', label: voice.t(words.moneyBack, { how }) },
						...(again
							? [{ value: 'exchange' as const, label: voice.t(words.again), note: voice.t(words.againNote) }]
							: []),
						...(credit
							? [{ value: 'store_credit' as const, label: voice.credit || voice.t(outcomes.store_credit) }]
							: [])
					]
				: []
	};
}

/** Everything to be read before the one button that sends. */
export type ClaimCheck = {
	facts: { label: string; value: string }[];
	rows: MoneyRow[];
	total: MoneyRow;
	arrive: string;
	review: boolean;
	notArrived: boolean;
	quoted: number;
};

export function claimCheck(
	plan: ReturnPlan,
	typed: TypedClaim,
	subject: ClaimSubject,
	voice: Voice
): ClaimCheck {
	const { currency } = plan;
	const nameOf = (lineId: string): string => {
		const line = subject.lines.find((one) => one.id === lineId);
		return line ? voice.of({ en: line.title_en, th: line.title_th }) : '';
	};
	const problem = claimQuestions(subject, voice).problems.find((one) => one.value === typed.problem);
	const pieces = plan.items.map(({ line_id, quantity: n }) =>
		voice.t(returnMoney.piece, { name: nameOf(line_id), n })
	);
	const credit = plan.store_credit_minor > 0;
	const day = voice.day(credit ? plan.expected.sent : plan.expected.arrives_by);
	const shares = plan.payments.map((share) => ({
		paid: subject.payments.find((payment) => payment.id === share.payment_id),
		amount: { amountMinor: share.amount_minor, currency }
	}));
	const how = shares.length > 0 ? refundPlaces(voice, shares) : refundPlace(voice, subject.payments[0]);
	const facts = [
		{ label: voice.t(words.told), value: problem?.label ?? '' },
		{ label: voice.t(words.pieces), value: pieces.join(', ') },
		...(typed.box ? [{ label: voice.t(words.box), value: voice.t(boxStates[typed.box]) }] : []),
		...(typed.photos.length > 0
			? [{ label: voice.t(words.photos), value: voice.t(words.photoCount, { n: typed.photos.length }) }]
			: []),
		...(typed.comment ? [{ label: voice.t(words.comment), value: typed.comment }] : [])
	];
	return {
		facts,
		rows: [
			...plan.items.map((item, index) => ({
				label: pieces[index] ?? '',
				amount: { amountMinor: item.goods_minor, currency }
			})),
			...restOf(plan, voice)
		],
		total: {
			label: voice.t(credit ? returnMoney.totalCredit : returnMoney.total),
			amount: { amountMinor: plan.total_minor, currency }
		},
		arrive: plan.exchange
			? voice.t(words.againNext)
			: credit
				? voice.t(formWords.creditBy, { day })
				: voice.t(formWords.arriveBy, { how, day }),
		review: plan.verdict === 'review',
		notArrived: typed.problem === 'not_arrived',
		quoted: plan.total_minor
	};
}

/** What stands beside the goods; with them it adds up to the total. */
function restOf(plan: ReturnPlan, voice: Voice): MoneyRow[] {
	const capped = -(plan.capped_minor ?? 0);
	const { exchange } = plan;
	const carried = exchange === undefined ? 0 : exchange.back_minor - exchange.value_minor;
	const told = plan.goods_minor + plan.shipping_minor + plan.bonus_minor + capped + carried;
	const rows: [Message, number][] = [
		[returnMoney.rowShipping, plan.shipping_minor],
		[words.againRow, carried],
		[returnMoney.rowCapped, capped],
		[returnMoney.rowBonus, plan.bonus_minor],
		[returnMoney.rowRounding, plan.total_minor - told]
	];
	return rows
		.filter(([, amountMinor]) => amountMinor !== 0)
		.map(([label, amountMinor]) => ({
			label: voice.t(label),
			amount: { amountMinor, currency: plan.currency },
			sign: 'always'
		}));
}
