import { randomInt } from 'node:crypto';

/** Without letters that look alike when somebody reads them out: each sign is 4.9 bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A secret that people pass on or write down, in groups with a dash between them. */
export const spokenCode = (groups: number, signs: number): string =>
	Array.from({ length: groups }, () =>
		Array.from({ length: signs }, () => SIGNS[randomInt(SIGNS.length)]).join('')
	).join('-');
