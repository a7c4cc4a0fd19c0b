import type { Refusal, Result } from '#lib/domain/result.ts';
import type { Database, Tx } from '../store/database.ts';

/** Runs a command's work in one transaction; a refusal takes back everything that was written before it. */
export async function inTransaction<T>(
	db: Database,
	work: (tx: Tx) => Promise<Result<T>>
): Promise<Result<T>> {
	try {
		return await db.transaction(async (tx) => {
			const result = await work(tx);
			if (!result.ok) throw new TakenBack(result.refusal);
			return result;
		});
	} catch (error) {
		if (error instanceof TakenBack) return { ok: false, refusal: error.refusal };
		throw error;
	}
}

class TakenBack extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.reason);
		this.refusal = refusal;
	}
}
