import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { continueExchange } from '#lib/server/commands/exchanges/continue-exchange.ts';
import { convertExchange } from '#lib/server/commands/exchanges/convert-exchange.ts';
import { extendDeadline } from '#lib/server/commands/instants/extend-deadline.ts';
import { findExchange } from '#lib/server/store/exchanges.ts';
import { choose } from '../../support/exchanges.ts';
import { agent } from '../../support/returns-shop.ts';
import { isAny, type Act, type Scene } from './scene.ts';

const isStuck = ({ exchanges }: Scene) =>
	isAny(exchanges, 'out_of_stock', 'undecided', 'payment_due') ? 1 : 0;

export const exchanging = {
	pay: {
		weight: ({ charges }) => (isAny(charges, 'due', 'processing') ? 3 : 0),
		async play({ shop, buyer, charges }, { b }) {
			const [newest] = charges;
			if (!newest) return;
			const page = await goToPay(shop.ctx, buyer, { charge_id: newest.id, locale: 'en' });
			if (!page.ok) return page;
			const session = page.value.url.split('/').at(-1) ?? '';
			shop.emulator.control.paySession(
				session,
				b % 2 === 0
					? { method: 'pm_card_visa', outcome: 'now' }
					: { method: 'pm_promptpay', outcome: 'succeeds_later' }
			);
		}
	},
	convert: {
		weight: isStuck,
		async play({ shop, exchanges }) {
			const [newest] = exchanges;
			if (newest) return convertExchange(shop.ctx, agent, { exchange_id: newest.id });
		}
	},
	choose_other: {
		weight: ({ exchanges }) => (isAny(exchanges, 'awaiting_goods', 'out_of_stock', 'undecided') ? 1 : 0),
		async play({ shop, buyer, exchanges }, { a, b }) {
			const exchange = exchanges[0] && (await findExchange(shop.ctx.db.read, exchanges[0].id));
			if (!exchange) return;
			const variant = [shop.shirt.M, shop.shirt.L, shop.mug, shop.bag][(a + b) % 4]!;
			return choose(shop, exchange.return_id, a % 2 === 0 ? buyer : agent, { [variant]: 1 + (b % 2) });
		}
	},
	more_time: {
		weight: ({ exchanges }) => (isAny(exchanges, 'ready', 'shipped', 'completed') ? 1 : 0),
		async play({ shop, exchanges }, { a }) {
			const [newest] = exchanges;
			const more = newest && { exchange_id: newest.id, days: 3 + 10 * a, reason: 'On a journey' };
			if (more) return extendDeadline(shop.ctx, agent, more);
		}
	},
	go_on: {
		weight: isStuck,
		async play({ shop, exchanges }, { b }) {
			const [newest] = exchanges;
			if (newest) return continueExchange(shop.ctx, agent, { exchange_id: newest.id, all_the_same: b > 1 });
		}
	}
} satisfies Record<string, Act>;
