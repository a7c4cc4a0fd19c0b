export const STATE_LOOK = {
	queued: 'wait',
	running: 'here',
	done: 'done',
	failed: 'no',
	cancelled: 'wait'
} as const;
