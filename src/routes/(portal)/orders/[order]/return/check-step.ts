import { breakdownOf, type BreakdownRow } from '#lib/domain/policy/breakdown.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Instant } from '#lib/domain/time.ts';
import { cod } from '#lib/i18n/cod.ts';
import { percent } from '#lib/i18n/format.ts';
import { creditPlace, refundPlace, refundPlaces } from '#lib/i18n/payment.ts';
import { methodName, outcomeName } from '#lib/i18n/labels.ts';
import { methodNote } from '#lib/i18n/method-notes.ts';
import type { ShopLabels } from '#lib/domain/shop/labels.ts';
import { exchangeForm as exchangeWords } from '#lib/i18n/exchange-form.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { instantForm as instantWords } from '#lib/i18n/instant-form.ts';
import { returnMoney } from '#lib/i18n/return-money.ts';
import { toldToCustomer } from '#lib/i18n/trace.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import { customerChangeWords } from '#lib/i18n/what-would-change.ts';
import type { CatalogueVariant } from '#lib/server/queries/exchange-choices.ts';
import type { ReturnForm } from '#lib/server/queries/return-form.ts';
import type { Answer, MoneyRow, Stop } from '#lib/ui/types.ts';
import { choosable, lineOf, type Draft } from './draft.ts';
import { chosenOffer, instantTerms, leavesAnswer, type InstantStep } from './instant.ts';
import { exchangePart, insteadAnswer, type ExchangePart } from './exchange-part.ts';
import { optionsOf } from '../pieces.ts';
import { titleOf } from './items-step.ts';
import { textsOf, type Texts } from './texts.ts';

/** Everything to be read before the one button that sends. Figures are the plan's own. */
export type CheckStep = {
	name: 'check';
	text: Texts<'check'>;
	answers: Answer[];
	stops: Stop[];
	review: boolean;
	byHand: boolean;
	/** No money goes back: there is no table of it. */
	noMoney: boolean;
	rows: MoneyRow[];
	total: MoneyRow;
	arrive: string;
	/** In the shop's own words, by its rules. */
	told: string[];
	/** What else would bring more, and until when this can be asked for. */
	changes: string[];
	/** What is exchanged for what, where something is. */
	exchange: ExchangePart | null;
	/** When the replacement leaves, where that can be chosen; its terms, where it leaves at once. */
	terms: string[];
	send: string;
	/** Until when it can be called off. */
	canChange: string;
	quotedDeposit: number | null;
	/** Go with the request, so that nobody agrees to a figure they have not read. */
	quoted: number;
	quotedDue: number;
};

export type Given = {
	form: ReturnForm;
	draft: Draft;
	voice: Voice;
	labels: ShopLabels;
	now: Instant;
	link: (step: string) => string;
	/** Whether the replacement may leave at once. */
	instant: InstantStep | null;
	/** What the catalogue calls what is wanted. */
	replacements: readonly CatalogueVariant[];
};

export function checkStep(plan: ReturnPlan, other: ReturnPlan | null, given: Given): CheckStep {
	const { form, voice, labels } = given;
	const offer = chosenOffer(given.draft, given.instant);
	const credit = plan.store_credit_minor > 0;
	const how = payingBack(plan, form, voice);
	const day = voice.day(credit ? (plan.expected.checked ?? plan.expected.sent) : plan.expected.arrives_by);
	return {
		name: 'check',
		text: textsOf('check', voice),
		answers: answersOf(plan, other, given, how),
		stops: stopsOf(plan, given, credit),
		review: plan.verdict === 'review',
		byHand: !credit && plan.payments.some((share) => share.by_hand),
		noMoney: plan.exchange !== undefined && plan.total_minor === 0,
		rows: breakdownRows(plan, form, voice),
		total: {
			label: voice.t(credit ? returnMoney.totalCredit : returnMoney.total),
			amount: { amountMinor: plan.total_minor, currency: plan.currency }
		},
		arrive: credit ? voice.t(words.creditBy, { day }) : voice.t(words.arriveBy, { how, day }),
		told: [...claimText(plan, voice), ...toldToCustomer(voice.locale, plan.trace)],
		changes: changesOf(plan, other, voice, labels),
		exchange: exchangePart(plan, given),
		terms: offer ? instantTerms(offer, plan.currency, voice) : [],
		send: offer
			? voice.t(instantWords.send, {
					amount: voice.money({ amountMinor: offer.deposit_minor, currency: plan.currency })
				})
			: voice.t(words.send),
		canChange: voice.t(
			offer ? instantWords.callOff : plan.method === 'keep' ? words.canChangeKept : words.canChange
		),
		quotedDeposit: offer?.deposit_minor ?? null,
		quoted: plan.total_minor,
		quotedDue: plan.exchange?.due_minor ?? 0
	};
}

