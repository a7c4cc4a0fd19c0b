import { checkoutRoutes } from './checkout-routes.ts';
import { ApiError } from './errors.ts';
import { checkExpand, expand } from './expand.ts';
import { listOf, type Params } from './form.ts';
import { otherRoutes } from './other-routes.ts';
import { onlyKnown } from './params.ts';
import { paymentRoutes } from './payment-routes.ts';
import { refundRoutes } from './refund-routes.ts';
import type { Execute } from './route.ts';
import type { World } from './world.ts';

const ROUTES = [...paymentRoutes, ...checkoutRoutes, ...refundRoutes, ...otherRoutes];

export type ApiCall = { method: string; path: string; params: Params; hideRefundsSince?: number };

/**
 * Finds the route, reads and checks the parameters; the work is done when the result is called.
 * @throws ApiError for an unknown address or a fault in the parameters
 */
export function prepareCall(world: World, call: ApiCall): Execute {
	for (const { method, pattern, kind, listed, known, prepare } of ROUTES) {
		const match = method === call.method ? pattern.exec(call.path) : null;
		if (!match) continue;
		onlyKnown(call.params, known);
		const paths = listOf(call.params.expand);
		checkExpand(paths, kind, listed);
		const execute = prepare({ ...call, world, id: decodeURIComponent(match[1] ?? '') });
		return () => expand(world, execute(), paths);
	}
	throw new ApiError(404, {
		type: 'invalid_request_error',
		message: `Unrecognized request URL (${call.method}: ${call.path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
	});
}
