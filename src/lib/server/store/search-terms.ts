import type { Id } from '#lib/domain/ids.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import type { SearchTermsTable } from './schema.ts';

export type Term = { term: string; weight: number };
export type Findable = Pick<SearchTermsTable, 'entity' | 'entity_id'> & { order_id: Id<'ord'> };

/** Words by which an order or a return is found from now on. Repeated words keep their greatest weight. */
export async function replaceTerms(tx: Tx, of: Findable, terms: readonly Term[]): Promise<void> {
	await tx
		.deleteFrom('search_terms')
		.where('entity_id', '=', of.entity_id)
		.where('entity', '=', of.entity)
		.execute();
	await addTerms(tx, of, terms);
}

/** The same for what is new and has no words yet. */
export async function addTerms(tx: Tx, of: Findable, terms: readonly Term[]): Promise<void> {
	const weights = new Map<string, number>();
	for (const { term, weight } of terms) {
		const word = searchWord(term);
		if (word !== '') weights.set(word, Math.max(weight, weights.get(word) ?? 0));
	}
	const rows = [...weights].map(([term, weight]) => ({
		term,
		weight,
		entity: of.entity,
		entity_id: of.entity_id,
		order_id: of.order_id
	}));
	await insertRows(tx, 'search_terms', rows);
}

/** A word as it is stored and looked for: one form of Unicode, lower case, at most 100 characters. */
export const searchWord = (typed: string): string =>
	typed.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 100);

/** The words of a text; Thai writes without spaces, so a dictionary finds its words. */
export const wordsOf = (text: string): string[] => {
	segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
	return [...segmenter.segment(text)].filter((part) => part.isWordLike).map((part) => part.segment);
};
// The dictionary is read at its first use: a start has no words to find.
let segmenter: Intl.Segmenter | undefined;

/** Terms that are looked through for the weightiest: a beginning that more have in common says nothing yet. */
const MOST_READ = 2_000;

/** Orders and returns with a term that begins with `typed`, the weightiest first. */
export function findByTerm(db: Reader, typed: string, limit: number): Promise<SearchTermsTable[]> {
	const from = searchWord(typed);
	const begun = db
		.selectFrom('search_terms')
		.selectAll()
		.where('term', '>=', from)
		.where('term', '<', `${from}\u{10ffff}`)
		.orderBy('term')
		.limit(MOST_READ);
	return db
		.selectFrom(begun.as('begun'))
		.selectAll()
		.orderBy('weight', 'desc')
		.orderBy('term')
		.limit(limit)
		.execute();
}
