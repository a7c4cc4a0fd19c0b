import { fail, redirect } from '@sveltejs/kit';
import { isDeposit } from '#lib/domain/instant/deposit.ts';
import { charges as words, chargeTitle } from '#lib/i18n/charge.ts';
import { paymentName } from '#lib/i18n/payment.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { goToPay } from '#lib/server/checkout/go-to-pay.ts';
import { lookAtCharge } from '#lib/server/checkout/look-at-charge.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import type { Actions, PageServerLoad } from './$types';
import { openChargePage } from './opened.ts';
import { standingOf } from './standing.ts';

/** Nothing on this page needs a script. */
export const csr = false;

/** How often a page that waits looks again by itself: for two minutes, every five seconds. */
const LOOKS = 24;
const EVERY_S = 5;

export const load: PageServerLoad = async (event) => {
	const { order, view, here } = await openChargePage(event);
	const { locale, shop } = event.locals;
	const { searchParams } = event.url;
	const voice = voiceOfVisitor({ locale, shop });
	const { charge } = view;
	const standing = standingOf(view, { isBack: searchParams.has('back'), isGoing: searchParams.has('go') });
	const looked = Math.max(0, Number(searchParams.get('looked')) || 0);
	// By header: browsers hold a form's redirect to other sites back, and a refresh works without a script.
	if (standing === 'going' && view.url !== null)
		event.setHeaders({ refresh: `0;url=${new URL(view.url).href}` });
	if ((standing === 'checking' || standing === 'waiting') && looked < LOOKS)
		event.setHeaders({ refresh: `${EVERY_S};url=${here}?back=done&looked=${looked + 1}` });
	const money = (amountMinor: number) => voice.money({ amountMinor, currency: charge.currency });
	const amount = money(charge.amount_minor);
	const isOpen = charge.state === 'due' || charge.state === 'processing';
	return {
		standing,
		kicker: voice.t(words.kicker, { number: charge.number, order: order.number }),
		title: voice.t(words.toPay, { amount }),
		facts: [
			{ label: voice.t(words.what), value: chargeTitle(locale, charge, order.number) },
			{ label: voice.t(words.amount), value: amount },
			...(isOpen ? [{ label: voice.t(words.until), value: voice.dateTime(charge.due_at) }] : []),
			...(charge.state === 'paid' && charge.settled_at !== null
				? [{ label: voice.t(words.paidOn), value: voice.dateTime(charge.settled_at) }]
				: []),
			...(view.paid ? [{ label: voice.t(words.paidWith), value: paymentName(voice, view.paid) }] : [])
		],
		returned:
			view.returned_minor > 0 ? voice.t(words.returned, { amount: money(view.returned_minor) }) : null,
		isDeposit: isDeposit(charge),
		hasFailed: view.has_failed && charge.state === 'due',
		hasPage: view.url !== null,
		go: standing === 'going' ? view.url : null,
		here,
		order: { href: `/orders/${encodeURIComponent(order.number)}`, number: order.number }
	};
};

export const actions: Actions = {
	pay: async (event) => {
		const { view, here, actor } = await openChargePage(event);
		const { context, locale, shop } = event.locals;
		const going = await goToPay(context, actor, { charge_id: view.charge.id, locale });
		if (going.ok) redirect(303, `${here}?go`);
		const { refusal } = going;
		// Somebody paid it, or it ended, since the page was shown: the page says so better than a refusal.
		if (refusal.reason === 'not_in_this_state') redirect(303, here);
		return fail(refusal.reason === 'provider_unavailable' ? 503 : 422, {
			refused: refusalWords(locale, refusal, { timezone: shop.timezone })
		});
	},
	look: async (event) => {
		const { view, here } = await openChargePage(event);
		await lookAtCharge(event.locals.context, view.charge.id);
		redirect(303, `${here}?back=done`);
	}
};
