const PAGE = 200;

/** Works through rows in the order of their ids, a page at a time, however many there are. */
export async function eachPage<T extends { id: string }>(
	read: (after: string, limit: number) => Promise<T[]>,
	work: (row: T) => Promise<void>
): Promise<void> {
	let after = '';
	for (;;) {
		const rows = await read(after, PAGE);
		for (const row of rows) await work(row);
		const last = rows.at(-1);
		if (!last || rows.length < PAGE) return;
		after = last.id;
	}
}
