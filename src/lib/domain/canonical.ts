/**
 * JSON with the members of every object in the order of their names: the same facts are the same text, so that a
 * fingerprint of the text is a fingerprint of the facts. Members that are undefined are left out, as JSON does.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(value, (_key, part) => sorted(part));

const sorted = (part: unknown): unknown =>
	part !== null && typeof part === 'object' && !Array.isArray(part)
		? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
		: part;