/** Credit with a bonus stands beside the answer that it would change. */
function changesOf(plan: ReturnPlan, other: ReturnPlan | null, voice: Voice, labels: ShopLabels): string[] {
	const place = { currency: plan.currency, timezone: voice.zone, labels };
	return (plan.would_change ?? [])
		.filter(({ kind }) => kind !== 'more_as_credit' || (other !== null && other.bonus_minor === 0))
		.flatMap((change) => customerChangeWords(voice.locale, change, null, place) ?? []);
}

/** What the law gives whoever paid at the door. */
const claimText = ({ cod_claim: claim, refund_minor }: ReturnPlan, voice: Voice): string[] =>
	claim && refund_minor > 0
		? [`${voice.t(cod.basis)} ${voice.t(cod.moneyBy, { day: voice.day(claim.refund_by) })}`]
		: [];

/** Where the money goes back to, as the customer knows it; with the parts when several payments share it. */
export function payingBack(plan: ReturnPlan, form: ReturnForm, voice: Voice): string {
	const parts = plan.payments.map((share) => ({
		paid: form.payments.find((payment) => payment.id === share.payment_id),
		amount: { amountMinor: share.amount_minor, currency: plan.currency }
	}));
	return parts.length > 0 ? refundPlaces(voice, parts) : refundPlace(voice, form.payments[0]);
}

function answersOf(plan: ReturnPlan, other: ReturnPlan | null, given: Given, how: string): Answer[] {
	const { form, draft, voice } = given;
	const { link } = given;
	const answers: Answer[] = draft.items.flatMap((item, index) => {
		const line = lineOf(item, form);
		const reason = form.reasons.find((candidate) => candidate.code === item.reason);
		if (!line || !reason) return [];
		const kept = plan.items.find((planned) => planned.line_id === line.id)?.goods_required === false;
		const answer = reason.follow_up?.answers.find((candidate) => candidate.code === item.answer);
		const why = [
			voice.of({ en: reason.label_en, th: reason.label_th }),
			...(answer ? [voice.of(answer)] : []),
			...(item.photos.length > 0 ? [voice.t(words.photos, { n: item.photos.length })] : []),
			...(kept ? [voice.t(words.stays)] : [])
		].join(' · ');
		const count = voice.t(words.pieces, { n: item.quantity, of: line.quantity });
		const exchange = insteadAnswer(given, index);
		return [
			{
				label: titleOf(line, voice),
				value: [count, ...optionsOf(line)].join(' · '),
				note: item.comment ? `${why} · “${item.comment}”` : why,
				change: link(`reason-${index + 1}`)
			},
			...(exchange ? [exchange] : [])
		];
	});
	const more = choosable(form, draft).filter(
		(line) => !draft.items.some((item) => item.line === line.position && item.quantity === line.most)
	);
	if (more.length > 0) {
		const n = more.reduce(
			(sum, line) =>
				sum + line.most - (draft.items.find((item) => item.line === line.position)?.quantity ?? 0),
			0
		);
		answers.push({
			label: voice.t(words.morePieces),
			value: voice.t(words.otherPieces, { n }),
			change: link('items')
		});
	}
	if (given.instant) answers.push(leavesAnswer(given.instant, draft, plan.currency, voice, link('when')));
	const isMoney = plan.exchange === undefined || plan.total_minor > 0;
	if (isMoney) answers.push(outcomeAnswer(plan, other, given, how));
	answers.push(methodAnswer(plan, given));
	return answers;
}

type Asked = Omit<Given, 'now'>;

function outcomeAnswer(
	plan: ReturnPlan,
	other: ReturnPlan | null,
	{ form, draft, voice, labels, link }: Asked,
	how: string
): Answer {
	const days = laterTermsOf(plan, form.rules).credit_valid_days;
	const bonus = laterTermsOf(other, form.rules).credit_bonus_basis_points;
	const note =
		draft.outcome === 'store_credit' && days !== null
			? voice.t(words.creditUsable, { days })
			: other && draft.outcome === 'refund' && other.bonus_minor > 0
				? voice.t(words.orCredit, {
						credit: creditPlace(voice),
						amount: voice.money({ amountMinor: other.total_minor, currency: other.currency }),
						percent: percent(voice.locale, bonus)
					})
				: null;
	return {
		label: voice.t(words.youGet),
		value:
			draft.outcome === 'refund'
				? moneyBack(labels, voice, how)
				: voice.t(outcomeName(labels, 'store_credit')),
		...(note ? { note } : {}),
		...(other ? { change: link('outcome') } : {})
	};
}

/** Where the money goes, or what the merchant calls it with the place behind it. */
export const moneyBack = (labels: ShopLabels, voice: Voice, how: string): string => {
	const own = labels.outcomes.refund[voice.locale];
	return own === '' ? voice.t(words.moneyBack, { how }) : `${own} · ${how}`;
};

