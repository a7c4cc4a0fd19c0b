import { continueExchange } from '../../commands/exchanges/continue-exchange.ts';
import type { Context } from '../../context.ts';
import { exchangesIn } from '../../store/exchanges.ts';
import { eachPage } from './pages.ts';

/** Exchanges that sold out go on as soon as there are pieces again; those that waited longest first. */
export async function sweepExchanges(context: Context): Promise<void> {
	await eachPage(
		(after, limit) => exchangesIn(context.db.read, 'out_of_stock', { after, limit }),
		async ({ id }) => {
			await continueExchange(context, { kind: 'system' }, { exchange_id: id });
		}
	);
}
