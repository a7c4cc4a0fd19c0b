import { randomInt } from 'node:crypto';

/** Without letters that look alike when somebody reads them out: 20 of 30 signs are 98 bits. */
const SIGNS = 'abcdefghjkmnpqrstvwxyz23456789';

export const temporaryPassword = (): string =>
	Array.from({ length: 4 }, () =>
		Array.from({ length: 5 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
	).join('-');
