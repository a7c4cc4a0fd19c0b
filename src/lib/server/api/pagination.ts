import { z } from 'zod';

/** A place in a list, unreadable on purpose: what it holds may change. */
export const cursorOf = (place: readonly (string | number)[]): string =>
	Buffer.from(JSON.stringify(place)).toString('base64url');

/** Null for anything that was not made by `cursorOf` with parts of these kinds. */
export function placeOf<K extends readonly ('string' | 'number')[]>(
	cursor: string,
	kinds: K
): Place<K> | null {
	try {
		const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
		if (!Array.isArray(parts) || parts.length !== kinds.length) return null;
		const fits = parts.every(
			(part, index) =>
				typeof part === kinds[index] &&
				(typeof part === 'string' ? isPlain(part) : Number.isSafeInteger(part))
		);
		return fits ? (parts as Place<K>) : null;
	} catch {
		return null;
	}
}

type Place<K extends readonly ('string' | 'number')[]> = {
	-readonly [I in keyof K]: K[I] extends 'number' ? number : string;
};

const isPlain = (text: string): boolean => /^[\w:.-]{1,100}$/.test(text);

/** Query members of every list. */
export const page = <K extends readonly ('string' | 'number')[]>(kinds: K) => ({
	limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'How many, at most 100.' }),
	after: z
		.string()
		.max(400)
		.optional()
		.transform((cursor, context) => {
			if (cursor === undefined) return null;
			const place = placeOf(cursor, kinds);
			if (place === null) context.addIssue({ code: 'custom', params: { fault: 'not_as_written' } });
			return place;
		})
		.meta({ description: '`next` of the page before.' })
});

/** A page as it is answered: one row more was read to know whether there is another page. */
export function pageOf<R, T>(
	rows: readonly R[],
	limit: number,
	placeOfRow: (row: R) => readonly (string | number)[],
	shown: (row: R) => T
): { data: T[]; next: string | null } {
	const visible = rows.slice(0, limit);
	const last = visible.at(-1);
	return {
		data: visible.map(shown),
		next: rows.length > limit && last ? cursorOf(placeOfRow(last)) : null
	};
}

/** Its schema. */
export const pageSchema = <S extends z.ZodType>(item: S) =>
	z.object({
		data: z.array(item),
		next: z.string().nullable().meta({ description: 'Give it as `after` to read on; null at the end.' })
	});
