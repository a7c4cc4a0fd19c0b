import type { Conditions, Phase, PublicTerms, PublicWindow } from '#lib/domain/policy/public/public-terms.ts';
import { policyPage as page } from './policy-page.ts';
import { policyTerms as words } from './policy-terms.ts';
import { refusalWords } from './refusals.ts';
import { publicExceptions } from './rules/public.ts';
import { AND, daySaid, OR, quoted, type RuleNames } from './rules/values.ts';
import { listedText } from './rules/parts.ts';
import type { Voice } from './voice.ts';

export type PolicyFact = { label: string; value: string };
/** A part of a section; without a head it is all of it. */
export type PolicyBlock = { head: string | null; facts: PolicyFact[]; lines: string[] };
export type PolicySection = {
	key: 'taste' | 'faults' | 'way' | 'money' | 'rights' | 'exceptions';
	head: string;
	lead: string | null;
	blocks: PolicyBlock[];
	/** Sentences that are read in order. */
	steps: string[];
	after: string[];
	sources: { name: string; url: string }[];
};

/** The terms of a place in words: the page, its print, the frame on other sites and the PDF all read them from here. */
export function policySections(voice: Voice, terms: PublicTerms, names: RuleNames): PolicySection[] {
	const { currency } = terms.place;
	const say = speakerOf(voice, currency);
	const all = [
		section('taste', voice.t(page.taste), tasteBlocks(say, terms), {
			after: tasteNotes(voice, terms, names)
		}),
		section('faults', voice.t(page.faults), faultBlocks(say, terms), { after: [voice.t(words.personLater)] }),
		section('way', voice.t(page.way), apart(say, terms, wayFacts)),
		section(
			'money',
			voice.t(page.money),
			apart(say, terms, (_say, of) => moneyFacts(say, of, terms.bank_days))
		),
		rightsSection(voice, terms),
		exceptionsSection(voice, terms, names)
	];
	return all.filter(({ blocks, steps, after }) => blocks.length + steps.length + after.length > 0);
}

const section = (
	key: PolicySection['key'],
	head: string,
	blocks: PolicyBlock[],
	more: Partial<PolicySection> = {}
): PolicySection => ({ key, head, lead: null, blocks, steps: [], after: [], sources: [], ...more });

type Speaker = Voice & { currency: string; amount(minor: number): string };
const speakerOf = (voice: Voice, currency: string): Speaker => ({
	...voice,
	currency,
	amount: (amountMinor) => voice.money({ amountMinor, currency })
});

function tasteBlocks(say: Speaker, { taste }: PublicTerms): PolicyBlock[] {
	const [first, second] = taste.phases;
	const no = taste.refusal && refusalWords(say.locale, taste.refusal);
	if (first === undefined) return [{ head: null, facts: [], lines: no ? [no] : [] }];
	if (second === undefined && no === null) return [phaseBlock(say, first, null)];
	const byLaw = phaseBlock(say, first, say.t(page.byLaw, { days: first.open_for.days }));
	if (second === undefined) {
		return [byLaw, { head: say.t(page.afterLawNo), facts: [], lines: no ? [no] : [] }];
	}
	const whole = phaseBlock(say, second, say.t(page.afterLaw));
	const known = new Map(byLaw.facts.map((fact) => [fact.label, fact.value]));
	const facts = whole.facts.filter(({ label, value }) => known.get(label) !== value);
	const lines = whole.lines.filter((line) => !byLaw.lines.includes(line));
	if (facts.length < whole.facts.length) lines.push(say.t(page.asBefore));
	return [byLaw, { ...whole, facts, lines }];
}

const phaseBlock = (say: Speaker, { open_for, conditions }: Phase, head: string | null): PolicyBlock => ({
	head,
	facts: [
		{ label: say.t(words.howLong), value: windowWords(say, open_for) },
		{ label: say.t(words.youGet), value: outcomesWords(say, conditions) },
		{ label: say.t(words.sendingBack), value: sendingWords(say, conditions) },
		{ label: say.t(words.restocking), value: restockingWords(say, conditions) },
		...sharedFacts(say, conditions)
	],
	lines: conditions.told.map((told) => say.of(told))
});

