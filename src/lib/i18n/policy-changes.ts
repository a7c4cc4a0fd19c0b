import type { PublicTerms } from '#lib/domain/policy/public/public-terms.ts';
import { faultFacts, moneyFacts, phaseFacts, speakerOf, wayFacts, type PolicyFact } from './policy-facts.ts';
import { claimFacts, exchangeFacts } from './policy-orders.ts';
import { policyPage as page } from './policy-page.ts';
import { refusalWords } from './refusals.ts';
import { listedText } from './rules/parts.ts';
import { AND } from './rules/values.ts';
import type { Voice } from './voice.ts';

/** One thing that two versions say differently of a place; null: that version says nothing of it. */
export type PolicyChange = { label: string; now: string | null; next: string | null };

/** What the next version says otherwise, fact by fact; exceptions aside. */
export function policyChanges(voice: Voice, now: PublicTerms, next: PublicTerms): PolicyChange[] {
	const before = told(voice, now);
	const after = told(voice, next);
	const keys = new Map([...after, ...before].map((fact) => [keyOf(fact), fact]));
	const valueIn = (facts: readonly Told[], key: string) =>
		facts.find((fact) => keyOf(fact) === key)?.value ?? null;
	// That it does not come back any more says enough of all that held when it did.
	const isNever = next.taste.phases.length === 0;
	const taste = voice.t(page.taste);
	const found = new Map<string, PolicyChange & Pick<Told, 'section'> & { of: string[] }>();
	for (const [key, { section, of, label }] of keys) {
		const change = { label, now: valueIn(before, key), next: valueIn(after, key) };
		const isGone = isNever && change.next === null && [section, of].includes(taste);
		if (change.now === change.next || isGone) continue;
		const same = JSON.stringify([section, change]);
		const known = found.get(same);
		if (known) known.of.push(of);
		else found.set(same, { ...change, section, of: [of] });
	}
	const audiences = (section: string) =>
		new Set([...keys.values()].filter((fact) => fact.section === section).map((fact) => fact.of)).size;
	return [...found.values()].map(({ section, of, label, ...change }) => {
		const whom = of.length === audiences(section) ? '' : listedText(voice.locale, of, AND[voice.locale]);
		return { ...change, label: [section, whom, label].filter(Boolean).join(' · ') };
	});
}

type Told = PolicyFact & { section: string; of: string };
const keyOf = ({ section, of, label }: Told): string => JSON.stringify([section, of, label]);

function told(voice: Voice, terms: PublicTerms): Told[] {
	const say = speakerOf(voice, terms.place.currency);
	const { taste, faults, rights, bank_days } = terms;
	const withdrawal = rights.exempt ? null : rights.withdrawal;
	const own = voice.t(withdrawal === null ? page.taste : page.afterLaw);
	const at = (section: string, of: string, facts: readonly PolicyFact[]): Told[] =>
		facts.map((fact) => ({ ...fact, section, of }));
	const [ours, carriers] = (['merchant', 'carrier'] as const).map((by) =>
		faults.find(({ of }) => of.includes(by))
	);
	const last = taste.phases.at(-1);
	const answers = [
		...(last ? [{ of: voice.t(page.taste), conditions: last.conditions }] : []),
		...(ours ? [{ of: voice.t(page.faultsOurs), conditions: ours.conditions }] : []),
		...(carriers ? [{ of: voice.t(page.faultsCarriers), conditions: carriers.conditions }] : [])
	];
	return [
		...taste.phases.flatMap((phase) =>
			at(
				voice.t(page.taste),
				phase.basis === 'withdrawal' ? voice.t(page.byLaw, { days: phase.open_for.days }) : own,
				phaseFacts(say, phase)
			)
		),
		...(taste.refusal === null
			? []
			: at(voice.t(page.taste), own, [{ label: '', value: refusalWords(voice.locale, taste.refusal) }])),
		...(ours ? at(voice.t(page.faults), voice.t(page.faultsOurs), faultFacts(say, ours)) : []),
		...(carriers ? at(voice.t(page.faults), voice.t(page.faultsCarriers), faultFacts(say, carriers)) : []),
		...answers.flatMap(({ of, conditions }) => [
			...at(voice.t(page.way), of, wayFacts(say, conditions)),
			...at(voice.t(page.money), of, moneyFacts(say, conditions, bank_days))
		]),
		...at(voice.t(page.exchanges), '', exchangeFacts(voice, terms.exchanges)),
		...at(voice.t(page.claims), '', claimFacts(voice, terms.claims))
	];
}
