import { isDueForReminder } from '#lib/domain/credit/validity.ts';
import type { Instant } from '#lib/domain/time.ts';
import { credit as words } from '#lib/i18n/credit.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CreditBalance, StatementRow } from '#lib/server/queries/credit.ts';
import type { Fact } from '#lib/ui/types.ts';

export type Movement = {
	id: string;
	text: string;
	href: string | null;
	iso: string;
	when: string;
	amount: string;
	left: string;
};

/** One currency: what can be spent until when, and everything that moved it. */
export type CreditPart = { currency: string; lots: Fact[]; movements: Movement[]; earlier: string | null };

export type CreditPage = { headline: string; lead: string; parts: CreditPart[] };

export type Statement = { currency: string; rows: StatementRow[]; earlier: string | null };

/** Everything the page of store credit shows, in words. */
export function creditPage(
	balances: readonly CreditBalance[],
	statements: readonly Statement[],
	voice: Voice,
	now: Instant
): CreditPage {
	const full = balances.filter((balance) => balance.available_minor > 0);
	const amounts = full.map(({ available_minor, currency }) =>
		voice.money({ amountMinor: available_minor, currency })
	);
	return {
		headline: full.length > 0 ? voice.t(words.toSpend, { amounts }) : voice.t(words.used),
		lead: leadOf(full, voice),
		parts: statements.map(({ currency, rows, earlier }) => ({
			currency,
			lots: lotsOf(
				balances.find((balance) => balance.currency === currency),
				voice,
				now
			),
			movements: rows.map((row) => movementOf(row, voice)),
			earlier
		}))
	};
}

/** One sentence says it all where everything ends on one day; a list says it where it does not. */
function leadOf(full: readonly CreditBalance[], voice: Voice): string {
	if (full.length === 0) return voice.t(words.usedHow);
	const ends = [...new Set(full.flatMap(({ lots }) => lots.map((lot) => lot.expires_at)))];
	const [end] = ends;
	if (ends.length > 1 || end === undefined) return voice.t(words.how);
	return end === null ? voice.t(words.howAlways) : voice.t(words.howUntil, { day: voice.day(end) });
}

/** What ends on one day stands together; nothing where the page's first sentence has said it. */
function lotsOf(balance: CreditBalance | undefined, voice: Voice, now: Instant): Fact[] {
	if (!balance || balance.available_minor === 0) return [];
	const money = (amountMinor: number) => voice.money({ amountMinor, currency: balance.currency });
	const ends = [...new Set(balance.lots.map((lot) => lot.expires_at))];
	const facts: Fact[] = ends.map((end) => {
		const lots = balance.lots.filter((lot) => lot.expires_at === end);
		const sum = (rows: typeof lots) => rows.reduce((total, lot) => total + lot.left_minor, 0);
		const bonus = sum(lots.filter((lot) => lot.bonus));
		const notes = [
			...(lots.some((lot) => isDueForReminder(lot, now)) ? [voice.t(words.soon)] : []),
			...(bonus > 0 ? [voice.t(words.onTop, { amount: money(bonus) })] : [])
		];
		return {
			label: end === null ? voice.t(words.always) : voice.day(end),
			value: money(sum(lots)),
			...(notes.length > 0 ? { labelNote: notes.join(' · ') } : {})
		};
	});
	const total = { label: voice.t(words.total), value: money(balance.available_minor), sum: true };
	const isSaid = facts.length === 1 && facts[0]?.labelNote === undefined;
	return facts.length > 1 ? [...facts, total] : isSaid ? [] : facts;
}

function movementOf(row: StatementRow, voice: Voice): Movement {
	const money = (amountMinor: number, sign?: 'always') =>
		voice.money({ amountMinor, currency: row.currency }, sign);
	return {
		id: row.id,
		text: movementWords(row, voice),
		href: row.kind === 'issue' && row.return_number !== null ? `/returns/${row.return_number}` : null,
		iso: voice.iso(row.created_at),
		when: voice.day(row.created_at),
		amount: money(row.amount_minor, 'always'),
		left: voice.t(words.left, { amount: money(row.balance_minor) })
	};
}

function movementWords(row: StatementRow, voice: Voice): string {
	const reference = row.order_reference ?? '';
	switch (row.kind) {
		case 'issue':
			if (row.return_number !== null) return voice.t(words.ofReturn, { reference: row.return_number });
			return row.refund_number === null
				? voice.t(words.carried)
				: voice.t(words.ofRefund, { reference: row.refund_number });
		case 'bonus':
			return voice.t(words.bonus);
		case 'spend':
			return voice.t(words.spent, { reference });
		case 'restore':
			return voice.t(words.restored, { reference });
		case 'expire':
			return voice.t(words.expired);
		case 'adjust':
			return voice.t(row.amount_minor > 0 ? words.added : words.lowered);
		case 'revoke':
			return voice.t(words.revoked);
	}
}
