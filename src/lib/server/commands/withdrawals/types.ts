import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { DeclaredPiece, WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';

export type DeclareWithdrawalInput = {
	/** Made with the form: the same key declares once. */
	key: string;
	language: WithdrawalLanguage;
	name: string;
	/** The contract as the declarant names it. */
	order: string;
	/** Where the receipt goes. */
	contact: string;
	/** Pieces of the order that was proved; null for all of it, or where they are told in words. */
	pieces: readonly DeclaredPiece[] | null;
	in_words: string;
	/** The order that the visitor's session proves; null for a guest. */
	proved_order_id: Id<'ord'> | null;
	clientAddress: string;
};

export type DeclaredWithdrawal = {
	withdrawal_id: Id<'wdr'>;
	number: string;
	/** Opens the receipt. */
	token: string;
	declared_at: Instant;
	repeated: boolean;
};

/** `version` is the one the person saw; another one is refused as `changed_meanwhile`. */
export type WithdrawalRef = { withdrawal_id: Id<'wdr'>; version?: number };
export type MatchWithdrawalInput = WithdrawalRef & { order_number: string };
export type AnswerWithdrawalInput = WithdrawalRef & {
	body: string;
	/** Made when the form is shown: the same key answers once. */
	key?: Id<'wda'>;
	close?: boolean;
};

export type ChangedWithdrawal = { withdrawal_id: Id<'wdr'>; version: number };
