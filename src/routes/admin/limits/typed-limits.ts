import type { Allowance } from '#lib/domain/refund/limits.ts';
import { limitText, readLimit } from '../team/limit.ts';
import type { TypedIn } from '../form.ts';

/** One currency as its fields hold it: text as it was typed, by the field's name. */
export type TypedRow = { currency: string; cells: Record<string, string> };
type Stored = Allowance & { subject: string; currency: string };
export type Cell = { name: string; subject: string; figure: 'refund_minor' | 'day_minor' };

/** Stored limits as their form shows them: the shop's currency first, then the others, then a row to add one. */
export function rowsOf(stored: readonly Stored[], cells: readonly Cell[], currency: string): TypedRow[] {
	const codes = [...new Set([currency, ...stored.map((row) => row.currency)])];
	return [...codes, ''].map((code) => ({
		currency: code,
		cells: Object.fromEntries(
			cells.map(({ name, subject, figure }) => {
				const row = stored.find((one) => one.subject === subject && one.currency === code);
				return [name, limitText(row?.[figure] ?? null, code || currency)];
			})
		)
	}));
}

export function typedRows(typed: TypedIn, cells: readonly Cell[]): TypedRow[] {
	const codes = typed.all('currency', 3).slice(0, 30);
	return codes.map((code, row) => ({
		currency: code.toUpperCase(),
		cells: Object.fromEntries(cells.map(({ name }) => [name, typed.all(name, 30)[row] ?? '']))
	}));
}

export type LimitFault = { field: string; fault: 'currency' | 'amount'; currency: string };

/** Limits out of what was typed, per subject, or every fault with the id of its field. Empty rows are left out. */
export function readRows(
	rows: readonly TypedRow[],
	cells: readonly Cell[]
): { limits: Map<string, (Allowance & { currency: string })[]>; faults: LimitFault[] } {
	const limits = new Map<string, (Allowance & { currency: string })[]>();
	for (const { subject } of cells) limits.set(subject, []);
	const faults: LimitFault[] = [];
	for (const [index, row] of rows.entries()) {
		const isEmpty = Object.values(row.cells).every((text) => text === '');
		if (isEmpty) continue;
		const { currency } = row;
		const isTwice = rows.findIndex((other) => other.currency === currency) < index;
		if (!/^[A-Z]{3}$/.test(currency) || isTwice) {
			faults.push({ field: `currency_${index}`, fault: 'currency', currency });
			continue;
		}
		for (const { name, subject, figure } of cells) {
			const minor = readLimit(row.cells[name] ?? '', currency);
			if (minor === undefined) faults.push({ field: `${name}_${index}`, fault: 'amount', currency });
			const own = limits.get(subject) ?? [];
			const known = own.find((one) => one.currency === currency);
			const entry = known ?? { currency, refund_minor: null, day_minor: null };
			entry[figure] = minor ?? null;
			if (!known) own.push(entry);
		}
	}
	return { limits, faults };
}
