import { lookAtCharge } from '../../checkout/look-at-charge.ts';
import type { Context } from '../../context.ts';
import type { JobBodies } from '../queue.ts';

/** Looks after one charge: its page at the provider, its reminder, its end. What cannot be asked now the sweep asks. */
export async function lookAfterCharge(context: Context, body: JobBodies['charge.look']): Promise<void> {
	await lookAtCharge(context, body.charge_id);
}
