import type { TypedIn } from '../../form.ts';
import type { ActDraft, GroupDraft, NodeDraft, RuleDraft, Typed } from './rule-draft.ts';

const DEEPEST = 4;
const MOST_PARTS = 40;

/** The rule that came with a form. Names say places: `when.0.value.THB`, `then.1.words.th`. */
export function typedRule(typed: TypedIn, names: Iterable<string>): RuleDraft {
	const known = [...new Set(names)].slice(0, 2_000);
	const valuesAt = (path: string, except: readonly string[]): Typed => {
		const read: Typed = { texts: {}, lists: {} };
		for (const name of known) {
			if (!name.startsWith(`${path}.`)) continue;
			const key = name.slice(path.length + 1);
			if (/^\d/.test(key) || except.includes(key) || !/^[a-z_.]+(\.[A-Z]{3})?$/.test(key)) continue;
			const list = key.endsWith('.some') ? key.slice(0, -'.some'.length) : null;
			if (list) read.lists[list] = typed.all(name, 80).filter((text) => text !== '');
			else read.texts[key] = typed.lines(name, 2_000);
		}
		return read;
	};
	const node = (path: string, depth: number): NodeDraft => {
		const kind = typed.text(`${path}.kind`, 10);
		const not = typed.checked(`${path}.not`);
		if (kind === 'all' || kind === 'any') return group(path, kind, not, depth);
		const values = valuesAt(path, ['kind', 'not', 'parts', 'field', 'op']);
		if (kind === 'cel') return { kind, not, ...values };
		return {
			kind: 'ask',
			not,
			field: typed.text(`${path}.field`, 60),
			op: typed.text(`${path}.op`, 20),
			...values
		};
	};
	const group = (path: string, kind: 'all' | 'any', not: boolean, depth: number): GroupDraft => {
		const count = depth >= DEEPEST ? 0 : Math.min(typed.whole(`${path}.parts`) ?? 0, MOST_PARTS);
		const parts = Array.from({ length: count }, (_, index) => node(`${path}.${index}`, depth + 1));
		return { kind, not, parts };
	};
	const acts = Math.min(typed.whole('then.parts') ?? 0, MOST_PARTS);
	return {
		id: typed.text('id', 20),
		name: typed.text('name', 120),
		enabled: typed.checked('enabled'),
		when: group('when', typed.text('when.kind', 10) === 'any' ? 'any' : 'all', typed.checked('when.not'), 0),
		then: Array.from({ length: acts }, (_, index): ActDraft => ({
			do: typed.text(`then.${index}.do`, 40),
			...valuesAt(`then.${index}`, ['do'])
		}))
	};
}
