import { addDays, endOfLocalDay, startOfLocalDay, type LocalDate } from '#lib/domain/time.ts';
import type { BacktestSpan } from '#lib/server/commands/backtests/start-backtest.ts';
import type { TypedIn } from '../../form.ts';

export const SPAN_DAYS = [30, 90, 365] as const;

/** The span that was chosen in the form; null: two days that are none. */
export function chosenSpan(typed: TypedIn, zone: string): BacktestSpan | null {
	const chosen = typed.text('span', 20);
	if (chosen === 'all') return { kind: 'all' };
	if (chosen !== 'between')
		return { kind: 'days', days: SPAN_DAYS.find((days) => String(days) === chosen) ?? 90 };
	const [from, to] = [typed.text('from', 10), typed.text('to', 10)];
	if (!isDay(from) || !isDay(to) || from > to) return null;
	return { kind: 'between', from: startOfLocalDay(from, zone), to: endOfLocalDay(to, zone) };
}

function isDay(text: string): text is LocalDate {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	try {
		return addDays(text, 0) === text;
	} catch {
		return false;
	}
}
