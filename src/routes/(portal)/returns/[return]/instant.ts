import { BOUGHT_INSTANT_STATES } from '#lib/domain/instant/states.ts';
import { instantPage as words } from '#lib/i18n/instant-page.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';

type Exchange = NonNullable<CustomerReturn['exchange']>;

/** Whether the replacement was bought with a deposit: what comes back is then money, as in any return. */
export const isBought = (exchange: Exchange | null): boolean =>
	exchange?.instant != null && BOUGHT_INSTANT_STATES.includes(exchange.instant.state);

/** What the customer owes for a replacement that leaves first, and until when. */
export function instantStands({ instant, value_minor, currency }: Exchange, voice: Voice): string[] {
	if (instant === null) return [];
	const money = (amountMinor: number) => voice.money({ amountMinor, currency });
	const { state, charge, due_at, grace_until } = instant;
	const grace = voice.t(words.grace, { day: voice.day(grace_until) });
	const amount = money(value_minor);
	switch (state) {
		case 'asked':
			return charge.state === 'processing'
				? [voice.t(words.paying)]
				: [
						voice.t(words.asked, { amount: money(charge.amount_minor), until: voice.dateTime(charge.due_at) })
					];
		case 'secured':
			return [voice.t(words.secured, { day: voice.day(due_at), amount }), grace];
		case 'overdue':
			return [
				voice.t(words.overdue, { day: voice.day(due_at) }),
				voice.t(words.secured, { day: voice.day(grace_until), amount }),
				grace
			];
		case 'kept':
			return [voice.t(words.kept)];
		default:
			return [];
	}
}

/** The way to the deposit, while it can be paid. */
export function payDeposit({ instant, order_number, currency }: Exchange, voice: Voice) {
	if (instant?.state !== 'asked' || instant.charge.state !== 'due') return null;
	const amount = voice.money({ amountMinor: instant.charge.amount_minor, currency });
	return {
		href: `/orders/${encodeURIComponent(order_number)}/pay/${instant.charge.number}`,
		text: voice.t(words.payDeposit, { amount })
	};
}
