/**
 * How the books and the provider can differ. A blocking one means that more money for the same payment could be paid
 * twice or to nobody: nothing is sent for that payment until a person has looked.
 */
export const DIFFERENCE_KINDS = [
	/** The provider has a refund the books did not know; it was adopted. */
	'unknown_here',
	/** The books were behind the provider; they were brought up to it. */
	'behind',
	/** The provider has a refund with our mark, but the books have no such refund: they are older than it. */
	'lost_refund',
	/** The provider has two refunds for one refund payment. */
	'second_refund',
	'amount_differs',
	'currency_differs',
	/** The refund belongs to another payment at the provider. */
	'payment_differs',
	/** The provider paid what the books hold as failed, or the other way round. */
	'state_differs',
	/** The books name a refund the provider does not have. */
	'missing_at_provider',
	/** The provider's refund cannot be adopted before money on its way has settled. */
	'waits_for_room',
	'captured_differs',
	/** The sum of a payment's refunds differs, though each of them agrees. */
	'refunded_differs',
	'dispute_differs'
] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

const HARMLESS: readonly DifferenceKind[] = [
	'unknown_here',
	'behind',
	'waits_for_room',
	'captured_differs',
	'dispute_differs'
];
export const isBlocking = (kind: DifferenceKind): boolean => !HARMLESS.includes(kind);

export const FREEZE_REASONS = ['restored', 'older_than_seen', 'by_hand'] as const;
export type FreezeReason = (typeof FREEZE_REASONS)[number];

export const RUN_CAUSES = ['daily', 'start', 'restore', 'by_hand'] as const;
export type RunCause = (typeof RUN_CAUSES)[number];
