import type { PolicySection } from '#lib/i18n/policy-sections.ts';

/** What the next version says otherwise; null: it says nothing of that, or nothing was said before. */
export type Change = { label: string; now: string | null; next: string | null };

/** What differs between two readings of a place, fact by fact; exceptions are told as a whole. */
export function changesBetween(now: readonly PolicySection[], next: readonly PolicySection[]): Change[] {
	const before = told(now);
	const after = told(next);
	return [...new Set([...after.keys(), ...before.keys()])]
		.map((label) => ({ label, now: before.get(label) ?? null, next: after.get(label) ?? null }))
		.filter((change) => change.now !== change.next);
}

export const exceptionsDiffer = (now: readonly PolicySection[], next: readonly PolicySection[]): boolean =>
	JSON.stringify(now.find(isExceptions) ?? null) !== JSON.stringify(next.find(isExceptions) ?? null);

const isExceptions = ({ key }: PolicySection): boolean => key === 'exceptions';

function told(sections: readonly PolicySection[]): Map<string, string> {
	const facts = sections
		.filter((section) => !isExceptions(section))
		.flatMap(({ head, blocks, after }) => [
			...blocks.flatMap((block) => [
				...block.facts.map(({ label, value }): [string, string] => [
					[head, block.head, label].filter(Boolean).join(' · '),
					value
				]),
				...lines([head, block.head], block.lines)
			]),
			...lines([head], after)
		]);
	return new Map(facts);
}

const lines = (heads: (string | null)[], said: readonly string[]): [string, string][] =>
	said.length === 0 ? [] : [[heads.filter(Boolean).join(' · '), said.join(' ')]];
