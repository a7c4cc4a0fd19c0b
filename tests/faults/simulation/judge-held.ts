import type Stripe from 'stripe';
import type { InMemory } from './database.ts';
import type { Held } from './held.ts';
import type { Verdict } from './judge.ts';
import type { Provider } from './provider.ts';

type Release = {
	id: string;
	state: string;
	capture_minor: number;
	failure_code: string | null;
	provider_ref: string;
	captured_minor: number;
};
type Order = { kept_minor: number; refunded_minor: number; is_lowered: 0 | 1 };

/**
 * Money that was only held: every release is over, the provider did with the payment what the books say, and what was
 * taken of an order beyond the pieces that are left goes back as refunds, all of it and no more.
 */
export function judgeHeld(
	verdict: Verdict,
	memory: InMemory,
	provider: Provider,
	held: readonly Held[]
): void {
	const { paymentIntents } = provider.world.state;
	for (const release of memory.all<Release>(RELEASES)) {
		const intent = paymentIntents.get(release.provider_ref);
		if (intent) judgeRelease(verdict, release, intent);
	}
	for (const { order_id, payments } of held) {
		const intents = payments.flatMap((id) => paymentIntents.get(id) ?? []);
		const at = intents.reduce((sum, one) => sum + one.amount_received + one.amount_capturable, 0);
		const order = memory.all<Order>(ORDER, order_id)[0];
		if (!order) continue;
		const owed = Math.max(0, at - order.kept_minor);
		const isLess = order.refunded_minor < owed && order.is_lowered === 0;
		const what = `${order_id} gives back ${order.refunded_minor} of ${owed}`;
		if (order.refunded_minor > owed) verdict.double.push(what);
		if (isLess) verdict.lost.push(what);
	}
}

function judgeRelease(verdict: Verdict, release: Release, intent: Stripe.PaymentIntent): void {
	const { id, state, capture_minor, failure_code } = release;
	if (!['released', 'overtaken'].includes(state)) return void verdict.stuck.push(`${id} is ${state}`);
	const taken = intent.amount_received;
	const isLapsed = failure_code === 'authorisation_lapsed';
	const isAsSaid =
		state === 'overtaken'
			? taken > capture_minor
			: capture_minor === 0 || isLapsed
				? intent.status === 'canceled'
				: intent.status === 'succeeded' && taken === capture_minor;
	if (!isAsSaid) verdict.lost.push(`${id} is ${state}, and the payment ${intent.status} with ${taken} taken`);
	if (release.captured_minor !== taken) {
		verdict.unsound.push(`${release.provider_ref} took ${taken}, the books say ${release.captured_minor}`);
	}
}

const RELEASES = `select h.id, h.state, h.capture_minor, h.failure_code, p.provider_ref, p.captured_minor
	from hold_releases h join payments p on p.id = h.payment_id`;

/** Pieces that are left and refunds that were promised; whether a person lowered one or took it back. */
const ORDER = `select
	(select sum((l.quantity - l.qty_cancelled) * l.unit_price_minor) from order_lines l where l.order_id = o.id)
		as kept_minor,
	(select coalesce(sum(f.amount_minor), 0) from refunds f where f.order_id = o.id and f.state <> 'cancelled')
		as refunded_minor,
	exists (select 1 from refunds f where f.order_id = o.id
		and (f.state = 'cancelled' or f.overridden_by is not null)) as is_lowered
	from orders o where o.id = ?`;
