import type { AccountChange, Role } from '#lib/domain/actor.ts';
import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import type { ChangeKind } from '#lib/domain/order-change/kinds.ts';
import type { MoneyTold } from '#lib/domain/cancellation/told.ts';
import type { WhyConverted } from '#lib/domain/exchange/states.ts';
import type { InstantNews } from '#lib/domain/instant/states.ts';
import type { Money } from '#lib/domain/money.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { PauseReason } from '#lib/domain/webhook/states.ts';
import type { WithdrawalLanguage } from '#lib/domain/withdrawal/declaration.ts';
import type { Locale } from '#lib/i18n/say.ts';

/** Who writes. Colours are `#rrggbb`; anything else falls back to the product's own. */
export type MailShop = {
	name: Record<Locale, string>;
	accent?: string;
	accentDark?: string;
	/** The one public origin; every link of a mail must lead there. */
	origin: string;
	timeZone: string;
	phone?: string;
	/** When the phone is answered, as the merchant writes it. */
	hours?: Record<Locale, string>;
	/** What the shop calls its credit; empty: the usual words. */
	credit?: Record<Locale, string>;
};

export type MailItem = { title: string; quantity: number };

/** One line of the money. Amounts are signed as they count: what is kept back is negative. */
export type MailMoneyRow = {
	what:
		'goods' | 'discount' | 'tax' | 'shipping' | 'return_shipping' | 'restocking' | 'adjustment' | 'goodwill';
	amountMinor: number;
	/** Pieces, for `goods`. */
	quantity?: number;
};

export type MailRefundWay =
	| { kind: 'card'; brand?: string; last4: string }
	| { kind: 'bank'; last4?: string }
	| { kind: 'promptpay' }
	| { kind: 'store_credit' }
	| { kind: 'original' };

/** What every mail knows. */
export type MailBase = { shop: MailShop; customerName?: string | null; orderNumber: string; link: string };
/** `claim`: it is about a parcel that was incomplete or never came, and nothing comes back. */
export type ReturnMailBase = MailBase & { returnNumber: string; claim?: ClaimProblem };
export type RefundMailBase = MailBase & {
	returnNumber?: string;
	refund: Money;
	way: MailRefundWay;
	/** The promised day that passed: what the mail tells of is granted for it. */
	late?: Instant;
};

export type WithdrawalMailBase = Omit<MailBase, 'orderNumber'> & {
	orderNumber?: string;
	language: WithdrawalLanguage;
	number: string;
	declaredAt: Instant;
};

export type CancellationMailBase = MailBase & { number: string; items: MailItem[] };

/** Money that the customer has to pay: how much, what for, and its number. */
export type ChargeMailBase = MailBase & { number: string; what: string; amount: Money };

