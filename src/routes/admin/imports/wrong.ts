import { imports } from '#lib/i18n/imports.ts';
import type { Message } from '#lib/i18n/say.ts';

/** Words for each option that can be wrong. */
export const OPTION_WRONG: Record<string, Message> = {
	currency: imports.currencyWrong,
	zone: imports.zoneWrong,
	channel: imports.channelWrong,
	country: imports.countryWrong,
	delivered: imports.deliveredWrong
};

export const STATE_LOOK = {
	queued: 'wait',
	running: 'here',
	done: 'done',
	failed: 'no',
	cancelled: 'wait'
} as const;
