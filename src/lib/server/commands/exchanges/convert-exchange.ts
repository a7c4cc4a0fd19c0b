import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { chargesFor } from '../../store/charges.ts';
import { cancelCharge } from '../charges/close-charge.ts';
import { changeExchange } from './change.ts';
import { convert } from './convert.ts';
import { canMove } from './move.ts';
import type { ChangedExchange, ConvertExchangeInput } from './types.ts';

/** The money instead, by the customer or for them: possible until the replacement stands on the order. */
export const convertExchange = (
	ctx: CommandContext,
	actor: Actor,
	input: ConvertExchangeInput
): Promise<Result<ChangedExchange>> =>
	changeExchange(ctx, actor, 'serve', input, async (tx, by, loaded, exchange) => {
		const tooLate = refused('not_in_this_state', { state: exchange.state });
		if (!canMove(exchange, 'convert')) return tooLate;
		for (const charge of await chargesFor(tx, 'exchange', exchange.id)) {
			// What was paid on top is part of the replacement now.
			if (charge.state === 'paid') return tooLate;
			await cancelCharge(tx, by, charge.id);
		}
		return accepted(await convert(tx, by, loaded, exchange, 'asked'));
	});
