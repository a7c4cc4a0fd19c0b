import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { EXCHANGE_TRANSITIONS } from '#lib/domain/exchange/states.ts';
import { next } from '#lib/domain/transitions.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { chooseOther, previewChoice } from '#lib/server/commands/exchanges/choose-other.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { caseIds } from '#lib/server/queries/case.ts';
import { exchangeChoice } from '#lib/server/queries/exchange-choice.ts';
import { returnView } from '#lib/server/queries/return.ts';
import { typedIn } from '../../../../admin/form.ts';
import { rowsTyped, wantPicks, wantsTyped } from '../../../wanted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { exchange, choice, context, voice } = await opened(event);
	const agreed = choice.items.map(({ id, variants, agreed: wants }) => ({
		id,
		own: variants,
		wants: wants.map(({ variant, quantity }) => ({ variant, count: String(quantity) }))
	}));
	const place = { typed: '', currency: choice.currency, others: choice.terms.other_products !== null };
	return {
		number: event.params.return,
		version: exchange.version,
		currency: choice.currency,
		possible: next(EXCHANGE_TRANSITIONS, exchange.state, 'choose_other') !== null && choice.items.length > 0,
		others: place.others,
		items: choice.items.map(({ id, title_en, title_th, quantity }) => ({
			...{ id, quantity },
			title: voice.of({ en: title_en, th: title_th })
		})),
		...(await wantPicks(context, voice, agreed, place))
	};
};

export const actions: Actions = {
	/** Another search, or what the choice comes to; nothing is written. */
	look: async (event) => {
		const { page, asked, typed, exchange, context, actor } = await posted(event);
		if (typed.text('do') === 'find') return { ...page, refusal: null, plan: null };
		const seen = await previewChoice(context, actor, { exchange_id: exchange.id, items: asked });
		if (!seen.ok) return fail(422, { ...page, refusal: seen.refusal, plan: null });
		const { value_minor, due_minor, back_minor, lines } = seen.value.plan;
		const plan = {
			...{ value_minor, due_minor, back_minor },
			lines: lines.map(({ variant_id, quantity, paid_minor }) => ({
				quantity,
				paid_minor,
				sku: seen.value.variants.find(({ id }) => id === variant_id)?.sku ?? ''
			}))
		};
		return { ...page, refusal: null, plan };
	},
	save: async (event) => {
		const { page, asked, typed, exchange, context, actor } = await posted(event);
		const version = typed.whole('version');
		const done = await chooseOther(context, actor, {
			exchange_id: exchange.id,
			...(version !== null && { version }),
			items: asked,
			quoted_due_minor: typed.whole('due') ?? -1,
			quoted_back_minor: typed.whole('back') ?? -1,
			why: typed.text('why', 500)
		});
		if (!done.ok) return fail(409, { ...page, refusal: done.refusal, plan: null });
		redirect(303, `/desk/cases/${encodeURIComponent(event.params.return ?? '')}?done=chosen`);
	}
};

type Event = RequestEvent<Partial<Record<string, string>>>;

async function opened({ params, locals }: Event) {
	const { context, locale, shop } = locals;
	const ids = await caseIds(context.db.read, params.return ?? '');
	const view = ids && (await returnView(context.db.read, ids.return_id));
	const choice = view && (await exchangeChoice(context.db.read, view));
	if (!view?.exchange || !choice) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	return { exchange: view.exchange, choice, context, voice, actor: staffActor(locals) };
}

async function posted(event: Event) {
	const all = await opened(event);
	const { choice, context, voice } = all;
	const data = await event.request.formData();
	const typed = typedIn(data);
	const q = typed.text('q', 100);
	const filled = choice.items.map(({ id, variants }) => ({ id, own: variants, wants: rowsTyped(data, id) }));
	const place = { typed: q, currency: choice.currency, others: choice.terms.other_products !== null };
	const page = {
		...{ q, why: typed.text('why', 500) },
		...(await wantPicks(context, voice, filled, place))
	};
	const asked = choice.items.map(({ id }) => ({ item_id: id, wants: wantsTyped(data, id) }));
	return { ...all, typed, page, asked };
}
