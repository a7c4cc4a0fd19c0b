import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { checkContent } from '#lib/domain/policy/draft/check-content.ts';
import { lintPolicy } from '#lib/domain/policy/lint/lint-policy.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import type { Reader, Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { insertPolicyVersion } from '../../store/policies.ts';
import { lintContextOf } from '../../store/lint-context.ts';
import { newestPolicyVersions } from '../../store/policy-numbers.ts';
import { readShop } from '../../store/shop.ts';

export type NewVersion = {
	/** The newest version the new one was made from: whoever published in between is not passed over. */
	based_on: number;
	rules: PolicyContent;
	note: string;
	/** When it starts to judge; null is now. At most a year ahead. */
	effective_from: Instant | null;
};
export type PublishedPolicy = { id: Id<'pol'>; number: number; effective_from: Instant };

const FURTHEST = 366 * DAY;
export const LONGEST_NOTE = 500;

/** Whether a version needs a second merchant, as the shop chose. */
export const asksTwoPeople = async (db: Reader): Promise<boolean> =>
	(await readShop(db)).settings.policy_two_people === true;

/** A step of the commands beside it: checks a version, numbers it, stores it and tells of it. */
export async function addVersion(
	tx: Tx,
	ctx: CommandContext,
	actor: Actor,
	input: NewVersion,
	told: Record<string, unknown> = {}
): Promise<Result<PublishedPolicy>> {
	const checked = checkContent(input.rules);
	if (!('content' in checked)) return refused('value_invalid', { field: checked.faults[0]?.path || 'rules' });
	const note = input.note.trim();
	if (note.length > LONGEST_NOTE) return refused('value_invalid', { field: 'note' });
	const now = ctx.clock.now();
	const effective_from = input.effective_from ?? now;
	if (!Number.isSafeInteger(effective_from) || effective_from < now || effective_from > now + FURTHEST)
		return refused('value_invalid', { field: 'effective_from' });
	const against = lintPolicy(checked.content, await lintContextOf(tx, now)).find(
		({ severity }) => severity === 'stop'
	);
	if (against) return refused('policy_has_faults', { code: against.code, path: against.path });
	// Read within the transaction: the second of two publishers finds another number than the one they saw.
	const { standing, highest } = await newestPolicyVersions(tx);
	if ((standing?.number ?? 0) !== input.based_on) return refused('changed_meanwhile');
	const id = ctx.ids.next('pol');
	const number = highest + 1;
	await insertPolicyVersion(tx, {
		id,
		number,
		rules: checked.content,
		note,
		effective_from,
		published_at: now,
		published_by: actorId(actor)
	});
	await appendEvents(tx, { ids: ctx.ids, now, actor }, [
		{
			type: 'policy_published',
			entity: 'policy',
			entity_id: id,
			order_id: null,
			data: { number, effective_from, note, ...told }
		}
	]);
	return accepted({ id, number, effective_from });
}
