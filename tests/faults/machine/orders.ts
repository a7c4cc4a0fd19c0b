/** What the driver tells the hook in a server, and what it hears back. */
export type Order =
	/** Counts from zero; the process ends right before step `at`, or only counts. */
	| { do: 'arm'; at: number | null }
	| { do: 'count' }
	/** Milliseconds by which the server's clock is ahead. */
	| { do: 'move_clock'; to: number }
	/** One question to the read side of the process itself, so that nobody else has the file open when it dies. */
	| { do: 'ask'; sql: string }
	/** SQLite may not grow its file any further: what a full disk does. */
	| { do: 'fill_disk'; full: boolean }
	/** SQLite commits without waiting for the disk: a design that loses money at a power cut. */
	| { do: 'sync_less' };

export type Told = { counted: number; seen: Record<string, number>; rows?: unknown[] };
