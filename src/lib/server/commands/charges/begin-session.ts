import type { Actor } from '#lib/domain/actor.ts';
import { OPENING_LIFE, pageEndsAt } from '#lib/domain/charge/times.ts';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { chargeTitle } from '#lib/i18n/charge.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import type { CheckoutOrder } from '../../providers/payments/port.ts';
import {
	findCharge,
	insertSession,
	liveSession,
	saveSession,
	sessionsOfCharge
} from '../../store/charges.ts';
import type { Tx } from '../../store/database.ts';
import { findOrder } from '../../store/orders.ts';
import type { OrdersTable } from '../../store/schema.ts';
import type { ChargeSessionsTable, ChargesTable } from '../../store/schema-charges.ts';
import { inTransaction } from '../in-transaction.ts';
import type { By } from '../orders/by.ts';
import { enqueue } from '../../jobs/queue.ts';
import { writtenBy } from '../orders/by.ts';
import { CHARGE_MARK, CHARGE_SESSION_MARK } from './marks.ts';
import { mayPay } from './permissions.ts';

export type Begun =
	/** To be opened at the provider under its key; whoever asks twice opens the same page. */
	| { do: 'open'; session_id: Id<'chs'>; order: CheckoutOrder }
	/** There is a page: see whether it still stands. */
	| { do: 'read'; gateway_session_id: string; url: string };

/** Makes the page on which a charge is to be paid durable before the provider hears of it, or finds the one there is. */
export const beginSession = (
	ctx: CommandContext,
	actor: Actor,
	input: { charge_id: Id<'chg'>; locale: 'th' | 'en' }
): Promise<Result<Begun>> =>
	inTransaction<Begun>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const charge = await findCharge(tx, input.charge_id);
		const order = charge && (await findOrder(tx, charge.order_id));
		if (!charge || !order || !mayPay(actor, charge)) return refused('not_found');
		if (charge.state !== 'due' || charge.due_at <= by.now)
			return refused('not_in_this_state', { state: charge.state });
		if (actor.kind === 'customer') {
			const use = { limit: 'pay.order', subject: order.id } as const;
			const allowed = await useLimits(tx, { config: ctx.config, now: by.now }, [use]);
			if (!allowed.ok) return allowed;
		}
		const live = await liveSession(tx, charge.id);
		if (live?.gateway_session_id && live.url)
			return accepted({ do: 'read', gateway_session_id: live.gateway_session_id, url: live.url });
		if (live && by.now - live.created_at < OPENING_LIFE) return accepted(opening(live));
		// Nobody was told the address of a page whose opening was never answered.
		if (live)
			await saveSession(tx, live, { state: 'expired', settled_at: by.now, failure_code: 'no_answer' });
		return accepted(opening(await insertNew(tx, by, { charge, order }, ctx.config.ORIGIN, input.locale)));
	});

const opening = ({ id, params }: ChargeSessionsTable): Begun => ({
	do: 'open',
	session_id: id,
	order: JSON.parse(params) as CheckoutOrder
});

async function insertNew(
	tx: Tx,
	by: By,
	{ charge, order }: { charge: ChargesTable; order: OrdersTable },
	origin: string,
	locale: 'th' | 'en'
): Promise<ChargeSessionsTable> {
	const id = by.ids.next('chs');
	const expires_at = pageEndsAt(charge.due_at, by.now);
	const page = `${origin}/orders/${encodeURIComponent(order.number)}/pay/${charge.number}`;
	const params: CheckoutOrder = {
		amountMinor: charge.amount_minor,
		currency: charge.currency,
		title: chargeTitle(locale, charge, order.number),
		reference: charge.id,
		metadata: { [CHARGE_SESSION_MARK]: id, [CHARGE_MARK]: charge.id, order: order.number.slice(0, 500) },
		...(order.email_norm !== null && { email: order.email_norm }),
		locale,
		expiresAt: expires_at,
		successUrl: `${page}?back=done`,
		cancelUrl: page,
		key: id
	};
	const session: ChargeSessionsTable = {
		id,
		charge_id: charge.id,
		generation: (await sessionsOfCharge(tx, charge.id)).length,
		state: 'opening',
		params: JSON.stringify(params),
		gateway_session_id: null,
		url: null,
		expires_at,
		payment_id: null,
		refund_id: null,
		failure_code: null,
		looked_at: by.now,
		created_at: by.now,
		settled_at: null,
		version: 1
	};
	await insertSession(tx, session);
	// When the page has closed by itself, somebody looks, whatever was told.
	const key = `charge.look:${charge.id}:${id}`;
	await enqueue(tx, by, { kind: 'charge.look', key, body: { charge_id: charge.id }, run_at: expires_at });
	return session;
}