function methodAnswer(plan: ReturnPlan, { form, voice, labels, link }: Asked): Answer {
	const label = voice.t(words.travels);
	if (plan.method === 'keep') return { label, value: voice.t(words.keepIt), note: voice.t(words.keepItNote) };
	const fetchBy = plan.cod_claim?.collect_by;
	if (fetchBy)
		return { label, value: voice.t(cod.fetched), note: voice.t(cod.fetchedBy, { day: voice.day(fetchBy) }) };
	return {
		label,
		value: voice.t(methodName(labels, plan.method)),
		note: voice.t(methodNote(labels, plan.method)),
		...(laterTermsOf(plan, form.rules).methods.length > 1 ? { change: link('method') } : {})
	};
}

function stopsOf(plan: ReturnPlan, given: Given, credit: boolean): Stop[] {
	const { voice, now } = given;
	const isInstant = chosenOffer(given.draft, given.instant) !== null;
	const time = (at: Instant, by: boolean) => ({
		time: { iso: voice.iso(at), text: voice.dayShort(at), ...(by ? { before: voice.t(words.by) } : {}) }
	});
	const stops: Stop[] = [{ state: 'here', name: voice.t(words.stopAsk), ...time(now, false), line: 'dot' }];
	if (isInstant) stops.push({ state: 'next', name: voice.t(exchangeWords.stopReplacement), line: 'dot' });
	if (plan.verdict === 'review') stops.push({ state: 'next', name: voice.t(words.stopAnswer), line: 'dot' });
	if (plan.ship_by !== null)
		stops.push({
			state: 'next',
			name: voice.t(plan.method === 'drop_off' ? words.stopDrop : words.stopSend),
			...time(plan.ship_by, true),
			line: 'dot'
		});
	if (plan.cod_claim?.collect_by)
		stops.push({
			state: 'next',
			name: voice.t(cod.stopFetch),
			...time(plan.cod_claim.collect_by, true),
			line: 'dot'
		});
	if (plan.expected.back !== null)
		stops.push({
			state: 'next',
			name: voice.t(words.stopBack),
			...time(plan.expected.back, true),
			line: 'dot'
		});
	if (plan.exchange && !isInstant)
		stops.push({
			state: 'next',
			name: voice.t(exchangeWords.stopReplacement),
			...time(plan.expected.checked ?? plan.expected.sent, true),
			line: 'dot'
		});
	if (plan.exchange && plan.total_minor === 0 && !isInstant) return stops;
	const end = credit ? (plan.expected.checked ?? plan.expected.sent) : plan.expected.arrives_by;
	stops.push({
		state: 'next',
		name: voice.t(credit ? words.stopCredit : words.stopMoney),
		...time(end, true),
		line: 'dot'
	});
	return stops;
}

function breakdownRows(plan: ReturnPlan, form: ReturnForm, voice: Voice): MoneyRow[] {
	const lines = form.lines.map((line) => ({ ...line, line_id: line.id }));
	return breakdownOf(plan, lines, form.order.prices_include_tax === 1).map((row) => ({
		...wordsOf(row, plan, form, voice),
		amount: { amountMinor: row.amount_minor, currency: plan.currency },
		...(row.kind === 'goods' ? {} : { sign: 'always' as const })
	}));
}

function wordsOf(
	row: BreakdownRow,
	plan: ReturnPlan,
	form: ReturnForm,
	voice: Voice
): Pick<MoneyRow, 'label' | 'why'> {
	switch (row.kind) {
		case 'goods': {
			const item = plan.items[row.item];
			const line = form.lines.find((candidate) => candidate.id === item?.line_id);
			const name = line ? titleOf(line, voice) : '';
			return { label: voice.t(returnMoney.piece, { name, n: item?.quantity ?? 1 }) };
		}
		case 'discount': {
			const whole = voice.money({ amountMinor: form.order.order_discount_minor, currency: plan.currency });
			return {
				label: voice.t(returnMoney.rowDiscount, { label: form.order.discount_label }),
				why:
					form.order.order_discount_minor > 0
						? voice.t(words.whyDiscount, { n: plan.items.length, amount: whole })
						: voice.t(returnMoney.whyDiscount)
			};
		}
		case 'tax':
			return { label: voice.t(returnMoney.rowTax) };
		case 'shipping':
			return { label: voice.t(returnMoney.rowShipping), why: voice.t(returnMoney.whyShipping) };
		case 'restocking':
			return { label: voice.t(returnMoney.rowRestocking) };
		case 'return_shipping':
			return {
				label: voice.t(returnMoney.rowReturnShipping),
				...(plan.items.some((item) => !item.bears_return_fee)
					? { why: voice.t(returnMoney.whyReturnShipping) }
					: {})
			};
		case 'exchanged':
			return { label: voice.t(returnMoney.rowExchanged) };
		case 'bonus':
			return { label: voice.t(returnMoney.rowBonus) };
		case 'capped':
			return { label: voice.t(returnMoney.rowCapped) };
		case 'rounding':
			return { label: voice.t(returnMoney.rowRounding) };
	}
}
