import { fail, redirect } from '@sveltejs/kit';
import { PAYOUT_WAYS, type AccountField } from '#lib/domain/refund/payout-account.ts';
import { payout as words, payoutWays } from '#lib/i18n/payout.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { say } from '#lib/i18n/say.ts';
import { tellAccount } from '#lib/server/commands/refunds/tell-account.ts';
import { accountStanding } from '#lib/server/queries/payout-account.ts';
import type { FormError } from '#lib/ui/types.ts';
import type { Actions, PageServerLoad } from './$types';
import { openReturn } from '../opened.ts';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const { view } = await openReturn(event);
	const { context, locale } = event.locals;
	const { may, told } = await accountStanding(context.db.read, view.return.id);
	return {
		number: view.return.number,
		may,
		told: told && {
			text: say(locale, words.accountIs, { way: say(locale, payoutWays[told.way]), masked: told.masked })
		},
		holder: view.order.customer_name,
		ways: PAYOUT_WAYS.map((value) => ({ value, label: say(locale, payoutWays[value]) }))
	};
};

const WRONG: Record<AccountField, keyof typeof words> = {
	way: 'wayWrong',
	number: 'numberWrong',
	holder: 'holderWrong',
	bank_name: 'bankNameWrong'
};

export const actions: Actions = {
	default: async (event) => {
		const { view, actor, here } = await openReturn(event);
		const { context, locale, shop } = event.locals;
		const data = await event.request.formData();
		const typed = (name: string) => {
			const value = data.get(name);
			return typeof value === 'string' ? value.slice(0, 200).toWellFormed() : '';
		};
		const values = { way: typed('way'), holder: typed('holder'), bank_name: typed('bank_name') };
		const told = await tellAccount(context, actor, {
			return_id: view.return.id,
			...values,
			number: typed('number')
		});
		if (told.ok) redirect(303, `${here}?account`);
		const field = told.refusal.facts.field as AccountField | undefined;
		// The number is not sent back to the page: it is typed again.
		const errors: FormError[] =
			field && field in WRONG
				? [{ field, text: say(locale, words[WRONG[field]] as typeof words.title) }]
				: [];
		const refused =
			errors.length > 0 ? null : refusalWords(locale, told.refusal, { timezone: shop.timezone });
		return fail(422, { errors, refused, values });
	}
};