/** What each kind of mail needs to know. All of it is plain data, so a job can carry it. */
export type MailData = {
	/** `placed`: the order has just come in. `asked`: the customer wants the link again. */
	order_link: MailBase & {
		occasion: 'placed' | 'asked';
		placedAt: Instant;
		linkExpiresAt: Instant;
		items?: MailItem[];
		total?: Money;
	};
	lookup_code: Omit<MailBase, 'orderNumber'> & {
		orderNumber?: string;
		/** Six digits. */
		code: string;
		codeExpiresAt: Instant;
		linkExpiresAt: Instant;
	};
	/** Approved: what to do, what comes back, by when. */
	return_requested: ReturnMailBase & {
		method: 'drop_off' | 'own_carrier' | 'keep_item';
		/** The merchant's own line about this way to send; empty: none. */
		methodNote?: Record<Locale, string>;
		requestedAt: Instant;
		sendBy?: Instant;
		/** The shop has it fetched. */
		fetchBy?: Instant;
		/** When a parcel sent in time is back with us. */
		homeBy?: Instant;
		refundBy?: Instant;
		slipLink?: string;
		items: MailItem[];
		rows?: MailMoneyRow[];
		refund: Money;
		way: MailRefundWay;
		/** What is sent in exchange, and what has to be paid on top; null: nothing. */
		swap?: { items: MailItem[]; due: Money | null; /** As soon as the deposit is paid. */ atOnce?: boolean };
	};
	return_in_review: ReturnMailBase & { requestedAt: Instant; answerBy: Instant; items: MailItem[] };
	/** Reason and next step in the customer's language, from the policy or from the agent. */
	return_declined: ReturnMailBase & { reason: string; nextStep: string; items: MailItem[] };
	return_question: ReturnMailBase & { question: string; answerBy?: Instant };
	return_received: ReturnMailBase & { receivedAt: Instant; answerBy: Instant; items: MailItem[] };
	return_cancelled: ReturnMailBase & {
		by: 'customer' | 'shop';
		cancelledAt: Instant;
		returnableUntil?: Instant;
		reason?: string;
	};
	cancellation_accepted: CancellationMailBase & { whole: boolean; currency: string; money: MoneyTold };
	/** The warehouse looks whether it can still be stopped. */
	cancellation_checking: CancellationMailBase;
	cancellation_too_late: CancellationMailBase;
	/** What became of an exchange; `chosen`: other replacements; `paid_back`: the money instead, and `why`. */
	exchange_told: ReturnMailBase & {
		news: 'out_of_stock' | 'chosen' | 'paid_back' | 'shipped';
		why: WhyConverted | null;
		items: MailItem[];
		/** Of what was chosen: the difference to be paid on top, or given back. */
		due?: Money;
		back?: Money;
		carrier?: string;
		trackingNumber?: string;
	};
	/** Where a customer stands whose replacement leaves before their goods are back. */
	instant_told: ReturnMailBase & {
		news: InstantNews;
		/** What goes back once the goods are here and accepted. */
		value: Money;
		dueAt: Instant;
		graceUntil: Instant;
		items: MailItem[];
	};
	refund_sent: RefundMailBase & {
		rows?: MailMoneyRow[];
		checkedAt?: Instant;
		sentAt: Instant;
		arrivesBy: Instant;
		reference?: string;
	};
	refund_done: RefundMailBase & {
		doneAt: Instant;
		reference?: string;
		/** Given as store credit: what it came to with the bonus, and how long it can be used; null: for ever. */
		credit?: { total: Money; bonus: Money | null; validUntil: Instant | null };
	};
	/** To a member of the team: somebody changed their account, perhaps they themselves. */
	account_changed: Omit<MailBase, 'orderNumber' | 'customerName'> & {
		orderNumber?: undefined;
		name: string;
		change: AccountChange;
		role: Role;
		/** The name of who did it; empty for the command line. */
		doneBy: string;
		at: Instant;
	};
	/** To each merchant: a system of the shop is not told what happens. */
	webhook_trouble: Omit<MailBase, 'orderNumber' | 'customerName'> & {
		orderNumber?: undefined;
		name: string;
		webhook: string;
		stage: PauseReason | 'failing_now';
		since: Instant;
	};
	/** Six digits that prove the mailbox of who sends a gift back. */
	gift_proof: {
		shop: MailShop;
		orderNumber?: undefined;
		code: string;
		codeExpiresAt: Instant;
		link: string;
	};
	/** To the receiver of a gift, about a return of it. */
	gift_return: {
		shop: MailShop;
		orderNumber?: undefined;
		returnNumber: string;
		link: string;
		occasion:
			| { kind: 'requested'; sendBy?: Instant }
			| { kind: 'in_review' | 'received' | 'cancelled' }
			| { kind: 'declined'; reason: string }
			| { kind: 'question'; question: string }
			| { kind: 'credit'; amount: Money; validUntil: Instant | null };
		items: MailItem[];
	};
	/** To the buyer: the code for whoever gets the gift. */
	gift_receipt: MailBase & { code: string; items: MailItem[] };
	/** Store credit that runs out soon: what of it, and when. */
	credit_expiring: Omit<MailBase, 'orderNumber'> & {
		orderNumber?: string;
		amount: Money;
		validUntil: Instant;
	};
	/** What an order says since somebody changed it; `by` says who. */
	order_changed: MailBase & {
		by: 'customer' | 'shop';
		what: ChangeKind;
		/** The new value, line by line; none where a note was taken back. */
		lines: string[];
	};
	/** To the mailbox that an order belonged to until now. */
	order_email_moved: Omit<MailBase, 'customerName'> & { to: string };
	order_change_declined: MailBase & { what: ChangeKind; lines: string[]; reason: string };
	/** Pieces as they are told, `before` null for more of them; amounts null where there are none. */
	line_changed: MailBase & {
		before: string | null;
		after: string;
		paid: Money | null;
		refunded: Money | null;
		door: Money | null;
	};
	/** `reason` of who declined it; null: the pieces were packed or called off first. */
	line_change_ended: MailBase & { after: string; reason: string | null };
	/** Proves a new mailbox. It may be a stranger's: nothing of the order is told. */
	order_change_code: Omit<MailBase, 'orderNumber' | 'customerName'> & {
		orderNumber?: undefined;
		code: string;
		codeExpiresAt: Instant;
	};
	/** `deposit`: what it buys, what comes back for which goods, and until when they are awaited; null for other money. */
	charge_due: ChargeMailBase & {
		dueAt: Instant;
		isReminder: boolean;
		deposit: { items: MailItem[]; value: Money; dueAt: Instant; graceUntil: Instant } | null;
	};
	/** `way`: with what it was paid, for people; empty when nobody knows. */
	charge_paid: ChargeMailBase & { way: string; paidAt: Instant };
	charge_closed: ChargeMailBase & { why: 'lapsed' | 'cancelled' };
	/** Money that came too late or twice goes back. */
	charge_returned: ChargeMailBase & { why: 'late' | 'twice' };
	/** The receipt of a declaration of withdrawal: the same whether there is such an order or not. */
	withdrawal_received: WithdrawalMailBase & {
		name: string;
		order: string;
		/** What is withdrawn from; empty for the whole contract. */
		pieces: MailItem[];
		inWords: string;
		receiptWords: string;
	};
	/** What a person has to look at, or what they answer. */
	withdrawal_told: WithdrawalMailBase & { matters: string[]; answer: string | null };
	/** `choose`: the customer picks another way behind the link; `shop`: an agent is on it. */
	refund_failed: RefundMailBase & { failedAt: Instant; next: 'choose' | 'shop'; by: Instant };
	/** Money that leaves outside the payment provider: first the account is asked for, then the transfer is told. */
	manual_payout: RefundMailBase &
		(
			| { stage: 'needs_account'; by: Instant }
			| { stage: 'sent'; sentAt: Instant; arrivesBy: Instant; reference?: string }
		);
};

export type MailKind = keyof MailData;
