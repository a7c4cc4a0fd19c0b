import type { Context } from '../../context.ts';
import type { JobBodies, JobKind } from '../queue.ts';

export type JobHandlers = {
	[K in JobKind]: (context: Context, body: JobBodies[K], job: { attempts: number }) => Promise<void>;
};
