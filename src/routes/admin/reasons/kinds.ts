import { reasonWords } from '#lib/i18n/admin-reasons.ts';

/** Which reasons there are, in the order of their page. */
export const KINDS = [
	{ kind: 'return', words: reasonWords.returnHead },
	{ kind: 'decline', words: reasonWords.declineHead },
	{ kind: 'deduct', words: reasonWords.deductHead },
	{ kind: 'reject', words: reasonWords.rejectHead },
	{ kind: 'override', words: reasonWords.overrideHead }
] as const;
export type Kind = (typeof KINDS)[number]['kind'];

export const isKind = (text: string): text is Kind => KINDS.some(({ kind }) => kind === text);
