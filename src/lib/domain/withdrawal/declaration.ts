import { canonicalJson } from '../canonical.ts';
import type { Instant } from '../time.ts';

/** Languages of the declaration; German is spoken here although the rest of the portal does not speak it. */
export const WITHDRAWAL_LANGUAGES = ['th', 'en', 'de'] as const;
export type WithdrawalLanguage = (typeof WITHDRAWAL_LANGUAGES)[number];
export const isWithdrawalLanguage = (value: unknown): value is WithdrawalLanguage =>
	WITHDRAWAL_LANGUAGES.some((language) => language === value);

/** Units of one line of the order that the contract is withdrawn for. */
export type DeclaredPiece = { line_id: string; title: string; quantity: number };

/** What somebody declared, word for word. */
export type Declaration = {
	number: string;
	declared_at: Instant;
	language: WithdrawalLanguage;
	name: string;
	/** The contract as they name it. */
	order: string;
	/** Where they want the receipt. */
	contact: string;
	/** Null: the whole contract, or what `in_words` says. */
	pieces: readonly DeclaredPiece[] | null;
	in_words: string;
};

/** One text for one declaration: its fingerprint shows later that nothing was changed. */
export const declarationText = (declaration: Declaration): string => canonicalJson(declaration);

/** What may be typed, in letters. All of it fits a cookie together. */
export const DECLARATION_LIMITS = { name: 120, order: 64, contact: 254, in_words: 500 } as const;

/**
 * Whether a text could lead somewhere: the receipt carries the declared words into any mailbox that is typed, so they
 * hold no web address.
 */
export const holdsAddress = (text: string): boolean =>
	/:\/\/|www\.|\b[\p{L}\p{N}-]{2,}\.(com|net|org|info|io|co|th|de|eu|ru|cn|xyz|top|shop|link|site|app|me|ly)\b/iu.test(
		text
	);
