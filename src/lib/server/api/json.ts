/** Deeper than any body we take; a parser must not be made to recurse by whoever sends the text. */
const DEEPEST = 16;

export type JsonFault = 'not_utf8' | 'not_json' | 'too_deep' | 'duplicate_member';
export type Parsed = { ok: true; value: unknown } | { ok: false; fault: JsonFault };

/**
 * Reads a JSON body strictly: UTF-8 (a byte order mark is dropped), at most 16 levels deep, and no member twice in one
 * object, because readers disagree on which of the two counts (RFC 8259, 4).
 */
export function parseJson(bytes: Uint8Array): Parsed {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return { ok: false, fault: 'not_utf8' };
	}
	const shape = faultOfShape(text);
	if (shape) return { ok: false, fault: shape };
	try {
		return { ok: true, value: JSON.parse(text) };
	} catch {
		return { ok: false, fault: 'not_json' };
	}
}

/** One pass over the text, before anything is built from it. What is no JSON at all is left to the parser. */
function faultOfShape(text: string): JsonFault | null {
	const members: (Set<string> | null)[] = [];
	for (let at = 0; at < text.length; at++) {
		const symbol = text[at];
		if (symbol === '{' || symbol === '[') {
			members.push(symbol === '{' ? new Set() : null);
			if (members.length > DEEPEST) return 'too_deep';
		} else if (symbol === '}' || symbol === ']') {
			members.pop();
		} else if (symbol === '"') {
			const end = endOfString(text, at);
			const names = members.at(-1);
			if (names && isName(text, end)) {
				const name = text.slice(at, end + 1);
				const plain = name.includes('\\') ? unescaped(name) : name;
				if (names.has(plain)) return 'duplicate_member';
				names.add(plain);
			}
			at = end;
		}
	}
	return null;
}

function endOfString(text: string, start: number): number {
	let at = start + 1;
	while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
	return at;
}

function isName(text: string, end: number): boolean {
	let at = end + 1;
	while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++;
	return text[at] === ':';
}

function unescaped(name: string): string {
	try {
		return JSON.stringify(JSON.parse(name));
	} catch {
		return name;
	}
}
