import type { Actor } from '#lib/domain/actor.ts';
import { OPEN_EXCHANGE_STATES } from '#lib/domain/exchange/states.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { chargesFor } from '../../store/charges.ts';
import { changeExchange } from './change.ts';
import { settleExchange } from './settle.ts';
import type { ChangedExchange, ContinueExchangeInput } from './types.ts';

/**
 * A person lets an exchange go on that waits for them: the pieces are there again, the bank's dispute is over, or it is
 * sent although less came back than was agreed.
 */
export const continueExchange = (
	ctx: CommandContext,
	actor: Actor,
	input: ContinueExchangeInput
): Promise<Result<ChangedExchange>> =>
	changeExchange(
		ctx,
		actor,
		actor.kind === 'system' ? 'system' : 'decide',
		input,
		async (tx, by, loaded, exchange) => {
			if (!OPEN_EXCHANGE_STATES.includes(exchange.state)) {
				return refused('not_in_this_state', { state: exchange.state });
			}
			if (exchange.state === 'payment_due') {
				const paid = (await chargesFor(tx, 'exchange', exchange.id)).some(({ state }) => state === 'paid');
				if (!paid) return refused('not_in_this_state', { state: exchange.state });
				return accepted(await settleExchange(tx, by, loaded, exchange, 'paid'));
			}
			const how = input.all_the_same === true ? 'all_the_same' : 'as_agreed';
			return accepted(await settleExchange(tx, by, loaded, exchange, how));
		}
	);
