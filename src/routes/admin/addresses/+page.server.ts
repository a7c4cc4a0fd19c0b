import { fail, redirect } from '@sveltejs/kit';
import { postalLines } from '#lib/domain/order/postal.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { removeFurtherAddress } from '#lib/server/commands/settings/remove-further-address.ts';
import { saveFurtherAddress } from '#lib/server/commands/settings/save-further-address.ts';
import { findReturnAddress, furtherAddresses } from '#lib/server/queries/return-addresses.ts';
import { EMPTY_ADDRESS, typedAddress, type AddressForm } from '../address-form.ts';
import { typedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const all = await furtherAddresses(db.read, clock.now());
	const chosen = all.find(({ code }) => code === url.searchParams.get('address'));
	const { country = 'TH', ...own } = locals.shop.returnAddress;
	return {
		own: postalLines({ ...own, country }),
		addresses: all.map(({ address, ...shown }) => ({ ...shown, lines: postalLines(address) })),
		chosen: chosen ? { ...chosen, address: { ...EMPTY_ADDRESS, ...chosen.address } } : null,
		empty: { ...EMPTY_ADDRESS, country },
		saved: url.searchParams.has('saved'),
		removed: url.searchParams.has('removed')
	};
};

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const code = typed.text('code', 60) || null;
		const version = typed.whole('version') ?? 0;
		const values = {
			th: typed.text('th', 200),
			en: typed.text('en', 200),
			address: typedAddress(typed),
			active: code === null || typed.checked('active')
		};
		const done = await saveFurtherAddress(locals.context, staffActor(locals), { code, version, ...values });
		if (done.ok) redirect(303, `/admin/addresses?saved#address-${done.value.code}`);
		// Who was told of a change saves over it with the next press.
		const now = code === null ? null : await findReturnAddress(locals.context.db.read, code);
		return failed(done.refusal, { values, code: now?.code ?? '', version: now?.version ?? version });
	},

	remove: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const done = await removeFurtherAddress(locals.context, staffActor(locals), {
			code: typed.text('code', 60),
			version: typed.whole('version') ?? 0
		});
		if (done.ok) redirect(303, '/admin/addresses?removed');
		return failed(done.refusal, { values: null, code: '', version: 0 });
	}
};

type Kept = {
	values: { th: string; en: string; address: AddressForm; active: boolean } | null;
	code: string;
	version: number;
};

/** What was typed stays on the page. */
const failed = (refusal: Refusal, kept: Kept) =>
	fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { refusal, ...kept });
