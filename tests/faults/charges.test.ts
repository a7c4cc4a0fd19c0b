import { afterEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { callOffPayment } from '#lib/server/commands/charges/call-off-payment.ts';
import type { Context } from '#lib/server/context.ts';
import type { PaymentsPort } from '#lib/server/providers/payments/port.ts';
import type { ChargesTable } from '#lib/server/store/schema-charges.ts';
import { CARD, openChargesShop, type ChargesShop } from '../support/charges.ts';
import { describeEngines } from '../support/databases.ts';
import { customer, lead } from '../support/returns-shop.ts';
import { chanceOf, type Chance } from './simulation/chance.ts';

let shop: ChargesShop;
afterEach(() => shop.close());

const SEEDS = Number(process.env.CHARGE_SEEDS ?? 3);
const STEPS = 16;
const PATH = '/v1/checkout/sessions';

describeEngines('a charge under faults', (_engine, open) => {
	test.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
		'seed %i: paid once or not at all, and no money is left over',
		async (seed) => {
			shop = await openChargesShop(await open());
			const chance = chanceOf(seed);
			const charge = await shop.ask({ due_at: shop.ctx.clock.now() + DAY });
			const told: string[] = [];
			const quiet = { ...shop.ctx };
			// Both processes may die before or after any call and any transaction.
			Object.assign(shop.ctx, mortal(quiet, chance));
			Object.assign(shop.other, mortal(quiet, chance));
			for (let step = 0; step < STEPS; step++) await survive(() => act(chance, charge, told));
			shop.emulator.control.clearFaults();
			Object.assign(shop.ctx, quiet);
			for (let day = 0; day < 10; day++) {
				shop.pass(DAY);
				await shop.runJobs();
				await shop.sweep();
				await shop.runJobs();
			}
			await shop.work();
			await expectSettled(charge);
		}
	);
});

/** One thing that a customer, a lead, the provider or a process may do next. */
async function act(chance: Chance, charge: ChargesTable, told: string[]): Promise<unknown> {
	const { control } = shop.emulator;
	const acts: [weight: number, () => unknown][] = [
		[
			5,
			async () => {
				if (chance.happens(0.4)) control.addFaults({ kind: fault(chance), path: PATH });
				const by = chance.happens(0.5) ? shop.ctx : shop.other;
				const going = await goToPay(by, customer(charge.order_id), { charge_id: charge.id, locale: 'en' });
				if (going.ok) told.push(going.value.url.split('/').at(-1) ?? '');
			}
		],
		[4, () => pay(chance, told)],
		[3, () => shop.deliver(mangled(chance))],
		[3, () => shop.runJobs()],
		[2, () => shop.sweep()],
		[2, () => shop.pass(chance.between(MINUTE, 8 * HOUR))],
		[1, () => control.addFaults({ kind: 'bad_gateway', method: 'GET', path: PATH, times: 3 })],
		[1.2, () => callOffPayment(shop.other, lead, { charge_id: charge.id })]
	];
	let at = (chance.between(0, 1000) / 1000) * acts.reduce((sum, [weight]) => sum + weight, 0);
	for (const [weight, work] of acts) if ((at -= weight) <= 0) return work();
	return undefined;
}

const fault = (chance: Chance) =>
	(['error_500_before', 'error_500_after', 'reset_before', 'reset_after', 'rate_limit', 'conflict'] as const)[
		chance.between(0, 5)
	] ?? 'conflict';

/** Only on a page whose address the customer was told; what is closed cannot be paid. */
function pay(chance: Chance, told: readonly string[]): void {
	const page = told[chance.between(0, Math.max(0, told.length - 1))];
	if (page === undefined) return;
	const later = {
		method: 'pm_promptpay',
		outcome: chance.happens(0.7) ? 'succeeds_later' : 'fails_later'
	} as const;
	try {
		shop.emulator.control.paySession(page, chance.happens(0.6) ? CARD : later);
	} catch {
		// Closed, or paid already.
	}
}

/** Webhooks are lost, repeated and out of order. */
const mangled =
	(chance: Chance) =>
	<T>(events: T[]): T[] =>
		events
			.filter(() => !chance.happens(0.4))
			.flatMap((event) => (chance.happens(0.3) ? [event, event] : [event]))
			.reverse();

class Died extends Error {}

async function survive(work: () => unknown): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof Died)) throw error;
	}
}

/** The same process, which may die around each transaction and each call of the provider. */
function mortal(context: Context, chance: Chance): Context {
	const around = async <T>(work: () => Promise<T>): Promise<T> => {
		if (chance.happens(0.04)) throw new Died('before');
		const done = await work();
		if (chance.happens(0.04)) throw new Died('after');
		return done;
	};
	const payments = context.payments as PaymentsPort;
	return {
		...context,
		db: { ...context.db, transaction: (work) => around(() => context.db.transaction(work)) },
		payments: {
			...payments,
			openCheckout: (order) => around(() => payments.openCheckout(order)),
			readCheckout: (id) => around(() => payments.readCheckout(id)),
			closeCheckout: (id) => around(() => payments.closeCheckout(id)),
			sendRefund: (order) => around(() => payments.sendRefund(order))
		}
	};
}

/** Whatever was paid at the provider is known here; one payment stands where the charge is paid, all others went back. */
async function expectSettled(charge: ChargesTable): Promise<void> {
	const { state } = await shop.charge(charge.id);
	expect(['paid', 'lapsed', 'cancelled']).toContain(state);
	const sessions = await shop.stripe.checkout.sessions
		.list({ limit: 100, expand: ['data.payment_intent.latest_charge'] })
		.autoPagingToArray({ limit: 100 });
	const taken = sessions.flatMap(({ payment_status, payment_intent }) => {
		if (payment_status !== 'paid' || typeof payment_intent !== 'object' || !payment_intent) return [];
		const made = payment_intent.latest_charge;
		return typeof made === 'object' && made ? [made.amount_captured - made.amount_refunded] : [];
	});
	const kept = taken.filter((left) => left > 0);
	expect(kept).toEqual(state === 'paid' ? [charge.amount_minor] : []);
	const known = (await shop.sessions(charge.id)).filter((one) => one.state === 'paid');
	expect(known).toHaveLength(taken.length);
	expect(sessions.every((one) => one.status !== 'open')).toBe(true);
	await shop.expectSound();
}
