type Json = null | boolean | number | string | Json[] | { [member: string]: Json };

/**
 * Members of an event's data that leave the house: ids, states, codes, numbers and the like. What somebody wrote or who
 * somebody is stays: notes, names, addresses, accounts, gift codes. A member that nobody has listed stays too.
 */
const TOLD = new Set([
	...['active', 'attempt', 'awaited', 'baseline', 'based_on', 'cancels', 'capped', 'carrier', 'channel'],
	...['code', 'condition', 'currency', 'day', 'days', 'delta', 'direction', 'disposition', 'dry_run'],
	...['effective_from', 'event_type', 'fields', 'from_state', 'generation', 'hold_until', 'items', 'kind'],
	...[
		'lines',
		'method',
		'number',
		'on',
		'on_hand',
		'order_number',
		'order_reference',
		'outcome',
		'part',
		'pay'
	],
	...['policy_number', 'position', 'provider_ref', 'quantity', 'reason_code', 'refund_number', 'reserved'],
	...['return_number', 'role', 'route', 'scopes', 'service', 'sku', 'span_from', 'span_to', 'stage', 'state'],
	...[
		'status',
		'stopped_by',
		'to_state',
		'tracking_number',
		'types',
		'units',
		'verdict',
		'version',
		'way',
		'why'
	]
]);
/** By their ends: ids, minor units, times, shares and counts. */
const TOLD_ENDS = /_(id|ids|minor|at|until|days|bp|count|quantity)$/;
/** Codes of ours are written so; what is handed to a customer to identify themselves never is. */
const OWN_CODE = /^[a-z][a-z0-9_]*$/;
const MOST_LETTERS = 100;

/** The data of an event as programs outside may read it. */
export const toldData = (data: Record<string, unknown>): Record<string, Json> =>
	Object.fromEntries(
		Object.entries(data).flatMap(([member, value]) => {
			if (!TOLD.has(member) && !TOLD_ENDS.test(member)) return [];
			if (member === 'code' && typeof value === 'string' && !OWN_CODE.test(value)) return [];
			const told = toldValue(value);
			return told === undefined ? [] : [[member, told]];
		})
	);

/** A text that holds an address of e-mail or goes on and on is no code. */
function toldValue(value: unknown): Json | undefined {
	if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
	if (typeof value === 'string')
		return value.length <= MOST_LETTERS && !value.includes('@') ? value : undefined;
	if (Array.isArray(value)) return value.map(toldValue).filter((each) => each !== undefined);
	return typeof value === 'object' ? toldData(value as Record<string, unknown>) : undefined;
}
