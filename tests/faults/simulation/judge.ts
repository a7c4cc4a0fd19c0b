import { REFUND_MARK, REFUND_PAYMENT_MARK } from '#lib/server/commands/refunds/types.ts';
import { LEDGER_RULES } from '#lib/server/queries/ledger.ts';
import type { LedgerRule } from '#lib/server/queries/ledger/rule.ts';
import { DAY } from '#lib/domain/time.ts';
import type { StoredRefund } from '#emulators/stripe/world.ts';
import type { InMemory } from './database.ts';
import type { Held } from './held.ts';
import { judgeHeld } from './judge-held.ts';
import type { Provider } from './provider.ts';

/** What is wrong at the end of a seed; all empty when the promise was kept. */
export type Verdict = { double: string[]; lost: string[]; stuck: string[]; unsound: string[] };

type Part = {
	id: string;
	refund_id: string;
	amount_minor: number;
	state: string;
	gateway_refund_id: string | null;
	parked_at: number | null;
};
type Difference = { refund_payment_id: string | null; provider_refund_id: string | null };
type Refund = { id: string; number: string; state: string; source: string; amount_minor: number };

/**
 * The promise, asked of both sides after everything came to rest: each refund that was let go is at the provider once
 * and whole, or a person sees it; held money is let go or taken once; what the provider gave is what the ledger says; every rule of the ledger holds.
 */
export async function judge(
	memory: InMemory,
	provider: Provider,
	held: readonly Held[],
	acknowledged: ReadonlySet<string>,
	events: ReadonlySet<string>,
	now: number
): Promise<Verdict> {
	const verdict: Verdict = { double: [], lost: [], stuck: [], unsound: [] };
	const refunds = memory.all<Refund>('select id, number, state, source, amount_minor from refunds');
	const parts = memory.all<Part>(
		'select id, refund_id, amount_minor, state, gateway_refund_id, parked_at from refund_payments'
	);
	const atProvider = [...provider.world.state.refunds.values()].filter(stands);
	const differences = memory.all<Difference>(
		'select refund_payment_id, provider_refund_id from reconciliation_differences where resolved_at is null'
	);
	for (const refund of refunds) {
		if (refund.source !== 'external') judgeOne(verdict, refund, parts, atProvider, differences);
	}
	const made = new Set(memory.all<{ id: string }>(MADE).map(({ id }) => id));
	for (const id of acknowledged) {
		if (!made.has(id)) verdict.lost.push(`${id} was said to be done and is gone`);
	}
	judgeHeld(verdict, memory, provider, held);
	compare(verdict, parts, atProvider, differences);
	const kept = memory.all<{ n: number }>('select count(*) as n from inbox')[0]?.n ?? 0;
	if (kept > events.size) verdict.unsound.push(`M16 ${events.size} webhooks were kept as ${kept}`);
	for (const { rule, id } of await brokenRules(memory, now)) verdict.unsound.push(`${rule}: ${id}`);
	return verdict;
}

/** What people are told of. */
const MADE = 'select id from refunds union all select id from cancellations';

const stands = ({ status }: StoredRefund): boolean => status !== 'failed' && status !== 'canceled';
const UNDER_WAY = ['reserved', 'sending', 'unknown'];

