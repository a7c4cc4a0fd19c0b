import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { orderExamples } from '#lib/server/api/schemas/order-examples.ts';
import { neutralOrder, orderInput } from '#lib/server/api/schemas/order.ts';

/** One of the documented orders, as commands take it. */
export const exampleOrder = (
	name: keyof typeof orderExamples = 'thai',
	change: (order: NeutralOrder) => void = () => {}
): NeutralOrder => {
	const order = structuredClone(neutralOrder(orderInput.parse(orderExamples[name].value)));
	change(order);
	return order;
};
