import { text } from '@sveltejs/kit';
import { DAY } from '#lib/domain/time.ts';
import type { RequestHandler } from './$types';

/** RFC 9116: whom to tell about a weakness of this installation. */
export const GET: RequestHandler = ({ locals }) => {
	const { context, shop } = locals;
	const contact = shop.email ? `mailto:${shop.email}` : `${context.config.ORIGIN}/#contact`;
	const expires = new Date(context.clock.now() + 180 * DAY).toISOString();
	return text(`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en, th\n`);
};
