/** A decoded form body: leaves are text, branches are keyed by name or by list position. */
export type Params = { [name: string]: string | Params };

const DEEPEST = 8;

/**
 * Decodes Stripe's form encoding: `metadata[order]=1`, `expand[]=charge`, `expand[0]=charge`.
 * Branches have no prototype, so a key such as `__proto__` is only a key.
 */
export function parseForm(text: string): Params {
	const root = branch();
	for (const [name, value] of new URLSearchParams(text)) place(root, pathOf(name), value);
	return root;
}

/** The entries of a list parameter in the order sent, or of a single value. */
export function listOf(value: string | Params | undefined): string[] {
	if (value === undefined || value === '') return [];
	if (typeof value === 'string') return [value];
	return Object.values(value).filter((entry) => typeof entry === 'string');
}

/** One text for equal parameters in any order: what two requests under one key are compared by. */
export function canonical(params: Params): string {
	const names = Object.keys(params).sort();
	return JSON.stringify(
		names.map((name) => {
			const value = params[name];
			return [name, value === undefined || typeof value === 'string' ? value : canonical(value)];
		})
	);
}

function pathOf(name: string): string[] {
	const open = name.indexOf('[');
	if (open < 1) return [name];
	const inside = [...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
	return [name.slice(0, open), ...inside].slice(0, DEEPEST);
}

function place(into: Params, path: string[], value: string): void {
	let at = into;
	path.forEach((part, depth) => {
		const name = part === '' ? String(Object.keys(at).length) : part;
		if (depth === path.length - 1) {
			at[name] = value;
			return;
		}
		const next = at[name];
		at = typeof next === 'object' ? next : (at[name] = branch());
	});
}

function branch(): Params {
	return Object.create(null) as Params;
}
