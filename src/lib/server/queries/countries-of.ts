import type { Id } from '#lib/domain/ids.ts';
import { compiled } from '../store/compiled.ts';
import type { Reader } from '../store/database.ts';

/** Where the orders went that a visitor has proved to be theirs. */
export async function countriesOf(
	db: Reader,
	{ email, orderId }: { email: string | null; orderId: Id<'ord'> | null }
): Promise<string[]> {
	const rows =
		email !== null ? await byMailbox(db, email) : orderId !== null ? await byOrder(db, orderId) : [];
	return [...new Set(rows.map((row) => row.ship_country))];
}

const byMailbox = compiled((db, email: string) =>
	// Without `distinct`, for which SQLite would keep a table of its own each time.
	db.selectFrom('orders').select('ship_country').where('email_norm', '=', email)
);

const byOrder = compiled((db, id: Id<'ord'>) =>
	db.selectFrom('orders').select('ship_country').where('id', '=', id)
);
