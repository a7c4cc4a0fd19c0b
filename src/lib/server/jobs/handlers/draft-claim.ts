import { draftClaim as draft } from '../../commands/claims/draft-claim.ts';
import type { Context } from '../../context.ts';
import type { JobBodies } from '../queue.ts';

/** The carrier gave a parcel up: its claim waits for the desk. */
export async function draftClaim(context: Context, body: JobBodies['claim.draft']): Promise<void> {
	await draft(context, body.fulfilment_id);
}
