import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { exchangeTermsOf } from '#lib/domain/exchange/wants.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { deskOrder, returnReasons, type DeskOrder } from '#lib/server/queries/desk-order.ts';
import { sameProducts } from '#lib/server/queries/exchange-choices.ts';
import { requestFrom, typedIn } from './request-form.ts';
import { rowsTyped, wantPicks, type Wanted } from '../../../wanted.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { db, clock } = locals.context;
	const order = await deskOrder(db.read, params.order, clock.now());
	if (!order) error(404);
	const { rules, verdicts, lines } = order;
	const gift = url.searchParams.get('gift');
	return {
		order: { id: order.order.id, number: order.order.number, name: order.order.customer_name },
		currency: order.order.currency,
		lines: lines.map(({ id, title_en, title_th, options }) => ({ id, title_en, title_th, options })),
		verdicts,
		reasons: await returnReasons(db.read),
		outcomes: rules.outcomes,
		methods: rules.methods,
		key: randomUUID(),
		/** Its receiver sends it back: for credit of their own, told to them alone. */
		gift,
		/** What each line can be exchanged for; empty where nothing is exchanged. */
		...(gift === null ? await picksOf(locals, order, () => []) : NOTHING)
	};
};

export const actions: Actions = {
	look: async ({ request, params, locals }) => {
		const { context } = locals;
		const order = await deskOrder(context.db.read, params.order, context.clock.now());
		if (!order) error(404);
		const form = await request.formData();
		const wanted = await picksTyped(locals, order, form);
		if (form.get('do') === 'find')
			return { refusal: null, changes: [], typed: typedIn(form), plan: null, ...wanted };
		const plan = await previewReturn(context, staffActor(locals), requestFrom(form, order));
		if (!plan.ok) {
			const { refusal, would_change = [] } = plan;
			return fail(422, { refusal, changes: would_change, typed: typedIn(form), plan: null, ...wanted });
		}
		const changes = plan.value.would_change ?? [];
		return { refusal: null, changes, typed: typedIn(form), plan: plan.value, ...wanted };
	},

	open: async ({ request, params, locals }) => {
		const { context } = locals;
		const order = await deskOrder(context.db.read, params.order, context.clock.now());
		if (!order) error(404);
		const form = await request.formData();
		const minor = (name: string): number | null => {
			const typed = String(form.get(name) ?? '');
			return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
		};
		const opened = await submitReturn(context, staffActor(locals), {
			...requestFrom(form, order),
			idempotency_key: `desk:${String(form.get('key') ?? '').slice(0, 64)}`,
			quoted_total_minor: minor('quoted'),
			quoted_due_minor: minor('due') ?? 0
		});
		if (!opened.ok) {
			const wanted = await picksTyped(locals, order, form);
			return fail(422, { refusal: opened.refusal, changes: [], typed: typedIn(form), plan: null, ...wanted });
		}
		redirect(303, `/desk/cases/${encodeURIComponent(opened.value.number)}?done=opened`);
	}
};

const NOTHING: Wanted = { picks: [], found: 0 };

const picksTyped = (locals: App.Locals, order: DeskOrder, form: FormData): Promise<Wanted> =>
	picksOf(locals, order, (id) => rowsTyped(form, id), String(form.get('q') ?? '').slice(0, 100));

/** What the lines can be exchanged for, in their order; nothing is read where nothing is exchanged. */
async function picksOf(
	{ context, locale, shop }: App.Locals,
	{ rules, lines, order }: DeskOrder,
	wantsOf: (id: string) => { variant: string; count: string }[],
	typed = ''
): Promise<Wanted> {
	if (!rules.outcomes.includes('exchange')) return NOTHING;
	const { currency } = order;
	const skus = lines.map(({ sku }) => sku);
	const products = await sameProducts(context.db.read, skus, currency);
	const asked = lines.map(({ id, sku }) => ({ id, own: products.get(sku) ?? [], wants: wantsOf(id) }));
	const others = exchangeTermsOf(rules).other_products !== null;
	const place = { typed: typed.trim().toWellFormed(), currency, others };
	return wantPicks(context, voiceOfVisitor({ locale, shop }), asked, place);
}
