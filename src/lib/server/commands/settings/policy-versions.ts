import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import { findPolicyVersion } from '../../store/policies.ts';
import { cancelPolicyVersion, findPolicyNumber } from '../../store/policy-numbers.ts';
import { forgetShop, readShop, saveShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { maySet } from './permissions.ts';
import { addVersion, asksTwoPeople, type PublishedPolicy } from './policy-version.ts';

/**
 * Calls off a version that has not begun. It stays in the history and keeps its number. Refuses with `not_found` and,
 * once it has begun or was called off before, `not_in_this_state`.
 */
export async function cancelPolicy(
	ctx: CommandContext,
	actor: Actor,
	{ number }: { number: number }
): Promise<Result<{ number: number }>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<{ number: number }>(ctx.db, async (tx) => {
		const version = await findPolicyNumber(tx, number);
		if (!version) return refused('not_found');
		const now = ctx.clock.now();
		const by = { cancelled_at: now, cancelled_by: actorId(actor) };
		if (version.effective_from <= now || !(await cancelPolicyVersion(tx, version.id, by)))
			return refused('not_in_this_state');
		await appendEvents(tx, { ids: ctx.ids, now, actor }, [
			{
				type: 'policy_cancelled',
				entity: 'policy',
				entity_id: version.id,
				order_id: null,
				data: { number }
			}
		]);
		return accepted({ number });
	});
}

/** Publishes what an earlier version said as a new one, at once; history is never rewritten. */
export async function rollBackPolicy(
	ctx: CommandContext,
	actor: Actor,
	{ number, based_on, note }: { number: number; based_on: number; note: string }
): Promise<Result<PublishedPolicy>> {
	if (!maySet(actor)) return refused('not_allowed');
	return inTransaction<PublishedPolicy>(ctx.db, async (tx) => {
		if (await asksTwoPeople(tx)) return refused('second_person_needed');
		const found = await findPolicyNumber(tx, number);
		const version = found && (await findPolicyVersion(tx, found.id));
		if (!version) return refused('not_found');
		const input = { rules: version.rules, based_on, note, effective_from: null };
		return addVersion(tx, ctx, actor, input, { rolled_back_to: number });
	});
}

/** Whether publishing asks for a second merchant. Said in the events, whoever turns it on or off. */
export async function setTwoPeople(
	ctx: CommandContext,
	actor: Actor,
	{ on }: { on: boolean }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const set = await inTransaction<null>(ctx.db, async (tx) => {
		const { settings, version } = await readShop(tx);
		if ((settings.policy_two_people === true) === on) return accepted(null);
		const change = { settings: JSON.stringify({ ...settings, policy_two_people: on }) };
		if (!(await saveShop(tx, version, change))) return refused('changed_meanwhile');
		await appendEvents(tx, { ids: ctx.ids, now: ctx.clock.now(), actor }, [
			{
				type: 'policy_two_people_set',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { on }
			}
		]);
		return accepted(null);
	});
	if (set.ok) forgetShop(ctx.db);
	return set;
}
