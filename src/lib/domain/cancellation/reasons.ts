/** Why somebody cancels, when they say so; never asked for. */
export const CANCELLATION_REASONS = [
	'changed_mind',
	'ordered_twice',
	'wrong_choice',
	'takes_too_long',
	'found_elsewhere',
	'other'
] as const;
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

export const isCancellationReason = (code: string): code is CancellationReason =>
	(CANCELLATION_REASONS as readonly string[]).includes(code);
