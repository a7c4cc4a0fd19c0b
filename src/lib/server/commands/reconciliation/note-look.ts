import type { Id } from '#lib/domain/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../../context.ts';
import { keepLook } from '../../store/provider-refunds.ts';
import type { ProviderLooksTable } from '../../store/schema-reconciliation.ts';

/** How a look at one payment ended, when there is more to say than its sums. */
export const noteLook = (
	ctx: CommandContext,
	look: {
		payment_id: Id<'pay'>;
		currency: string;
		outcome: NonNullable<ProviderLooksTable['outcome']>;
		/** Set when every refund of the payment was read through. */
		refunds_seen_at?: Instant;
	}
): Promise<void> => ctx.db.transaction((tx) => keepLook(tx, { ...look, looked_at: ctx.clock.now() }));
