import type { Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';
import { addVersion, asksTwoPeople, type NewVersion, type PublishedPolicy } from './policy-version.ts';

export type PublishPolicyInput = NewVersion;
export type { PublishedPolicy };

/**
 * Publishes a new version of the policy; versions before it stay as they are, and returns keep the one that judged
 * them. Refuses with `value_invalid` (`field` is the path within the rules, `note` or `effective_from`), with
 * `policy_has_faults` for a rule that the law does not allow (`code`, `path`), and with
 * `second_person_needed` where the shop wants two people: then only a draft can be published.
 */
export async function publishPolicy(
	ctx: CommandContext,
	actor: Actor,
	input: PublishPolicyInput
): Promise<Result<PublishedPolicy>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<PublishedPolicy>(ctx.db, async (tx) => {
		if (actor.kind !== 'system' && (await asksTwoPeople(tx))) return refused('second_person_needed');
		return addVersion(tx, ctx, actor, input);
	});
}
