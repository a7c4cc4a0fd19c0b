import type { Instant } from '#lib/domain/time.ts';
import type { Reader } from '../store/database.ts';
import { amountRules } from './ledger/amounts.ts';
import { chargeRules } from './ledger/charges.ts';
import { cancellationRules } from './ledger/cancellations.ts';
import { creditNoteRules } from './ledger/credit-notes.ts';
import { disputeRules } from './ledger/disputes.ts';
import { exchangeRules } from './ledger/exchanges.ts';
import { lineChangeRules } from './ledger/line-changes.ts';
import { giftRules } from './ledger/gifts.ts';
import { INVARIANTS, type InvariantId } from './ledger/invariants.ts';
import { journalRules } from './ledger/journal.ts';
import { lineRules } from './ledger/lines.ts';
import { messageRules } from './ledger/messages.ts';
import { onTheWayRules } from './ledger/on-the-way.ts';
import { paymentRules } from './ledger/payments.ts';
import { peopleRules } from './ledger/people.ts';
import { providerRules } from './ledger/provider.ts';
import { reconciliationRules } from './ledger/reconciliation.ts';
import { refundRules } from './ledger/refunds.ts';
import { returnRules } from './ledger/returns.ts';
import type { LedgerRule } from './ledger/rule.ts';
import { storeCreditRules } from './ledger/store-credit.ts';
import { webhookRules } from './ledger/webhooks.ts';

/**
 * What must hold of the money at any moment, asked of the stored rows themselves. A new rule is one entry in the file
 * of its noun in ledger/; a new noun is a file there and a line here.
 */
export const LEDGER_RULES: readonly LedgerRule[] = [
	...paymentRules,
	...chargeRules,
	...lineRules,
	...refundRules,
	...providerRules,
	...reconciliationRules,
	...returnRules,
	...exchangeRules,
	...lineChangeRules,
	...amountRules,
	...cancellationRules,
	...giftRules,
	...storeCreditRules,
	...creditNoteRules,
	...disputeRules,
	...journalRules,
	...messageRules,
	...onTheWayRules,
	...webhookRules,
	...peopleRules
];

export type LedgerBreak = { of: InvariantId; rule: string; id: string };
export type CheckedRule = { of: InvariantId; rule: string; checked: number; broken: string[] };
/** One invariant with all its rules: how many rows were looked at, and what breaks it. */
export type CheckedInvariant = {
	id: InvariantId;
	says: string;
	rules: number;
	checked: number;
	broken: LedgerBreak[];
};

/** Asks every rule. `now` bounds how long money may be on its way. */
export async function askLedger(db: Reader, now: Instant = Date.now()): Promise<CheckedRule[]> {
	const asked: CheckedRule[] = [];
	for (const { of, says, ask } of LEDGER_RULES) asked.push({ of, rule: says, ...(await ask(db, now)) });
	return asked;
}

/** Every row that breaks a rule of the money; empty when the ledger is sound. */
export async function ledgerBreaks(db: Reader, now?: Instant): Promise<LedgerBreak[]> {
	return breaksOf(await askLedger(db, now));
}

/** What was asked, gathered under the invariants M1 to M19, in their order. */
export function byInvariant(asked: readonly CheckedRule[]): CheckedInvariant[] {
	return (Object.keys(INVARIANTS) as InvariantId[]).map((id) => {
		const own = asked.filter((rule) => rule.of === id);
		return {
			id,
			says: INVARIANTS[id],
			rules: own.length,
			checked: own.reduce((sum, rule) => sum + rule.checked, 0),
			broken: breaksOf(own)
		};
	});
}

const breaksOf = (asked: readonly CheckedRule[]): LedgerBreak[] =>
	asked.flatMap(({ of, rule, broken }) => broken.map((id) => ({ of, rule, id })));
