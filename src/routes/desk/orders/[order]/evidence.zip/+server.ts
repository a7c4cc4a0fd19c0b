import { error } from '@sveltejs/kit';
import { staffActor } from '#lib/server/auth/actors.ts';
import { takePack } from '#lib/server/commands/evidence/take-pack.ts';
import { zippedPack } from '#lib/server/evidence/zip.ts';
import { evidencePack } from '#lib/server/queries/evidence-pack.ts';
import { orderIdOf } from '#lib/server/queries/order-number.ts';
import type { RequestHandler } from './$types';

/** Everything a bank may ask for about an order, in one file. A form posts here: taking it leaves a trace. */
export const POST: RequestHandler = async ({ locals, params }) => {
	const { context, locale, shop } = locals;
	const orderId = await orderIdOf(context.db.read, params.order);
	if (!orderId) error(404);
	const taken = await takePack(context, staffActor(locals), { order_id: orderId });
	if (!taken.ok) error(taken.refusal.reason === 'not_allowed' ? 403 : 404);
	const pack = await evidencePack(context.db.read, orderId, context.clock.now());
	if (!pack) error(404);
	return new Response(zippedPack(context, pack, shop, locale), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="evidence-${fileName(pack.view.order.number)}.zip"`,
			'cache-control': 'private, no-store'
		}
	});
};

/** Order numbers are the shop's own and may hold anything. */
const fileName = (number: string): string => number.replaceAll(/[^\w.-]+/g, '_').slice(0, 60) || 'order';
