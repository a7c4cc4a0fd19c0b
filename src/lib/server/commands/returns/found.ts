import type { Tx } from '../../store/database.ts';
import { replaceTerms } from '../../store/search-terms.ts';
import type { ReturnsTable } from '../../store/schema.ts';

/** The words by which people find a return: its number with and without dash and prefix, and its parcel. */
export async function indexReturn(
	tx: Tx,
	row: Pick<ReturnsTable, 'id' | 'order_id' | 'number' | 'tracking_norm'>
): Promise<void> {
	const number = row.number;
	const terms = [number, number.replace('-', ''), number.replace(/^[A-Z]+-/, '')];
	await replaceTerms(tx, { entity: 'return', entity_id: row.id, order_id: row.order_id }, [
		...terms.map((term) => ({ term, weight: 100 })),
		...(row.tracking_norm ? [{ term: row.tracking_norm, weight: 80 }] : [])
	]);
}
