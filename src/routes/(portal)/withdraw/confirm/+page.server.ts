import { fail, redirect } from '@sveltejs/kit';
import {
	forgetWithdrawal,
	pendingWithdrawal,
	type PendingWithdrawal
} from '#lib/server/auth/pending-withdrawal.ts';
import { declareWithdrawal } from '#lib/server/commands/withdrawals/declare-withdrawal.ts';
import { piecesAt } from '../known-order.ts';
import { offered, spoken } from '../spoken.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, cookies, setHeaders }) => {
	offered(locals);
	setHeaders({ 'cache-control': 'no-store' });
	const pending = pendingWithdrawal(cookies, locals.context.config);
	if (!pending) redirect(303, '/withdraw');
	const { name, order, contact, inWords, language } = pending;
	return {
		text: spoken(locals, language),
		declared: { name, order, contact, inWords, pieces: await piecesOf(locals, pending) }
	};
};

export const actions: Actions = {
	default: async ({ locals, cookies, getClientAddress }) => {
		offered(locals);
		const { context } = locals;
		const pending = pendingWithdrawal(cookies, context.config);
		if (!pending) redirect(303, '/withdraw');
		const { key, language, name, order, contact, inWords } = pending;
		const declared = await declareWithdrawal(context, {
			key,
			language,
			name,
			order,
			contact,
			pieces: await piecesOf(locals, pending),
			in_words: inWords,
			proved_order_id: pending.provedOrderId,
			clientAddress: getClientAddress()
		});
		if (!declared.ok) {
			if (declared.refusal.reason === 'too_many_attempts') return fail(429, { tooMany: true });
			redirect(303, '/withdraw?change');
		}
		forgetWithdrawal(cookies, context.config);
		redirect(303, `/withdraw/receipt/${declared.value.token}`);
	}
};

const piecesOf = async (locals: App.Locals, { pieces, provedOrderId, language }: PendingWithdrawal) =>
	pieces && provedOrderId ? piecesAt(locals, provedOrderId, pieces, language) : null;
