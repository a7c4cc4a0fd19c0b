import { runningShare } from '../money.ts';
import type { AcceptanceState, ReceptionState } from '../return/states.ts';
import { chargeable, lower, lowerAll, type PlannedReplacement } from './plan.ts';

/** A replacement as it was agreed; a row of the store fits as it is. */
export type AgreedLine = Omit<PlannedReplacement, 'item' | 'variant_id'> & {
	id: string;
	return_item_id: string;
	/** Units of the item that counted when it was agreed; null or absent: all of them. */
	given_for?: number | null;
};

/** An item that is exchanged, or a part that broke off it in the parcel. */
export type ExchangedItem = {
	id: string;
	split_from_id: string | null;
	quantity: number;
	reception: ReceptionState;
	acceptance: AcceptanceState;
};

export type SettleInput = {
	lines: readonly AgreedLine[];
	items: readonly ExchangedItem[];
	/** What the accepted items come to now, and would come to if nothing were deducted. */
	value_minor: number;
	undeducted_minor: number;
	/** What the customer agreed to pay on top. */
	agreed_due_minor: number;
	prices_include_tax: boolean;
	currency: string;
};

/** carried + due = Σ `paid_minor` of the lines; carried + back = value. */
export type Settlement = {
	lines: Omit<AgreedLine, 'return_item_id' | 'given_for' | 'bonus_minor'>[];
	carried_minor: number;
	due_minor: number;
	back_minor: number;
};

export type Settled =
	/** Some of it may still come. */
	| { kind: 'waits' }
	/** Nothing was accepted. */
	| { kind: 'nothing' }
	/** What was accepted is too little for any whole replacement: it is paid back. */
	| { kind: 'too_little' }
	| { kind: 'agreed'; settlement: Settlement }
	/** What came back is worth less than was agreed; the settlement is what sending it all the same would be. */
	| { kind: 'short'; missing_minor: number; settlement: Settlement };

/**
 * What becomes of an exchange once everything that comes back is judged. Replacements are given for the units that were
 * accepted. Nobody pays more on top than they agreed to for these units: deductions lower what is given back, and where
 * they go beyond it a person decides.
 */
export function settleExchange(input: SettleInput): Settled {
	const { items, value_minor, agreed_due_minor } = input;
	if (items.some(isPending)) return { kind: 'waits' };
	if (!items.some(isAccepted)) return { kind: 'nothing' };
	const supplied = input.lines.flatMap((line) => suppliedOf(line, input));
	if (supplied.length === 0) return { kind: 'too_little' };
	const lines = lessBonus(supplied, value_minor, input.prices_include_tax);
	const price = sum(lines);
	const most_due = Math.min(agreed_due_minor, Math.max(0, price - input.undeducted_minor));
	const missing_minor = price - value_minor - most_due;
	if (missing_minor > 0) {
		return { kind: 'short', missing_minor, settlement: settled(input, lines, value_minor + most_due) };
	}
	return { kind: 'agreed', settlement: settled(input, lines, price) };
}

/** The replacements for `price`; what is too little to be asked for on top is let go. */
function settled(
	{ value_minor, prices_include_tax, currency }: SettleInput,
	lines: Settlement['lines'],
	price: number
): Settlement {
	const due_minor = chargeable(Math.max(0, price - value_minor), currency);
	const carried_minor = Math.min(price, value_minor);
	lowerAll(lines, sum(lines) - carried_minor - due_minor, prices_include_tax);
	return { lines, carried_minor, due_minor, back_minor: value_minor - carried_minor };
}

/** The replacements without what of their bonus would go back as money: where it is not needed it was never given. */
function lessBonus(
	supplied: readonly SuppliedLine[],
	valueMinor: number,
	pricesIncludeTax: boolean
): Settlement['lines'] {
	let over = valueMinor - sum(supplied);
	return supplied.map(({ bonus_minor, ...line }) => {
		const taken = Math.max(0, Math.min(bonus_minor, over));
		over -= taken;
		lower(line, -taken, pricesIncludeTax);
		return line;
	});
}

type SuppliedLine = Settlement['lines'][number] & { bonus_minor: number };

/** The pieces of an agreed replacement that the accepted units stand for, with their share of its figures. */
function suppliedOf(agreed: AgreedLine, { items, prices_include_tax }: SettleInput): SuppliedLine[] {
	const family = items.filter((item) => rootOf(item, items) === agreed.return_item_id);
	const all = agreed.given_for ?? units(family);
	const given = Math.min(all, units(family.filter(isAccepted)));
	const quantity = all === 0 ? 0 : Math.floor((agreed.quantity * given) / all);
	if (quantity === 0) return [];
	const share = (minor: number) => runningShare(minor, agreed.quantity, 0, quantity);
	const [paid_minor, tax_minor] = [share(agreed.paid_minor), share(agreed.tax_minor)];
	const { id, unit_price_minor, tax_rate_bp } = agreed;
	const discount_minor =
		unit_price_minor * quantity - (prices_include_tax ? paid_minor : paid_minor - tax_minor);
	const bonus_minor = share(agreed.bonus_minor ?? 0);
	return [
		{ id, quantity, unit_price_minor, discount_minor, tax_minor, tax_rate_bp, paid_minor, bonus_minor }
	];
}

/** The item that was asked for, whatever broke off it since. */
export function rootOf(item: ExchangedItem, items: readonly ExchangedItem[]): string {
	const from = items.find((other) => other.id === item.split_from_id);
	return from === undefined ? item.id : rootOf(from, items);
}

const GONE: readonly ReceptionState[] = ['cancelled', 'expired'];

/** Whether something can still be given for it: it was accepted, or may yet be. */
export const stillCounts = (item: ExchangedItem): boolean => isAccepted(item) || isPending(item);

const isPending = (item: ExchangedItem): boolean =>
	item.acceptance === 'pending' && !GONE.includes(item.reception);
const isAccepted = (item: ExchangedItem): boolean =>
	item.acceptance === 'accepted' || item.acceptance === 'accepted_reduced';

const units = (items: readonly ExchangedItem[]): number =>
	items.reduce((total, item) => total + item.quantity, 0);
const sum = (lines: readonly { paid_minor: number }[]): number =>
	lines.reduce((total, line) => total + line.paid_minor, 0);
