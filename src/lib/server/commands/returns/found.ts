import type { Tx } from '../../store/database.ts';
import { addTerms, replaceTerms, type Findable, type Term } from '../../store/search-terms.ts';
import type { ReturnsTable } from '../../store/schema.ts';

/** The words by which people find a return: its number with and without dash and prefix, and its parcel. */
export const indexReturn = (tx: Tx, row: Named): Promise<void> =>
	replaceTerms(tx, placeOf(row), termsOf(row));

/** The same for a return that was opened just now. */
export const indexNewReturn = (tx: Tx, row: Named): Promise<void> => addTerms(tx, placeOf(row), termsOf(row));

type Named = Pick<ReturnsTable, 'id' | 'order_id' | 'number' | 'tracking_norm'>;

const placeOf = (row: Named): Findable => ({ entity: 'return', entity_id: row.id, order_id: row.order_id });

const termsOf = ({ number, tracking_norm }: Named): Term[] => [
	...[number, number.replace('-', ''), number.replace(/^[A-Z]+-/, '')].map((term) => ({ term, weight: 100 })),
	...(tracking_norm ? [{ term: tracking_norm, weight: 80 }] : [])
];
