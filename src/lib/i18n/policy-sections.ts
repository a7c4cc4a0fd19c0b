import type { Conditions, Phase, PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import type { AtOnceTerms, UnpackedTerms } from '#lib/domain/policy/public/order-terms.ts';
import {
	faultFacts,
	moneyFacts,
	phaseFacts,
	speakerOf,
	wayFacts,
	type PolicyFact,
	type Speaker
} from './policy-facts.ts';
import { atOnceFacts, claimFacts, exchangeFacts, unpackedFacts } from './policy-orders.ts';
import { policyPage as page } from './policy-page.ts';
import { policyTerms as words } from './policy-terms.ts';
import { refusalWords } from './refusals.ts';
import { listedText } from './rules/parts.ts';
import { publicExceptions } from './rules/public.ts';
import { OR, quoted, type RuleNames } from './rules/values.ts';
import type { Voice } from './voice.ts';

/** A part of a section; without a head it is all of it. */
export type PolicyBlock = { head: string | null; facts: PolicyFact[]; lines: string[] };
export type PolicySection = {
	key: 'taste' | 'faults' | 'exchanges' | 'way' | 'money' | 'claims' | 'unpacked' | 'rights' | 'exceptions';
	head: string;
	lead: string | null;
	blocks: PolicyBlock[];
	/** Sentences that are read in order. */
	steps: string[];
	after: string[];
	sources: { name: string; url: string }[];
};

/** The terms of a place in words: the page, its print, the frame on other sites and the PDF all read them from here. */
export function policySections(
	voice: Voice,
	terms: PublicTerms,
	names: RuleNames,
	unpacked: UnpackedTerms,
	atOnce: AtOnceTerms | null
): PolicySection[] {
	const { currency } = terms.place;
	const say = speakerOf(voice, currency);
	const all = [
		section('taste', voice.t(page.taste), tasteBlocks(say, terms), {
			after: tasteNotes(voice, terms, names)
		}),
		section('faults', voice.t(page.faults), faultBlocks(say, terms), { after: [voice.t(words.personLater)] }),
		section(
			'exchanges',
			voice.t(page.exchanges),
			alone([...exchangeFacts(voice, terms.exchanges), ...atOnceFacts(say, atOnce)])
		),
		section('way', voice.t(page.way), apart(say, terms, wayFacts)),
		section(
			'money',
			voice.t(page.money),
			apart(say, terms, (_say, of) => moneyFacts(say, of, terms.bank_days))
		),
		section('claims', voice.t(page.claims), alone(claimFacts(voice, terms.claims))),
		section('unpacked', voice.t(page.unpacked), alone(unpackedFacts(say, unpacked)), {
			after: [voice.t(page.unpackedUntil)]
		}),
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

const alone = (facts: PolicyFact[]): PolicyBlock[] =>
	facts.length === 0 ? [] : [{ head: null, facts, lines: [] }];

function tasteBlocks(say: Speaker, { taste }: PublicTerms): PolicyBlock[] {
	const [first, second] = taste.phases;
	const no = taste.refusal && refusalWords(say.locale, taste.refusal);
	if (first === undefined) return [{ head: null, facts: [], lines: no ? [no] : [] }];
	if (second === undefined && no === null) return [phaseBlock(say, first, null)];
	const byLaw = phaseBlock(say, first, say.t(page.byLaw, { days: first.open_for.days }));
	if (second === undefined) {
		return [byLaw, { head: say.t(page.afterLawNo), facts: [], lines: no ? [no] : [] }];
	}
	return [byLaw, besides(say, byLaw, phaseBlock(say, second, say.t(page.afterLaw)))];
}

const phaseBlock = (say: Speaker, phase: Phase, head: string | null): PolicyBlock => ({
	head,
	facts: phaseFacts(say, phase),
	lines: phase.conditions.told.map((told) => say.of(told))
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
	const [first, ...others] = faults.map((fault) => ({
		head: faults.length === 1 ? null : say.t(faultHead(fault.of)),
		facts: faultFacts(say, fault),
		lines: fault.conditions.told.map((told) => say.of(told))
	}));
	return first ? [first, ...others.map((other) => besides(say, first, other))] : [];
}

const faultHead = (of: PublicTerms['faults'][number]['of']) =>
	of.includes('merchant') ? page.faultsOurs : page.faultsCarriers;

/** Only what a block says otherwise than the one above it. */
function besides(say: Speaker, above: PolicyBlock, block: PolicyBlock): PolicyBlock {
	const known = new Map(above.facts.map((fact) => [fact.label, fact.value]));
	const facts = block.facts.filter(({ label, value }) => known.get(label) !== value);
	const lines = block.lines.filter((line) => !above.lines.includes(line));
	return {
		...block,
		facts,
		lines: facts.length < block.facts.length ? [...lines, say.t(page.asBefore)] : lines
	};
}

/** One block for all answers, unless what is asked differs between them. */
function apart(
	say: Speaker,
	{ taste, faults }: PublicTerms,
	factsOf: (say: Speaker, of: Conditions) => PolicyFact[]
): PolicyBlock[] {
	const all = [
		...taste.phases.map(({ conditions }) => ({ head: say.t(page.taste), conditions })),
		...faults.map(({ of, conditions }) => ({
			head: say.t(faults.length === 1 ? page.faults : faultHead(of)),
			conditions
		}))
	];
	const found = new Map<string, { heads: Set<string>; facts: PolicyFact[] }>();
	for (const { head, conditions } of all) {
		const facts = factsOf(say, conditions);
		const key = JSON.stringify(facts);
		const known = found.get(key);
		if (known) known.heads.add(head);
		else found.set(key, { heads: new Set([head]), facts });
	}
	const [first, ...others] = [...found.values()].map(({ heads, facts }): PolicyBlock => {
		const head = found.size === 1 ? null : [...heads].join(' · ');
		return { head, facts, lines: [] };
	});
	return first ? [first, ...others.map((other) => besides(say, first, other))] : [];
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