function judgeOne(
	verdict: Verdict,
	refund: Refund,
	allParts: Part[],
	atProvider: StoredRefund[],
	differences: readonly Difference[]
): void {
	const parts = allParts.filter((part) => part.refund_id === refund.id);
	const given = atProvider.filter(({ metadata }) => metadata[REFUND_MARK] === refund.id);
	const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, { amount }) => total + amount, 0);
	const byHand = parts
		.filter((part) => part.state === 'succeeded' && part.gateway_refund_id === null)
		.map((part) => ({ amount: part.amount_minor }));
	for (const part of parts) {
		const own = given.filter(({ metadata }) => metadata[REFUND_PAYMENT_MARK] === part.id);
		if (own.length > 1) verdict.double.push(`${part.id} is at the provider ${own.length} times`);
		const isSeen = part.parked_at !== null;
		if (own.length > 0 && ['failed', 'cancelled'].includes(part.state)) {
			verdict.lost.push(`${part.id} is ${part.state} here and paid at the provider`);
		}
		if (UNDER_WAY.includes(part.state) && !isSeen && refund.state !== 'awaiting_approval') {
			verdict.stuck.push(`${part.id} is ${part.state} and nobody sees it`);
		}
	}
	const total = sum(given) + sum(byHand);
	if (total > refund.amount_minor) {
		verdict.double.push(`${refund.number} gave ${total} of ${refund.amount_minor}`);
	}
	const isDone = refund.state === 'succeeded' || refund.state === 'settled_other';
	// A difference that the comparison with the provider found stands before a person, with its age.
	const isTold = parts.some((part) => differences.some((one) => one.refund_payment_id === part.id));
	if (isDone && total < refund.amount_minor && !isTold) {
		verdict.lost.push(`${refund.number} is ${refund.state} with ${total} of ${refund.amount_minor}`);
	}
}

/** Every refund that stands at the provider is one row here, and the other way round. */
function compare(
	verdict: Verdict,
	parts: Part[],
	atProvider: StoredRefund[],
	differences: readonly Difference[]
): void {
	for (const { id, amount } of atProvider) {
		const known = parts.filter((part) => part.gateway_refund_id === id);
		const isSeen =
			parts.some((part) => part.parked_at !== null) ||
			differences.some((one) => one.provider_refund_id === id);
		if (known.length === 0 && !isSeen) verdict.unsound.push(`the ledger does not know ${id}`);
		if (known[0] && known[0].amount_minor !== amount) verdict.unsound.push(`${id} has another amount`);
	}
	for (const part of parts) {
		if (part.state !== 'succeeded' || part.gateway_refund_id === null) continue;
		const isTold = differences.some((one) => one.refund_payment_id === part.id);
		if (!isTold && !atProvider.some(({ id }) => id === part.gateway_refund_id)) {
			verdict.unsound.push(`${part.id} succeeded, but not at the provider`);
		}
	}
}

type Rules = { statement: string; parameters: readonly unknown[]; others: LedgerRule[] };
const known = new WeakMap<InMemory, Rules>();

async function brokenRules(memory: InMemory, now: number): Promise<{ rule: string; id: string }[]> {
	const rules = known.get(memory);
	if (!rules) throw new Error('the rules were not read');
	const parameters = rules.parameters.map((value) => timed(value, now));
	const broken = memory.all<{ rule: string; id: string }>(rules.statement, ...parameters);
	for (const { of, says, ask } of rules.others) {
		const found = await ask(memory.db, now);
		broken.push(...found.broken.map((id) => ({ rule: `${of} ${says}`, id })));
	}
	return broken;
}

/** A time that no rule names by itself: where it turns up in a rule's values, the rule asked for the time. */
const SOME_TIME = 4_000_000_000_000;
const timed = (value: unknown, now: number): unknown =>
	typeof value === 'number' && Math.abs(value - SOME_TIME) < 100 * DAY ? value - SOME_TIME + now : value;

/**
 * Asks each rule once the ordinary way and makes one statement of them all, so that every seed can be asked all of
 * them. The rule about columns (M6) speaks of what SQLite may store at all and is asked of the template only.
 */
export async function readRules(memory: InMemory): Promise<void> {
	const texts: string[] = [];
	const rules: Rules = { statement: '', parameters: [], others: [] };
	const parameters: unknown[] = [];
	for (const rule of LEDGER_RULES) {
		const asked = await memory.listen(() => rule.ask(memory.db, SOME_TIME));
		if (rule.of === 'M6') continue;
		const broken = asked[1];
		if (asked.length !== 2 || !broken?.sql.startsWith('select x.id as id')) {
			rules.others.push(rule);
			continue;
		}
		texts.push(`select '${`${rule.of} ${rule.says}`.replaceAll("'", '')}' as rule, id from (${broken.sql})`);
		parameters.push(...broken.parameters);
	}
	known.set(memory, { ...rules, statement: texts.join(' union all '), parameters });
}
