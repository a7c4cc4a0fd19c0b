import { armPayment } from '#lib/server/commands/refunds/arm-payment.ts';
import { claimPayment } from '#lib/server/commands/refunds/claim-payment.ts';
import type { RefundSteps } from '#lib/server/jobs/handlers/move-refund.ts';
import type { PaymentsPort } from '#lib/server/providers/payments/port.ts';
import { findRefundPayment } from '#lib/server/store/refunds.ts';

/** A naive design: the real pipeline with one of its safeguards taken out at a seam. The harness must catch each. */
export type Mutant = {
	name: string;
	/** What is missing, in a sentence. */
	says: string;
	port?(port: PaymentsPort): PaymentsPort;
	steps?: Partial<RefundSteps>;
	/** `deferred`: reads before the write lock. `unsynced`: a loss of power takes the latest commits. */
	database?: 'deferred' | 'unsynced';
	/** Which faults come more often, so that what is missing shows within few seeds. The whole design bears them too. */
	leaning?: Leaning;
};

/** Chances beside the usual ones: a machine asleep for a day per step, a kept 500 without effect per send. */
export type Leaning = { longSleep?: number; spentKey?: number };

/** The whole design in the weather of a mutant: a seed tells them apart only when this one keeps the promise. */
export const wholeDesignIn = ({ says, leaning = {} }: Mutant): Mutant => ({ name: 'none', says, leaning });

let serial = 0;

export const MUTANTS: readonly Mutant[] = [
	{
		name: 'no-key',
		says: 'every send carries a new key',
		port: (port) => ({
			...port,
			sendRefund: (order) => port.sendRefund({ ...order, key: `${order.key}:${(serial += 1)}` })
		})
	},
	{
		name: 'key-only',
		says: 'one key for ever, and nobody looks at the provider',
		port: (port) => ({
			...port,
			findRefunds: async () => [],
			sendRefund: (order) => port.sendRefund({ ...order, key: order.key.replace(/:\d+$/, ':0') })
		})
	},
	{
		name: 'no-reconcile',
		says: 'after a doubt a new key is used without a look at the provider',
		port: (port) => ({ ...port, findRefunds: async () => [] })
	},
	{
		name: 'no-fence',
		says: 'a lease is not looked at again before the call',
		steps: { isStillHeld: () => true },
		leaning: { longSleep: 0.08 }
	},
	{
		name: 'deferred-transaction',
		says: 'transactions read before they hold the write lock',
		database: 'deferred'
	},
	{
		name: 'no-dedupe',
		says: 'a repeated webhook counts as a new one',
		port: (port) => ({
			...port,
			async verifyWebhook(...seen) {
				const event = await port.verifyWebhook(...seen);
				return { ...event, id: `${event.id}_${(serial += 1)}` };
			}
		})
	},
	{
		name: 'no-lease',
		says: 'whoever comes takes the refund, and nobody asks whose it is',
		leaning: { spentKey: 0.75 },
		steps: {
			async claimPayment(ctx, id) {
				await ctx.db.transaction(async (tx) => {
					await tx
						.updateTable('refund_payments')
						.set({ lease_owner: null, lease_until: null })
						.where('id', '=', id)
						.execute();
					// Nor does a job: the other worker may take it at once.
					await tx
						.updateTable('jobs')
						.set({ run_at: ctx.clock.now() })
						.where('kind', '=', 'refund.move')
						.where('lease_owner', 'is not', null)
						.execute();
				});
				return claimPayment(ctx, id);
			},
			async armPayment(ctx, lease, key) {
				const row = await ctx.db.transaction((tx) => findRefundPayment(tx, lease.refund_payment_id));
				if (!row) return null;
				const { version, generation } = row;
				return armPayment(ctx, { ...lease, owner: row.lease_owner ?? '', version, generation }, key);
			}
		}
	},
	{
		name: 'hold-on-trust',
		says: 'a release of held money without an answer counts as done',
		port: (port) => ({
			...port,
			async releaseHold(order) {
				const outcome = await port.releaseHold(order);
				if (outcome.kind !== 'unknown') return outcome;
				const { paymentRef: ref, captureMinor: capturedMinor, currency } = order;
				const status = capturedMinor === 0 ? 'canceled' : 'paid';
				const untold = { chargeRef: null, refundedMinor: 0, methodLabel: '', disputed: false };
				return { kind: 'accepted', payment: { ref, status, capturedMinor, currency, ...untold } };
			}
		})
	},
	{ name: 'no-full-sync', says: 'commits are not synced to the disk one by one', database: 'unsynced' }
];
