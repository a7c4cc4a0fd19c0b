import type { Actor } from '#lib/domain/actor.ts';
import type { CancelledLine } from '#lib/domain/cancellation/money.ts';
import type { CancellationReason } from '#lib/domain/cancellation/reasons.ts';
import type { CancellationState } from '#lib/domain/cancellation/states.ts';
import { hasRole, hasScope } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { refused } from '#lib/domain/result.ts';

export type CancelInput = {
	order_id: Id<'ord'>;
	/** Null: all that still can be. */
	lines: readonly CancelledLine[] | null;
	reason_code: CancellationReason | null;
	note?: string;
	/** The total that was shown, in minor units; another one is refused as `quote_changed`. */
	quoted_minor?: number;
	/** The same key is the same cancellation. */
	idempotency_key: string;
	/** Language of the mails; the order's own when absent. */
	locale?: 'th' | 'en';
};

/** `version` is the version the person saw; another one is refused as `changed_meanwhile`. */
export type CancellationRef = { cancellation_id: Id<'can'>; version?: number };

export type ChangedCancellation = {
	cancellation_id: Id<'can'>;
	number: string;
	state: CancellationState;
	version: number;
};

/** Who may: `serve` asks for an order's customer, `decide` answers for the warehouse. Strangers see nothing. */
export function cancellationRefusal(
	actor: Actor,
	right: 'serve' | 'decide',
	orderId: Id<'ord'>
): ReturnType<typeof refused> | null {
	if (actor.kind === 'customer') {
		if (actor.orderId !== orderId) return refused('not_found');
		return right === 'serve' ? null : refused('not_allowed');
	}
	if (actor.kind === 'api') return hasScope(actor, 'orders:write') ? null : refused('not_allowed');
	return null;
}

/** How far an actor may go: staff decide for themselves, a lead also calls back what is packed. */
export const reachOf = (actor: Actor): 'customer' | 'staff' | 'lead' =>
	actor.kind !== 'staff' ? 'customer' : hasRole(actor, 'lead') ? 'lead' : 'staff';
