import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. `Algorithm.Argon2id` is 2. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const LEAST_CHARACTERS = 10;
export const MOST_CHARACTERS = 200;

/** The same letters typed on another system are the same password. */
const normal = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> =>
	inTurn(() => hash(normal(password), ARGON2ID));

/** Against no account the same work is done, so that the time tells nobody which accounts exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
	const against = stored ?? (await nobodysHash());
	if ([...password].length > MOST_CHARACTERS) return false;
	const fits = await inTurn(() => verify(against, normal(password)));
	return fits && stored !== null;
}

/** True when the stored hash was made with other parameters than those of today. */
export const isOutdated = (stored: string): boolean => !stored.startsWith('$argon2id$v=19$m=19456,t=2,p=1$');

let nobody: Promise<string> | undefined;
/** Made anew when it could not be: a refusal that was kept would tell unknown accounts from known ones for ever. */
const nobodysHash = (): Promise<string> =>
	(nobody ??= inTurn(() => hash('a password that nobody has', ARGON2ID)).catch((error: unknown) => {
		nobody = undefined;
		throw error;
	}));

/**
 * Whether a password is too easy to guess: short, well known, one run of keys, or made of words an attacker knows
 * of this shop and this person. No rule about kinds of characters; any language does.
 */
export function isWeakPassword(password: string, context: readonly string[]): boolean {
	const text = normal(password).toLowerCase();
	const characters = [...text];
	if (characters.length < LEAST_CHARACTERS || characters.length > MOST_CHARACTERS) return true;
	if (new Set(characters).size < 5) return true;
	if (isRun(characters) || isRepeated(text)) return true;
	const bare = lettersOf(text);
	if (bare === '' && characters.length < 14) return true;
	if (COMMON_PASSWORDS.has(bare) || COMMON_PASSWORDS.has(spelled(bare))) return true;
	const known = context.flatMap(words).filter((word) => [...word].length >= 3);
	let rest = spelled(text);
	for (const word of known) rest = rest.replaceAll(spelled(word), '');
	// What is left when the known words are taken away has to carry the password.
	return rest !== spelled(text) && [...rest].length < 6;
}

/** Words that belong to an account: from its e-mail address, its name and the shop's. */
const words = (text: string): string[] => {
	const lower = text.normalize('NFKC').toLowerCase();
	return [...new Set([...lower.split(/[^\p{L}\p{M}\p{N}]+/u), lower.replace(/[^\p{L}\p{M}\p{N}]+/gu, '')])]
		.filter(Boolean)
		.sort((a, b) => b.length - a.length);
};

/** Without the digits and signs people put around a word. */
const lettersOf = (text: string): string => text.replace(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu, '');
const STANDS_FOR: Record<string, string> = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	'7': 't',
	'@': 'a',
	$: 's'
};
const spelled = (text: string): string => text.replace(/[013457@$]/g, (sign) => STANDS_FOR[sign] ?? sign);

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz'];
/** One row of keys or the alphabet, forwards or backwards, from anywhere and around the end. */
function isRun(characters: readonly string[]): boolean {
	const text = characters.join('');
	const backwards = [...characters].reverse().join('');
	return ROWS.some((row) => {
		const endless = row.repeat(Math.ceil(text.length / row.length) + 1);
		return endless.includes(text) || endless.includes(backwards);
	});
}

/** One short piece again and again: abcabcabcabc. */
const isRepeated = (text: string): boolean => /^(.{1,5})\1+.{0,4}$/u.test(text);

const AT_ONCE = 2;
const MOST_WAITING = 64;
let active = 0;
const waiting: (() => void)[] = [];

export class TooBusy extends Error {}

/** Each hash takes 19 MiB and a core for a moment: a flood of sign-ins waits in line, and a longer one is refused. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
	if (active >= AT_ONCE) {
		if (waiting.length >= MOST_WAITING) throw new TooBusy('too many sign-ins at once');
		await new Promise<void>((resolve) => waiting.push(resolve));
	} else active++;
	try {
		return await work();
	} finally {
		const next = waiting.shift();
		if (next) next();
		else active--;
	}
}
