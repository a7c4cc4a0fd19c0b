import { actorId, type Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { policyRules } from '#lib/domain/policy/rules.ts';
import type { PolicyRules } from '#lib/domain/policy/types.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { insertPolicyVersion, policyVersions } from '../../store/policies.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';

export type PublishPolicyInput = {
	/** The newest version the draft was made from: whoever published in between is not passed over. */
	based_on: number;
	rules: PolicyRules;
	note: string;
	/** When it starts to judge; null is now. At most a year ahead. */
	effective_from: Instant | null;
};
export type PublishedPolicy = { id: Id<'pol'>; number: number; effective_from: Instant };

const FURTHEST = 366 * DAY;
const LONGEST_NOTE = 500;

/**
 * Publishes a new version of the policy; versions before it stay as they are, and returns keep the one that judged
 * them. Refuses with `value_invalid` (`field` is the path within the rules, `note` or `effective_from`).
 */
export async function publishPolicy(
	ctx: CommandContext,
	actor: Actor,
	input: PublishPolicyInput
): Promise<Result<PublishedPolicy>> {
	if (!maySet(actor)) return refused('not_allowed');
	const checked = policyRules.safeParse(input.rules);
	if (!checked.success) {
		return refused('value_invalid', { field: checked.error.issues[0]?.path.join('.') ?? 'rules' });
	}
	const note = input.note.trim();
	if (note.length > LONGEST_NOTE) return refused('value_invalid', { field: 'note' });
	const now = ctx.clock.now();
	const effective_from = input.effective_from ?? now;
	if (!Number.isSafeInteger(effective_from) || effective_from < now || effective_from > now + FURTHEST)
		return refused('value_invalid', { field: 'effective_from' });
	return inTransaction<PublishedPolicy>(ctx.db, async (tx) => {
		const [latest] = await policyVersions(tx);
		// Read within the transaction: the second of two publishers finds another number than the one they saw.
		if ((latest?.number ?? 0) !== input.based_on) return refused('changed_meanwhile');
		const id = ctx.ids.next('pol');
		const number = input.based_on + 1;
		await insertPolicyVersion(tx, {
			id,
			number,
			rules: checked.data,
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
				data: { number, effective_from, note }
			}
		]);
		return accepted({ id, number, effective_from });
	});
}
