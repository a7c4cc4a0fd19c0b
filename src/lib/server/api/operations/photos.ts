import { z } from 'zod';
import type { Id } from '#lib/domain/ids.ts';
import { accepted, refused } from '#lib/domain/result.ts';
import { addEvidence } from '../../commands/returns/add-evidence.ts';
import { operation } from '../operation.ts';
import { id } from '../schemas/return-input.ts';
import { line } from '../schemas/values.ts';
import { orderAt, orderNumber } from './orders.ts';
import { returnAt } from './returns.ts';

const photo = z.object({
	file_id: z.string().meta({ description: 'Name it in `file_ids`.' }),
	width: z.int(),
	height: z.int(),
	bytes: z.int()
});

const MOST = 15 * 1024 * 1024;

export const uploadPhoto = operation({
	id: 'uploadPhoto',
	method: 'POST',
	path: '/orders/{number}/photos',
	tag: 'Returns',
	summary: 'Upload a photo',
	description:
		'The bytes of one JPEG, PNG or WebP picture. It is drawn anew without place and camera data. Without `return` ' +
		'it waits to be named in `file_ids`; with it, it belongs to that return, or to one of its items.',
	scope: 'returns:write',
	idempotency: 'optional',
	params: orderNumber,
	query: z.strictObject({
		return: line(64).optional().meta({ description: 'Number of a return of this order.' }),
		item: id('rit').optional().meta({ description: 'One of its items.' })
	}),
	upload: { types: ['image/jpeg', 'image/png', 'image/webp'], most: MOST },
	answers: { 201: { description: 'The photo is kept.', schema: photo } },
	refusals: ['not_found', 'file_too_large', 'file_type_not_allowed', 'file_unreadable', 'too_many_files'],
	async handle({ ctx, actor, params, query, body }) {
		const order = await orderAt(ctx.db.read, params.number);
		const found = query.return === undefined ? null : await returnAt(ctx, query.return);
		const isStray = query.return !== undefined && found?.order_id !== order?.id;
		if (!order || isStray) return refused('not_found');
		const kept = await addEvidence(ctx, actor, {
			order_id: order.id,
			return_id: found?.id ?? null,
			return_item_id: (query.item ?? null) as Id<'rit'> | null,
			content: body as Uint8Array
		});
		return kept.ok ? accepted({ status: 201, body: kept.value }) : kept;
	}
});