function tasteNotes(voice: Voice, { taste, buffer_days }: PublicTerms, names: RuleNames): string[] {
	if (taste.phases.length === 0) return [];
	const bearsFees = taste.phases.some(
		({ conditions }) =>
			conditions.restocking_basis_points + conditions.piece_fee_minor + conditions.return_fee_minor > 0
	);
	const reasons = taste.waived_for.map((code) => quoted(names.reasons?.[code]?.[voice.locale] ?? code));
	return [
		...(bearsFees && reasons.length > 0
			? [voice.t(words.waived, { reasons: listedText(voice.locale, reasons, OR[voice.locale]) })]
			: []),
		voice.t(words.buffer, { days: buffer_days })
	];
}

function faultBlocks(say: Speaker, { faults }: PublicTerms): PolicyBlock[] {
	return faults.map(({ of, days, photo, conditions }) => ({
		head: faults.length === 1 ? null : say.t(of.includes('merchant') ? page.faultsOurs : page.faultsCarriers),
		facts: [
			{ label: say.t(words.reportFor), value: say.t(words.delivered, { days }) },
			{ label: say.t(words.youGet), value: outcomesWords(say, conditions) },
			{ label: say.t(words.sendingBack), value: say.t(words.free) },
			...sharedFacts(say, conditions, photo)
		],
		lines: conditions.told.map((told) => say.of(told))
	}));
}

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

function wayFacts(say: Speaker, of: Conditions): PolicyFact[] {
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
	const credit =
		more.length > 0
			? say.t(words.creditMore, { more: listedText(say.locale, more, AND[say.locale]) })
			: say.t(words.credit);
	const outcomes = of.outcomes.map((outcome) => (outcome === 'refund' ? say.t(words.refund) : credit));
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

/** One block for all answers, unless what is asked differs between them. */
function apart(
	say: Speaker,
	{ taste, faults }: PublicTerms,
	factsOf: (say: Speaker, of: Conditions) => PolicyFact[]
): PolicyBlock[] {
	const of: { head: string; conditions: Conditions }[] = [
		...taste.phases.map(({ conditions }) => ({ head: say.t(page.taste), conditions })),
		...faults.map(({ of: by, conditions }) => ({
			head: say.t(
				faults.length === 1 ? page.faults : by.includes('merchant') ? page.faultsOurs : page.faultsCarriers
			),
			conditions
		}))
	];
	const blocks = new Map<string, PolicyBlock>();
	for (const { head, conditions } of of) {
		const facts = factsOf(say, conditions);
		const key = JSON.stringify(facts);
		if (!blocks.has(key)) blocks.set(key, { head, facts, lines: [] });
	}
	const found = [...blocks.values()];
	return found.length === 1 ? found.map((block) => ({ ...block, head: null })) : found;
}

function moneyFacts(say: Speaker, of: Conditions, bank: PublicTerms['bank_days']): PolicyFact[] {
	return [
		{ label: say.t(words.checked), value: say.t(words.checkedIn, { days: of.inspect_days }) },
		...(of.promise === null ? [] : [{ label: say.t(words.promise), value: promiseWords(say, of.promise) }]),
		{ label: say.t(words.bank), value: say.t(words.bankIn, bank) },
		...(of.outcomes.includes('store_credit')
			? [
					{
						label: say.t(words.creditValid),
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

function rightsSection(voice: Voice, { rights }: PublicTerms): PolicySection {
	const { withdrawal, conformity, cod_claim, exempt } = rights;
	const told = [withdrawal, conformity, cod_claim].filter((right) => right !== null);
	return section('rights', voice.t(page.rights), [], {
		after: [
			...(withdrawal === null
				? []
				: [exempt ? voice.t(words.exempt) : voice.t(words.withdrawal, { days: withdrawal.days })]),
			...(conformity === null ? [] : [voice.t(words.conformity, { days: conformity.days })]),
			...(cod_claim === null
				? []
				: [voice.t(words.codClaim, { days: cod_claim.days, refund: cod_claim.refund_days })])
		],
		sources: told.map(({ source }) => source)
	});
}

function exceptionsSection(voice: Voice, { exceptions }: PublicTerms, names: RuleNames): PolicySection {
	const { sentences, others } = publicExceptions(voice.locale, exceptions, names);
	return section('exceptions', voice.t(page.exceptions), [], {
		lead: sentences.length > 0 ? voice.t(page.exceptionsHow) : null,
		steps: sentences,
		after: others ? [voice.t(page.exceptionsOthers)] : []
	});
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);
