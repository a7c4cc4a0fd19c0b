import type { Id } from '#lib/domain/ids.ts';
import type { WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';

type Instant = number;

/** What was declared, append only. `pieces` is DeclaredPiece[] as JSON; null is the whole contract. */
export interface WithdrawalsTable {
	id: Id<'wdr'>;
	number: string;
	token_hash: string;
	/** Made with the form: pressed twice is declared once. */
	key: string;
	language: WithdrawalLanguage;
	channel: 'portal' | 'agent' | 'api';
	/** The order that the visitor had proved when they declared. */
	proved_order_id: Id<'ord'> | null;
	pieces: string | null;
	sha256: string;
	declared_at: Instant;
}

/** Who declared it, in their own words; emptied when the person is erased. */
export interface WithdrawalDeclarantsTable {
	withdrawal_id: Id<'wdr'>;
	name: string;
	order_typed: string;
	contact: string;
	in_words: string;
	erased_at: Instant | null;
}

/** What the shop makes of it. `findings`: codes of domain/withdrawal/standing.ts, comma separated. */
export interface WithdrawalCasesTable {
	withdrawal_id: Id<'wdr'>;
	order_id: Id<'ord'> | null;
	return_id: Id<'ret'> | null;
	findings: string;
	period_ends_at: Instant | null;
	refund_due_at: Instant;
	/** When the goods, or the proof that they were sent, were there; without a return, when it was declared. */
	goods_at: Instant | null;
	refund_ended_at: Instant | null;
	needs_person_since: Instant | null;
	/** Null until the order was looked for. */
	judged_at: Instant | null;
	closed_at: Instant | null;
	closed_by: string | null;
	version: number;
}

/** Written to the declarant, append only. */
export interface WithdrawalAnswersTable {
	id: Id<'wda'>;
	withdrawal_id: Id<'wdr'>;
	body: string;
	author_id: string | null;
	author_name: string;
	created_at: Instant;
}

export interface WithdrawalsSchema {
	withdrawals: WithdrawalsTable;
	withdrawal_declarants: WithdrawalDeclarantsTable;
	withdrawal_cases: WithdrawalCasesTable;
	withdrawal_answers: WithdrawalAnswersTable;
}
