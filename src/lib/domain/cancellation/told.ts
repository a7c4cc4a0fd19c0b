import type { CancellationPlan } from './plan.ts';

/** What a cancellation gives back, by which way; amounts in minor units. */
export type MoneyTold = {
	total_minor: number;
	goods_minor: number;
	shipping_minor: number;
	/** Refunded to the payments that took it. */
	refund_minor: number;
	/** Held by the bank and let go: never taken. */
	released_minor: number;
	/** Less to pay at the door. */
	door_minor: number;
	/** Taken now of what was held, for what is left of the order. */
	captured_minor: number;
};

/** The money of a plan as a person is told it. Nobody is promised what no payment holds. */
export function moneyTold({ money }: Pick<CancellationPlan, 'money'>): MoneyTold {
	const { refund, releases } = money;
	const sum = (kinds: readonly string[], of: 'released_minor' | 'capture_minor'): number =>
		releases
			.filter((release) => kinds.includes(release.kind))
			.reduce((total, release) => total + release[of], 0);
	const released_minor = sum(['void', 'capture'], 'released_minor');
	const door_minor = sum(['door'], 'released_minor');
	return {
		total_minor: refund.amount_minor + released_minor + door_minor,
		goods_minor: refund.goods_minor,
		shipping_minor: refund.shipping_minor,
		refund_minor: refund.amount_minor,
		released_minor,
		door_minor,
		captured_minor: sum(['capture'], 'capture_minor')
	};
}
