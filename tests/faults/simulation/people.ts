import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import type { Result } from '#lib/domain/result.ts';
import { approveRefund } from '#lib/server/commands/refunds/approve-refund.ts';
import { cancelRefund } from '#lib/server/commands/refunds/cancel-refund.ts';
import { overrideRefund } from '#lib/server/commands/refunds/override-refund.ts';
import { proposeRefund } from '#lib/server/commands/refunds/propose-refund.ts';
import { retryRefund } from '#lib/server/commands/refunds/retry-refund.ts';
import { settleByHand } from '#lib/server/commands/refunds/settle-by-hand.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import type { DecidedReturn } from '#lib/server/commands/returns/types.ts';
import type { Context } from '#lib/server/context.ts';
import type { RefundPaymentsTable, RefundsTable } from '#lib/server/store/schema.ts';
import type { Chance } from './chance.ts';

let serial = 0;
export const staff = (role: 'agent' | 'lead', refundLimitMinor: number | null): Actor => ({
	kind: 'staff',
	id: `stf_00000000-0000-7000-8000-${String((serial += 1)).padStart(12, '0')}`,
	name: `${role} ${serial}`,
	role,
	refundLimitMinor
});

export const AGENT = staff('agent', 1_000_000);
export const OTHER_AGENT = staff('agent', 1_000_000);
/** Whoever may let little go alone: their refunds wait for somebody else. */
export const SMALL_AGENT = staff('agent', 5_000);
export const LEAD = staff('lead', null);
export const OTHER_LEAD = staff('lead', null);

/** One press of a button, by whoever; a second person may press the same a moment later. */
export type Press = { name: string; by(ctx: Context, second: boolean): Promise<Result<unknown>> };

export const accept = (
	returnId: Id<'ret'>,
	items: readonly Id<'rit'>[],
	who: Actor
): { name: string; by(ctx: Context, second: boolean): Promise<Result<DecidedReturn>> } => ({
	name: `accepts ${items.length} items`,
	by: (ctx, second) =>
		inspectItems(ctx, second ? OTHER_AGENT : who, {
			return_id: returnId,
			inspections: items.map((item_id) => ({
				item_id,
				condition: 'new' as const,
				disposition: 'restock' as const,
				verdict: 'accept' as const,
				deduction_minor: 0,
				reason_code: null,
				findings: ''
			}))
		})
});

/** What a person at the desk may do about a refund that waits for one, or happens to be open before them. */
export function pressFor(chance: Chance, refund: RefundsTable, parts: RefundPaymentsTable[]): Press | null {
	const refund_id = refund.id;
	const lead = (second: boolean) => (second ? OTHER_LEAD : LEAD);
	const failed = parts.find((part) => part.state === 'failed' || part.state === 'cancelled');
	const isParked = parts.some((part) => part.parked_at !== null);
	const presses: Press[] = [];
	const retry: Press = { name: 'retry', by: (ctx, second) => retryRefund(ctx, lead(second), { refund_id }) };
	const cancel: Press = {
		name: 'cancel',
		by: (ctx, second) => cancelRefund(ctx, lead(second), { refund_id, note: 'not after all' })
	};
	const lower: Press = {
		name: 'override',
		by: (ctx, second) =>
			overrideRefund(ctx, lead(second), {
				refund_id,
				amount_minor: Math.max(1, refund.amount_minor - 500),
				reason_code: 'goodwill',
				note: ''
			})
	};
	const approve: Press = {
		name: 'approve',
		by: (ctx, second) => approveRefund(ctx, lead(second), { refund_id })
	};
	if (refund.state === 'awaiting_approval') presses.push(approve, approve, approve, cancel, lower);
	if (refund.state === 'approved') presses.push(cancel, lower);
	if (isParked || refund.state === 'failed' || refund.state === 'part_failed') presses.push(retry, retry);
	if (failed && (refund.state === 'failed' || refund.state === 'part_failed')) {
		presses.push({
			name: 'settles by hand',
			by: (ctx, second) =>
				settleByHand(ctx, lead(second), {
					refund_id,
					refund_payment_id: failed.id,
					reference: `KBANK ${refund.number}`
				})
		});
	}
	return presses.length === 0 ? null : chance.oneOf(presses);
}

/** Money of accepted goods that no refund pays any more. */
export const propose = (return_id: Id<'ret'>): Press => ({
	name: 'proposes the money again',
	by: (ctx, second) => proposeRefund(ctx, second ? OTHER_LEAD : LEAD, { return_id })
});
