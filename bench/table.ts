export type Row = Record<string, string>;
export type Section = { title: string; goal: string; rows: Row[]; notes: string[] };

/** A table of text, each column as wide as its widest entry; figures stand to the right. */
export function printed({ title, goal, rows, notes }: Section): string {
	const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	const width = (column: string) =>
		Math.max(...[column, ...rows.map((row) => row[column] ?? '')].map((t) => t.length));
	const line = (cells: Row) =>
		columns
			.map((column, index) =>
				index === 0
					? (cells[column] ?? '').padEnd(width(column))
					: (cells[column] ?? '').padStart(width(column))
			)
			.join('  ');
	const head = Object.fromEntries(columns.map((column) => [column, column]));
	const told = [`\n${title}`, ...(goal ? [`goal: ${goal}`] : []), '', line(head), ...rows.map(line)];
	return [...told, ...notes.map((note) => `* ${note}`)].join('\n');
}

export const rate = (perSecond: number): string =>
	perSecond >= 100 ? Math.round(perSecond).toLocaleString('en-US') : perSecond.toFixed(1);
export const ms = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(value < 1 ? 3 : 2));
export const ratio = (value: number): string => value.toFixed(2);
