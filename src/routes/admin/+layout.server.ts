import { shopLabels } from '#lib/domain/shop/labels.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { id, name, role } = staffActor(locals);
	return { staff: { id, name, role }, labels: shopLabels(locals.shop.settings) };
};
