import type { Reader } from '../store/database.ts';

/** Whether a refund, by its id or number, went to the receiver of a gift: then its papers are not for the buyer. */
export async function isMoneyOfGift(db: Reader, by: 'id' | 'number', value: string): Promise<boolean> {
	const found = await db
		.selectFrom('refunds')
		.innerJoin('returns', 'returns.id', 'refunds.return_id')
		.select('returns.gift_id')
		.where(`refunds.${by}`, '=', value as never)
		.executeTakeFirst();
	return (found?.gift_id ?? null) !== null;
}
