import type { CancellationState } from '#lib/domain/cancellation/states.ts';
import type { Money } from '#lib/domain/money.ts';
import { cancellationStates } from '#lib/i18n/cancellation.ts';
import type { Voice } from '#lib/i18n/voice.ts';

export type ListedCancellation = {
	number: string;
	href: string;
	state: { kind: 'here' | 'late' | 'done' | 'no' | 'wait'; text: string };
	day: string;
	amount: Money;
};

/** A cancellation as a row of the order's page. */
export const listedCancellation = (
	row: {
		number: string;
		state: CancellationState;
		requested_at: number;
		quoted_minor: number;
		currency: string;
	},
	orderNumber: string,
	voice: Voice
): ListedCancellation => ({
	number: row.number,
	href: `/orders/${encodeURIComponent(orderNumber)}/cancellations/${row.number}`,
	state: { kind: stateKind(row.state), text: voice.t(cancellationStates[row.state]) },
	day: voice.dayMedium(row.requested_at),
	amount: { amountMinor: row.quoted_minor, currency: row.currency }
});

export function stateKind(state: CancellationState): 'here' | 'late' | 'done' | 'no' | 'wait' {
	if (state === 'too_late') return 'late';
	if (state === 'withdrawn') return 'no';
	return state === 'requested' || state === 'warehouse_check' ? 'wait' : 'done';
}
