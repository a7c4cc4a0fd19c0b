import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { endOfWindow } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { saveExchange } from '../../store/exchanges.ts';
import { findInstant } from '../../store/instants.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { saveReturn } from '../../store/returns.ts';
import { changeExchange } from '../exchanges/change.ts';
import type { ChangedExchange, ExchangeRef } from '../exchanges/types.ts';
import { reread } from '../refunds/reserve.ts';
import { giveTime } from './follow.ts';

export type ExtendDeadlineInput = ExchangeRef & {
	/** Local days from today, 1 to 60, to a day that is later than the present one. */
	days: number;
	/** Why, for the record. */
	reason: string;
};

const MOST_DAYS = 60;

/** A person gives the customer more time to hand the goods over. What expired already is reopened with its return. */
export const extendDeadline = (
	ctx: CommandContext,
	actor: Actor,
	input: ExtendDeadlineInput
): Promise<Result<ChangedExchange>> =>
	changeExchange(ctx, actor, 'decide', input, async (tx, by, loaded, exchange) => {
		const instant = await findInstant(tx, exchange.id);
		const isOpen = instant !== null && (instant.state === 'secured' || instant.state === 'overdue');
		if (!isOpen || loaded.return.state !== 'approved')
			return refused('not_in_this_state', { state: instant?.state ?? exchange.state });
		const note = input.reason.trim().slice(0, 500);
		if (note === '') return refused('reason_missing');
		if (!Number.isInteger(input.days) || input.days < 1 || input.days > MOST_DAYS)
			return refused('value_invalid', { field: 'days' });
		const due_at = endOfWindow(by.now, input.days, await shopTimezone(tx));
		if (due_at <= instant.due_at) return refused('value_invalid', { field: 'days' });
		await giveTime(tx, by, instant, due_at, { note, days: input.days });
		await saveReturn(tx, loaded.return, { ship_by: due_at });
		// Whoever looked at the exchange before sees that it changed.
		await saveExchange(tx, exchange, {});
		return accepted(await reread(tx, loaded));
	});
