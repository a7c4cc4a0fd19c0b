import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
	from: string;
	/** A path from the project root for our own files; the specifier itself for packages. */
	to: string;
	own: boolean;
	typeOnly: boolean;
}

/** Every file under a folder whose name ends in one of the endings, as a path from the project root. */
export function filesUnder(folder: string, endings: string[] = ['.ts', '.js', '.svelte']): string[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => endings.some((ending) => path.endsWith(ending)) && statSync(path).isFile())
		.sort();
}

/** What a file imports, static or dynamic, read from its text: comments and strings in between do not count. */
export function importsOf(path: string): Import[] {
	return findImports(readFileSync(path, 'utf8')).map(({ specifier, typeOnly }) => {
		const target = resolveOwn(path, specifier);
		return { from: path, to: target ?? specifier, own: target !== undefined, typeOnly };
	});
}

/** The text without comments, line by line as it was, so that what is found keeps its place. */
export function withoutComments(text: string): string {
	const pieces =
		/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<=^|[\s;,{}()])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
	return text.replace(pieces, (piece) =>
		/^(\/\/|\/\*|<!--)/.test(piece) ? piece.replace(/[^\n]/g, ' ') : piece
	);
}

export function findImports(source: string): { specifier: string; typeOnly: boolean }[] {
	const text = withoutComments(source);
	const from =
		/\b(?:import|export)\s+(type\s+)?(?:[\w$]+\s*,\s*)?(?:\*(?:\s+as\s+[\w$]+)?|\{[^}]*\}|[\w$]+)\s*from\s*['"]([^'"]+)['"]/g;
	const bare = /(?<!['"`])\bimport\s*['"]([^'"]+)['"]/g;
	const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
	return [
		...[...text.matchAll(from)].map(([, type, name = '']) => ({
			specifier: name,
			typeOnly: type !== undefined
		})),
		...[...text.matchAll(bare)].map(([, name = '']) => ({ specifier: name, typeOnly: false })),
		...[...text.matchAll(dynamic)].map(([, name = '']) => ({ specifier: name, typeOnly: false }))
	];
}

function resolveOwn(from: string, specifier: string): string | undefined {
	if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`;
	if (specifier.startsWith('#emulators/')) return `src/emulators/${specifier.slice('#emulators/'.length)}`;
	if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier));
	return undefined;
}
