import type { WithdrawalLanguage } from './declaration.ts';

/** Words that the law is about, so a merchant may put their own; an empty one is the usual one. */
export const LEGAL_WORDS = ['link', 'title', 'lead', 'confirm', 'receipt'] as const;
export type LegalWord = (typeof LEGAL_WORDS)[number];
export type LegalWords = Record<WithdrawalLanguage, Record<LegalWord, string>>;

export const LEGAL_WORD_LIMITS: Record<LegalWord, number> = {
	link: 60,
	title: 100,
	lead: 1_500,
	confirm: 60,
	receipt: 3_000
};
