import type { BoxState, ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { RefundState } from '#lib/domain/refund/states.ts';
import type {
	Condition,
	Disposition,
	Outcome,
	ReturnMethod,
	ReturnState
} from '#lib/domain/return/states.ts';
import type { Receiver } from '../gifts/types.ts';
import type { InstantAsked } from '../instants/ask-deposit.ts';

/**
 * What every command of returns takes and gives: `verbNoun(ctx: CommandContext, actor: Actor, input)` in the file
 * `verb-noun.ts`. `version`, where an input has one, is the version the person saw; another one is refused as
 * `changed_meanwhile`. Without it the version read in the transaction counts.
 */

export type ReturnItemInput = {
	line_id: Id<'lin'>;
	quantity: number;
	reason_code: string;
	answer_code: string | null;
	comment: string;
	outcome: Outcome;
	/** What is wanted for it in exchange; left out, its value counts for what another item wants. */
	wants?: { variant_id: Id<'var'>; quantity: number }[];
	/** Photos of this order, added before by addEvidence. */
	file_ids: Id<'fil'>[];
};

export type ReturnInput = {
	order_id: Id<'ord'>;
	method: ReturnMethod;
	items: ReturnItemInput[];
	carrier?: string | null;
	tracking_number?: string | null;
	/** What it claims of a parcel; its items then name the reason of that problem, and nothing comes back. */
	claim?: ClaimInput;
	/** The receiver of a gift asks, and is told; without it the buyer does. */
	gift?: Receiver;
};

export type ClaimInput = { fulfilment_id: Id<'ful'>; problem: ClaimProblem; box: BoxState | null };

export type SubmitReturnInput = ReturnInput & {
	/** Made by the form or the caller before the first try: the same key submits once. Scoped to the order. */
	idempotency_key: string;
	/** `total_minor` of the plan that was shown; null accepts whatever the plan says now. */
	quoted_total_minor: number | null;
	/** `exchange.due_minor` of the plan that was shown: what is to be paid on top; zero when left out. */
	quoted_due_minor?: number;
	/** The replacement is to leave at once, for the deposit that was read; without it, when the goods are back. */
	instant?: InstantAsked;
	/** Language of the mails; the order's own when absent. */
	locale?: 'th' | 'en';
};
export type SubmittedReturn = {
	return_id: Id<'ret'>;
	number: string;
	state: ReturnState;
	/** Of the deposit to be paid now; null: none. */
	charge_number: string | null;
	/** True when this key had been submitted before: nothing was written now. */
	repeated: boolean;
};

/** What a command answers about the return it changed. */
export type ChangedReturn = { return_id: Id<'ret'>; state: ReturnState; version: number };

export type AddEvidenceInput = {
	order_id: Id<'ord'>;
	/** Null before submission: the photo then belongs to the order and is named in `file_ids`. */
	return_id: Id<'ret'> | null;
	return_item_id: Id<'rit'> | null;
	content: Uint8Array;
};
export type AddedEvidence = { file_id: Id<'fil'>; width: number; height: number; bytes: number };

export type ReturnRef = { return_id: Id<'ret'>; version?: number };

export type CancelReturnInput = ReturnRef;
export type ChangeReturnInput = ReturnRef & {
	method?: Exclude<ReturnMethod, 'keep'>;
	carrier?: string | null;
	tracking_number?: string | null;
};
/** The customer's answer to the shop's question; photos may come with it. */
export type AnswerQuestionInput = ReturnRef & { body: string; file_ids: Id<'fil'>[] };

/** Why the customer sees it differently; photos may come with it. */
export type AppealDeclineInput = ReturnRef & { body: string; file_ids: Id<'fil'>[] };

export type ApproveReturnInput = ReturnRef & { note?: string };
export type DeclineReturnInput = ReturnRef & { reason_code: string; note?: string };
export type AskCustomerInput = ReturnRef & { question: string };
export type AddNoteInput = {
	order_id: Id<'ord'>;
	return_id: Id<'ret'> | null;
	body: string;
	/** Made when the form is shown: the same key with the same words keeps one note. */
	key?: Id<'not'>;
};
export type CloseReturnInput = ReturnRef;
export type ReopenReturnInput = ReturnRef;
/** `pay`: the goods count as accepted although they never arrived; otherwise nothing is paid for them. */
export type MarkLostInput = ReturnRef & { item_id: Id<'rit'>; pay: boolean; note: string };

export type ReceiveReturnInput = {
	/** What was typed or scanned: `RT-5M8Q3KX` in any case, without its dash, or the id. */
	number: string;
	version?: number;
	/** Units in the parcel per awaited item; fewer than awaited splits the item. Items not named stay awaited. */
	items: { item_id: Id<'rit'>; quantity: number }[];
	/** Things of this order that nobody announced. */
	unexpected?: { line_id: Id<'lin'>; quantity: number; note: string }[];
};
export type ReceivedReturn = ChangedReturn & { received_item_ids: Id<'rit'>[] };

export type ItemInspection = {
	item_id: Id<'rit'>;
	condition: Condition;
	disposition: Disposition;
	verdict: 'accept' | 'reduce' | 'reject';
	/** Kept back for `reduce`, in minor units of the order; 0 otherwise. */
	deduction_minor: number;
	/** Code of a `deduct` or `reject` reason; needed for those verdicts. */
	reason_code: string | null;
	findings: string;
};
export type InspectItemsInput = ReturnRef & { inspections: ItemInspection[] };

/** A refund that a command reserved, as it stands when the command answers. */
export type ReservedRefund = {
	refund_id: Id<'rfd'>;
	number: string;
	state: RefundState;
	amount_minor: number;
	currency: string;
	route: 'original' | 'store_credit';
};
export type DecidedReturn = ChangedReturn & {
	refunds: ReservedRefund[];
	/** Why money that is due could not be reserved; a person must look. Null when all of it was. */
	held: Refusal | null;
};
