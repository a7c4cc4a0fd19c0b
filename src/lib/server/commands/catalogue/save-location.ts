import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { appendEvents } from '../../store/events.ts';
import type { StockLocationsTable } from '../../store/schema-catalogue.ts';
import { putLocation, stockLocations } from '../../store/stock.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { mayKeepCatalogue } from './permissions.ts';

export type StockLocation = Omit<StockLocationsTable, 'active'> & { active: boolean };

/** Each is asked for what lies there whenever something is held. */
const MOST_LOCATIONS = 100;

/** Makes or changes a place where stock lies; the same code is the same place. Closed, its pieces are not offered. */
export async function saveLocation(
	ctx: CommandContext,
	actor: Actor,
	place: StockLocation
): Promise<Result<StockLocation>> {
	if (!mayKeepCatalogue(actor)) return refused('not_allowed');
	return inTransaction<StockLocation>(ctx.db, async (tx) => {
		const known = await stockLocations(tx);
		if (known.length >= MOST_LOCATIONS && !known.some(({ code }) => code === place.code))
			return refused('value_invalid', { field: 'code' });
		await putLocation(tx, { ...place, active: place.active ? 1 : 0 });
		await appendEvents(tx, writtenBy(ctx, actor), [
			{
				type: 'stock_location_saved',
				entity: 'shop',
				entity_id: 'shop',
				order_id: null,
				data: { code: place.code, active: place.active }
			}
		]);
		return accepted(place);
	});
}
