import type { Context } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import type { JobBodies, JobKind } from '../queue.ts';

/** What is written in the transaction that ends the job, so that both are kept or neither. */
export type LastWrite = (tx: Tx) => Promise<unknown>;

export type JobHandlers = {
	[K in JobKind]: (
		context: Context,
		body: JobBodies[K],
		job: { attempts: number }
	) => Promise<LastWrite | void>;
};
