import type { Actor } from '#lib/domain/actor.ts';
import type { Result } from '#lib/domain/result.ts';
import { inspectItems as decide } from '#lib/domain/return/inspect.ts';
import type { CommandContext } from '../../context.ts';
import { reasonsOf } from '../../store/reasons.ts';
import { changeReturn } from './change.ts';
import type { DecidedReturn, InspectItemsInput } from './types.ts';

/** A person judges goods that came back; the money of what they accept is reserved in the same transaction. */
export const inspectItems = (
	ctx: CommandContext,
	actor: Actor,
	input: InspectItemsInput
): Promise<Result<DecidedReturn>> =>
	changeReturn(ctx, actor, 'decide', input, async (loaded, act, { tx }) => {
		const codes = async (kind: 'deduct' | 'reject') =>
			(await reasonsOf(tx, kind)).map((reason) => reason.code);
		const reasons = { deduct: await codes('deduct'), reject: await codes('reject') };
		const inspections = input.inspections.map(({ item_id, findings, ...seen }) => ({
			...seen,
			return_item_id: item_id,
			findings: findings.trim().slice(0, 2_000)
		}));
		return decide(loaded, inspections, reasons, act);
	});
