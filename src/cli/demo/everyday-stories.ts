import type { ProductName } from './catalogue.ts';
import { PEOPLE, type PersonName } from './people.ts';
import type { Scenario } from './scenarios.ts';

/** Plain orders that fill the weeks between the stories. */
export function everydayOrders(
	pick: (below: number) => number,
	people: PersonName[],
	products: ProductName[]
): Scenario[] {
	return Array.from({ length: 36 }, (_, index) => {
		const lines = 1 + pick(3);
		const chosen = new Set(
			Array.from({ length: lines }, () => products[pick(products.length)] as ProductName)
		);
		const person = people[pick(people.length)] as PersonName;
		const atHome = PEOPLE[person].currency === 'THB';
		const days = 10 + Math.floor((index / 36) * 78) + pick(3);
		return {
			person,
			goods: [...chosen].map((product) => [product, 0, 1 + pick(2)] as [ProductName, number, number]),
			days,
			pays: (['visa', 'mastercard', 'visa', atHome ? 'promptpay' : 'visa'] as const)[pick(4)],
			journeys: ['delivered'],
			return:
				index % 7 === 3
					? {
							items: [
								{
									line: 0,
									quantity: 1,
									reason: ['changed_mind', 'not_as_described', 'too_big'][pick(3)] as string
								}
							],
							method: 'drop_off',
							after: 2 + pick(5),
							until: days > 24 ? 'refunded' : 'in_transit'
						}
					: undefined
		};
	});
}
