/** Why nothing is sent: somebody said so, it failed for days, the receiver said 410, or the secret can't be opened. */
export const PAUSE_REASONS = ['person', 'failing', 'gone', 'secret_lost'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const WEBHOOK_STATES = ['working', 'failing', 'paused'] as const;
export type WebhookState = (typeof WEBHOOK_STATES)[number];

export const webhookState = (row: {
	paused_at: number | null;
	failing_since: number | null;
}): WebhookState => (row.paused_at !== null ? 'paused' : row.failing_since !== null ? 'failing' : 'working');
