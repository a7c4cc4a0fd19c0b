import type { Conditions, Phase, PublicTerms, PublicWindow } from '#lib/domain/policy/public/public-terms.ts';
import { policyTerms as words } from './policy-terms.ts';
import { listedText } from './rules/parts.ts';
import { AND, daySaid, OR } from './rules/values.ts';
import type { Voice } from './voice.ts';

export type PolicyFact = { label: string; value: string };

/** A voice that knows the currency of the place. */
export type Speaker = Voice & { currency: string; amount(minor: number): string };
export const speakerOf = (voice: Voice, currency: string): Speaker => ({
	...voice,
	currency,
	amount: (amountMinor) => voice.money({ amountMinor, currency })
});

/** What holds for a change of mind in one of its phases. */
export const phaseFacts = (say: Speaker, { open_for, conditions }: Phase): PolicyFact[] => [
	{ label: say.t(words.howLong), value: windowWords(say, open_for) },
	{ label: say.t(words.youGet), value: outcomesWords(say, conditions) },
	{ label: say.t(words.sendingBack), value: sendingWords(say, conditions) },
	{ label: say.t(words.restocking), value: restockingWords(say, conditions) },
	...sharedFacts(say, conditions)
];

export const faultFacts = (
	say: Speaker,
	{ days, photo, conditions }: PublicTerms['faults'][number]
): PolicyFact[] => [
	{ label: say.t(words.reportFor), value: say.t(words.delivered, { days }) },
	{ label: say.t(words.youGet), value: outcomesWords(say, conditions) },
	{ label: say.t(words.sendingBack), value: say.t(words.free) },
	...sharedFacts(say, conditions, photo)
];

/** What is said alike of a change of mind and of a fault. */
function sharedFacts(say: Speaker, of: Conditions, photo = false): PolicyFact[] {
	const { locale } = say;
	const asked = [
		...(of.photos === null
			? photo
				? [say.t(words.photo)]
				: []
			: of.photos > 0
				? [say.t(words.photos, { photos: of.photos })]
				: []),
		...(of.comment ? [say.t(words.words)] : [])
	];
	const delivery = { none: words.deliveryNone, items: words.deliveryItems, whole_order: words.deliveryWhole };
	return [
		{ label: say.t(words.delivery), value: say.t(delivery[of.delivery]) },
		...(of.keep_up_to_minor > 0
			? [
					{
						label: say.t(words.keep),
						value: say.t(of.keep === 'rule' ? words.keepUpTo : words.keepWithPhoto, {
							amount: say.amount(of.keep_up_to_minor)
						})
					}
				]
			: []),
		...(of.pieces === null
			? []
			: [{ label: say.t(words.pieces), value: say.t(words.piecesOf, { pieces: of.pieces }) }]),
		...(asked.length === 0
			? []
			: [{ label: say.t(words.asked), value: capital(listedText(locale, asked, AND[locale])) }])
	];
}

export function wayFacts(say: Speaker, of: Conditions): PolicyFact[] {
	const ways = of.methods.map((method) => say.t(method === 'drop_off' ? words.dropOff : words.ownCarrier));
	return [
		{ label: say.t(words.ways), value: capital(listedText(say.locale, ways, OR[say.locale])) },
		{ label: say.t(words.handOver), value: say.t(words.afterYes, { days: of.ship_by_days }) }
	];
}

export function windowWords(voice: Voice, window: PublicWindow): string {
	let said = voice.t(words[window.from], { days: window.days });
	if (window.least_days !== null) {
		said = voice.t(words.atLeast, { window: said, days: window.least_days });
	}
	if (window.until !== null) {
		said = voice.t(words.until, { window: said, day: daySaid(voice.locale, window.until) });
	}
	return said;
}

function outcomesWords(say: Speaker, of: Conditions): string {
	const more = [
		...(of.bonus_basis_points > 0 ? [say.percent(of.bonus_basis_points)] : []),
		...(of.bonus_minor > 0 ? [say.amount(of.bonus_minor)] : [])
	];
	const name = say.credit || say.t(words.credit);
	const credit =
		more.length > 0
			? say.t(words.creditMore, { credit: name, more: listedText(say.locale, more, AND[say.locale]) })
			: name;
	const given = { refund: say.t(words.refund), store_credit: credit, exchange: say.t(words.exchange) };
	const outcomes = of.outcomes.map((outcome) => given[outcome]);
	return capital(listedText(say.locale, outcomes, OR[say.locale]));
}

/** What the customer pays for the way back: the shop's flat fee, and the carrier where they choose it. */
function sendingWords(say: Speaker, of: Conditions): string {
	const isCounter = of.methods.includes('drop_off');
	const amount = say.amount(of.return_fee_minor);
	if (of.return_fee_minor > 0) return say.t(isCounter ? words.oncePerReturn : words.ownCostAnd, { amount });
	if (!isCounter) return say.t(words.ownCost);
	return say.t(of.methods.length > 1 ? words.freeAtCounter : words.free);
}

function restockingWords(say: Speaker, of: Conditions): string {
	const fees = [
		...(of.restocking_basis_points > 0
			? [say.t(words.ofPrice, { share: say.percent(of.restocking_basis_points) })]
			: []),
		...(of.piece_fee_minor > 0 ? [say.t(words.perPiece, { amount: say.amount(of.piece_fee_minor) })] : [])
	];
	if (fees.length === 0 || of.fee_cap_basis_points === 0) return say.t(words.none);
	const said = listedText(say.locale, fees, AND[say.locale]);
	if (of.fee_cap_basis_points >= 10_000) return said;
	return say.t(words.atMost, { fees: said, share: say.percent(of.fee_cap_basis_points) });
}

export function moneyFacts(say: Speaker, of: Conditions, bank: PublicTerms['bank_days']): PolicyFact[] {
	return [
		{ label: say.t(words.checked), value: say.t(words.checkedIn, { days: of.inspect_days }) },
		...(of.promise === null ? [] : [{ label: say.t(words.promise), value: promiseWords(say, of.promise) }]),
		{ label: say.t(words.bank), value: say.t(words.bankIn, bank) },
		...(of.outcomes.includes('store_credit')
			? [
					{
						label: say.credit || say.t(words.creditValid),
						value:
							of.credit_valid_days === null
								? say.t(words.creditForever)
								: say.t(words.creditDays, { days: of.credit_valid_days })
					}
				]
			: [])
	];
}

function promiseWords(say: Speaker, { from, days, grant }: NonNullable<Conditions['promise']>): string {
	const starts = {
		scanned: words.promiseScanned,
		received: words.promiseReceived,
		approved: words.promiseApproved
	};
	const promise = say.t(starts[from], { days });
	if (grant.kind === 'fees') return say.t(words.lateFees, { promise });
	if (grant.kind === 'nothing') return promise;
	const minor = grant.amounts[say.currency] ?? 0;
	return minor > 0 ? say.t(words.lateCredit, { promise, amount: say.amount(minor) }) : promise;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
