import type { Actor } from '#lib/domain/actor.ts';
import { isId, type Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { askProvider } from '#lib/server/commands/reconciliation/ask-provider.ts';
import { giveUpPayment } from '#lib/server/commands/reconciliation/give-up-payment.ts';
import { handOver } from '#lib/server/commands/reconciliation/hand-over.ts';
import { matchRefund } from '#lib/server/commands/reconciliation/match-refund.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import type { CommandContext } from '#lib/server/context.ts';
import type { TypedIn } from '../../admin/form.ts';

export type ActInput = {
	refund_payment_id: Id<'rfp'>;
	refund_id: Id<'rfd'>;
	version: number;
	typed: TypedIn;
};

type Act = (ctx: CommandContext, actor: Actor, input: ActInput) => Promise<Result<unknown>>;

const NOT_HERE: Result<never> = { ok: false, refusal: { reason: 'not_found', facts: {} } };

/** Everything that may be done about a refund that is stuck: each is one command, and none sends blindly. */
export const acts = {
	look: (ctx, actor, { refund_payment_id }) => askProvider(ctx, actor, { refund_payment_id }),
	again: (ctx, actor, { refund_id, version }) => retryRefund(ctx, actor, { refund_id, version }),
	give_up: (ctx, actor, { refund_id, refund_payment_id, version }) =>
		giveUpPayment(ctx, actor, { refund_id, refund_payment_id, version }),
	match: (ctx, actor, { refund_id, refund_payment_id, version, typed }) =>
		matchRefund(ctx, actor, {
			refund_id,
			refund_payment_id,
			version,
			provider_refund_id: typed.text('provider_refund', 100)
		}),
	hand_over: async (ctx, actor, { refund_payment_id, typed }) => {
		const staff_id = typed.text('staff', 60);
		return isId('stf', staff_id) ? handOver(ctx, actor, { refund_payment_id, staff_id }) : NOT_HERE;
	}
} satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
