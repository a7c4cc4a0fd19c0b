import { shopLabels } from '#lib/domain/shop/labels.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { freezeNotice } from '#lib/server/queries/reconciliation.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
	const { name, role } = staffActor(locals);
	const { db, clock } = locals.context;
	const frozen = await freezeNotice(db.read);
	return {
		// A time that has passed says nothing any more.
		frozen: frozen && { not_before: frozen.not_before > clock.now() ? frozen.not_before : null },
		staff: { name, role },
		labels: shopLabels(locals.shop.settings),
		home: locals.shop.returnAddress.country
	};
};
