/** How a shop takes cancellations. */
export type CancellationSettings = {
	/** Minutes after the purchase in which a cancellation is accepted by itself and nothing is packed; 0: none. */
	grace_minutes: number;
	/** What happens to one that comes later, while nothing is packed yet. */
	after_grace: 'accept' | 'check';
};

export const LONGEST_GRACE_MINUTES = 7 * 24 * 60;

export const USUAL_CANCELLATION: CancellationSettings = { grace_minutes: 60, after_grace: 'check' };

/** The settings as they are stored with the shop; the usual ones while nobody changed them. */
export function cancellationSettings(settings: Record<string, unknown>): CancellationSettings {
	const { cancellation } = settings as { cancellation?: Partial<CancellationSettings> };
	const { grace_minutes, after_grace } = cancellation ?? {};
	return {
		grace_minutes: isGrace(grace_minutes) ? grace_minutes : USUAL_CANCELLATION.grace_minutes,
		after_grace: after_grace === 'accept' ? 'accept' : 'check'
	};
}

export const isGrace = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_GRACE_MINUTES;
