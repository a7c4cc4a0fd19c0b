import { staffActor } from '#lib/server/auth/actors.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => {
	const { name, role } = staffActor(locals);
	return { staff: { name, role }, home: locals.shop.returnAddress.country };
};
