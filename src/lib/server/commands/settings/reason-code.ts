/** A code for new words, `It is too heavy` becomes `it_is_too_heavy`; one that is taken gets a number, and words without a letter are called `otherwise`. */
export function newCode(words: string, taken: readonly string[], otherwise = 'reason'): string {
	const base =
		words
			.normalize('NFKD')
			.toLowerCase()
			.replace(/[^a-z0-9]+/g, '_')
			.replace(/^[_\d]+|_+$/g, '')
			.slice(0, 40) || otherwise;
	let code = base;
	for (let number = 2; taken.includes(code); number++) code = `${base}_${number}`;
	return code;
}
