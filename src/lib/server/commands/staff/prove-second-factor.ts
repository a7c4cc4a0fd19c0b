import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { recoveryHash, stepOfCode } from '../../auth/second-factor.ts';
import type { CommandContext } from '../../context.ts';
import type { Tx } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import type { StaffTable } from '../../store/schema.ts';
import { findSecondFactor, recoveryCodesLeft, useRecoveryCode, useStep } from '../../store/second-factors.ts';
import { mailAccountChange } from './mail-account-change.ts';
import { actorOf } from './actor-of.ts';

/**
 * Uses up a code of somebody's app, or one of their recovery codes: none is taken twice. Refuses with
 * `second_factor_wrong`, also when there is no second factor any more.
 */
export async function provesSecondFactor(
	tx: Tx,
	ctx: CommandContext,
	member: StaffTable,
	typed: string
): Promise<Result<null>> {
	const now = ctx.clock.now();
	const factor = await findSecondFactor(tx, member.id);
	if (!factor) return refused('second_factor_wrong');
	const step = stepOfCode(ctx.config, factor, typed, now);
	if (step !== null)
		return (await useStep(tx, member.id, step)) ? accepted(null) : refused('second_factor_wrong');
	const hash = recoveryHash(ctx.config, member.id, typed);
	if (!(await useRecoveryCode(tx, { staffId: member.id, hash }, now))) return refused('second_factor_wrong');
	const actor = actorOf(member);
	await appendEvents(tx, { ids: ctx.ids, now, actor }, [
		{
			type: 'staff_recovery_code_used',
			entity: 'staff',
			entity_id: member.id,
			order_id: null,
			data: { left_count: await recoveryCodesLeft(tx, member.id) }
		}
	]);
	// The moment tells one use from the next.
	await mailAccountChange(tx, ctx, member, { change: 'recovery_used', actor, mark: String(now) });
	return accepted(null);
}
