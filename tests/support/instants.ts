import { USUAL_INSTANT, type InstantSettings } from '#lib/domain/instant/settings.ts';
import type { Id } from '#lib/domain/ids.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { saveInstantSettings } from '#lib/server/commands/settings/save-instant.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import { chargesFor } from '#lib/server/store/charges.ts';
import { findInstant } from '#lib/server/store/instants.ts';
import type { InstantExchangesTable } from '#lib/server/store/schema-instants.ts';
import { readShop } from '#lib/server/store/shop.ts';
import { CARD } from './charges.ts';
import { exchangeOf, merchant, type ExchangeShop } from './exchanges.ts';
import { customer, value, type PlacedOrder, type ReturnsShop } from './returns-shop.ts';

/** From now on replacements may leave first. */
export async function offerInstant(shop: ReturnsShop, over: Partial<InstantSettings> = {}): Promise<void> {
	const { version } = await readShop(shop.ctx.db.read);
	const settings = { ...USUAL_INSTANT, offered: true, ...over };
	value(await saveInstantSettings(shop.ctx, merchant, { version, settings }));
}

export async function instantOf(shop: ExchangeShop, id: Id<'ret'>): Promise<InstantExchangesTable> {
	const found = await findInstant(shop.ctx.db.read, (await exchangeOf(shop, id)).id);
	if (!found) throw new Error(`the exchange of ${id} waits for its goods`);
	return found;
}

/** The customer pays the deposit on the provider's page. */
export async function payDeposit(shop: ExchangeShop, order: PlacedOrder, id: Id<'ret'>): Promise<void> {
	const [charge] = await chargesFor(shop.ctx.db.read, 'exchange', (await exchangeOf(shop, id)).id);
	const going = { charge_id: charge!.id, locale: 'en' } as const;
	const { url } = value(await goToPay(shop.ctx, customer(order.id), going));
	shop.emulator.control.paySession(url.split('/').at(-1) ?? '', CARD);
	await shop.deliver();
	await shop.work();
}

/** Time does what it does: reminders, last days, and what expires after them. */
export async function watch(shop: ReturnsShop): Promise<void> {
	for (const kind of ['instant.sweep', 'return.expire', 'charge.sweep'] as const)
		await jobHandlers[kind](shop.ctx, {}, { attempts: 1 });
}
