import { beforeAll, expect, test } from 'vitest';
import { MUTANTS, type Mutant } from './mutants.ts';
import { faultsOf, play } from './play.ts';
import { openTheatre, type Theatre } from './theatre.ts';

// The long run is `npm run simulate`; its figures are in docs/proof.md. Here some seeds of it, and that they can fail.
let theatre: Theatre;
beforeAll(async () => {
	theatre = await openTheatre();
});

test('whatever goes wrong, each refund arrives once or a person sees it', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		expect(faultsOf(await play(theatre, seed)), `seed ${seed}`).toEqual([]);
	}
});

test('a seed is played the same each time', async () => {
	const trace = async () => {
		const lines: string[] = [];
		await play(theatre, 7, null, (line) => lines.push(line));
		return lines;
	};
	const once = await trace();
	expect(once.length).toBeGreaterThan(100);
	expect(await trace()).toEqual(once);
});

// Those that show within few seeds; the long run looks for the first seed of all eight.
const QUICK = ['no-key', 'key-only', 'no-reconcile', 'no-dedupe', 'no-full-sync'];

test.each(MUTANTS.filter(({ name }) => QUICK.includes(name)))('$name is caught: $says', async (mutant) => {
	expect(await firstCaught(mutant)).not.toBeNull();
});

async function firstCaught(mutant: Mutant): Promise<number | null> {
	for (let seed = 1; seed <= 300; seed++) {
		if (faultsOf(await play(theatre, seed, mutant)).length > 0) return seed;
	}
	return null;
}
