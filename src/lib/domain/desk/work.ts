import { DAY, HOUR } from '../time.ts';

/** What a person is needed for, in the order in which it is told apart. */
export const WORK_KINDS = [
	'promise',
	'refund_duty',
	'cod_claim',
	'claim',
	'goods_overdue',
	'withdrawal',
	'cancellation',
	'order_change',
	'decide',
	'inspect',
	'money_held',
	'refund',
	'refund_parked',
	'refund_unknown',
	'hold_parked',
	'payout',
	'mail',
	'job',
	'waiting'
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const WORK_VIEWS = ['all', 'decide', 'money', 'inspect', 'stuck', 'waiting'] as const;
export type WorkView = (typeof WORK_VIEWS)[number];

const OURS = WORK_KINDS.filter((kind) => kind !== 'waiting');

/** `all` is everything that waits for us; what waits for the customer has a view of its own. */
export const KINDS_OF_VIEW: Record<WorkView, readonly WorkKind[]> = {
	all: OURS,
	decide: ['withdrawal', 'cancellation', 'order_change', 'claim', 'goods_overdue', 'decide'],
	money: [
		'promise',
		'refund_duty',
		'cod_claim',
		'money_held',
		'refund',
		'refund_parked',
		'refund_unknown',
		'hold_parked',
		'payout'
	],
	inspect: ['inspect'],
	stuck: ['mail', 'job'],
	waiting: ['waiting']
};

/** How long each kind may wait before the shop is late. For `waiting` it is the customer who is given the time. */
export const PROMISE: Record<WorkKind, number> = {
	// Money promised for a day stands before everything else; its row tells the day itself.
	promise: -365 * DAY,
	// The same for the day by which the law wants the money of a withdrawal sent.
	refund_duty: -365 * DAY,
	// And for the days that the law sets for a claim against goods paid at the door.
	cod_claim: -365 * DAY,
	claim: DAY,
	// More time is given before the days of grace are over, or not at all.
	goods_overdue: 2 * DAY,
	withdrawal: DAY,
	// The pieces must be found before they are packed.
	cancellation: 4 * HOUR,
	// What waits for an answer may be packed meanwhile.
	order_change: 4 * HOUR,
	decide: DAY,
	inspect: 2 * DAY,
	money_held: DAY,
	refund: DAY,
	refund_parked: DAY,
	refund_unknown: DAY,
	hold_parked: DAY,
	payout: 3 * DAY,
	mail: 4 * HOUR,
	job: 4 * HOUR,
	waiting: 7 * DAY
};

/** From here on an answer that never came is something for a person to know of. */
export const UNKNOWN_FOR_LONG = HOUR;

/** A place in the queue: due soonest first, then by id. */
export type WorkPlace = { due_at: number; id: string };
