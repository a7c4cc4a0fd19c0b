import type { Actor } from '#lib/domain/actor.ts';
import { OPEN_HOLD_RELEASES } from '#lib/domain/cancellation/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { enqueue } from '../../jobs/queue.ts';
import { holdReleasesOf, saveHoldRelease } from '../../store/hold-releases.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { answerOf, loadCancellation } from './load.ts';
import type { CancellationRef, ChangedCancellation } from './types.ts';

/** Looks at the provider again about held money that got stuck, and lets go of what it still holds. */
export async function retryRelease(
	ctx: CommandContext,
	actor: Actor,
	ref: CancellationRef
): Promise<Result<ChangedCancellation>> {
	return inTransaction<ChangedCancellation>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const loaded = await loadCancellation(tx, actor, 'decide', ref);
		if (!loaded.ok) return loaded;
		const { row } = loaded.value;
		const stuck = (await holdReleasesOf(tx, row.id)).filter(
			(release) => release.parked_at !== null && OPEN_HOLD_RELEASES.includes(release.state)
		);
		if (stuck.length === 0) return refused('not_in_this_state', { state: row.state });
		for (const release of stuck) {
			// A provider keeps the answer it gave under a key: a new try needs a new one.
			await saveHoldRelease(tx, release, {
				parked_at: null,
				attempts: 1,
				first_attempt_at: null,
				generation: release.generation + 1
			});
			await enqueue(tx, by, {
				kind: 'hold.release',
				key: `hold.release:${release.id}:${release.version}`,
				body: { hold_release_id: release.id }
			});
		}
		return accepted(answerOf(row));
	});
}
