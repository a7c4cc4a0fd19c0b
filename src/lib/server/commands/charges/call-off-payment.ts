import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { findCharge } from '../../store/charges.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import type { ChargeRef } from './charge-ref.ts';
import { cancelCharge } from './close-charge.ts';
import { mayAsk } from './permissions.ts';

/**
 * Takes back what a person asked for. What an exchange or a change needs is called off there, with what hangs on it.
 */
export const callOffPayment = (
	ctx: CommandContext,
	actor: Actor,
	input: ChargeRef
): Promise<Result<ChargesTable>> =>
	inTransaction<ChargesTable>(ctx.db, async (tx) => {
		if (!mayAsk(actor)) return refused('not_allowed');
		const charge = await findCharge(tx, input.charge_id);
		if (!charge) return refused('not_found');
		if (input.version !== undefined && input.version !== charge.version)
			return refused('changed_meanwhile', { state: charge.state });
		const isOurs = charge.purpose === 'request';
		if (!isOurs || !(await cancelCharge(tx, writtenBy(ctx, actor), charge.id)))
			return refused('not_in_this_state', { state: charge.state });
		return accepted((await findCharge(tx, charge.id)) ?? charge);
	});
