/** Why a try ended without an answer, or with one that is no yes. */
export const DELIVERY_FAULTS = [
	'status',
	'redirect',
	'gone',
	'timeout',
	'name_unknown',
	'address_private',
	'not_https',
	'unreachable',
	'certificate',
	'secret_lost'
] as const;
export type DeliveryFault = (typeof DELIVERY_FAULTS)[number];

/** `null`: the receiver has taken it. Only 2xx is a yes, 410 is a no for good, and nobody is followed elsewhere. */
export function faultOfStatus(status: number): DeliveryFault | null {
	if (status >= 200 && status < 300) return null;
	if (status === 410) return 'gone';
	return status >= 300 && status < 400 ? 'redirect' : 'status';
}
