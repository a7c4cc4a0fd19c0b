import type SqliteFile from 'better-sqlite3';

/** What is read within one turn of the event loop, whoever asks, is read in one transaction. */
export type SharedLook = {
	/** To be called before a statement reads. */
	join(): void;
	/** What is read from here on sees everything that was committed until now. */
	end(): void;
};

/**
 * A select by itself begins and ends a transaction of its own, whose locks cost more than a small one reads; a page
 * makes four of them, and under load several pages are at work in one turn. Whoever commits must end the look first,
 * so that nobody reads what was before their own writing. What another process commits is seen a turn later.
 */
export function sharedLook(file: SqliteFile.Database): SharedLook {
	const begin = file.prepare('begin');
	const commit = file.prepare('commit');
	let open = false;
	const end = () => {
		if (!open) return;
		open = false;
		// A grave fault has ended it already.
		if (file.inTransaction) commit.run();
	};
	return {
		join() {
			if (open || file.inTransaction) return;
			begin.run();
			open = true;
			setImmediate(end);
		},
		end
	};
}
