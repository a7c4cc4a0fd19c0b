import { MINUTE } from '#lib/domain/time.ts';
import { lookAtCharge } from '../../checkout/look-at-charge.ts';
import type { Context } from '../../context.ts';
import { TryAgainAt, type JobBodies } from '../queue.ts';

/** Looks after one charge: its page at the provider, its reminder, its end. The sweep looks again later. */
export async function lookAfterCharge(
	context: Context,
	body: JobBodies['charge.look'],
	{ attempts }: { attempts: number }
): Promise<void> {
	if (await lookAtCharge(context, body.charge_id)) return;
	// From then on the sweep alone asks, now and then.
	if (attempts < MOST_TRIES)
		throw new TryAgainAt(context.clock.now() + MINUTE, 'the provider could not be asked');
}

const MOST_TRIES = 5;
