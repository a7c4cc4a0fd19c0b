import { fail, redirect } from '@sveltejs/kit';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { shopLabels } from '#lib/domain/shop/labels.ts';
import { giftPortal as words } from '#lib/i18n/gift-portal.ts';
import { methodName } from '#lib/i18n/labels.ts';
import { methodNote } from '#lib/i18n/method-notes.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { previewReturn, type Preview } from '#lib/server/commands/returns/preview-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { Answer } from '#lib/ui/types.ts';
import { inputOf, lineOf, sealDraft, type Draft } from '../draft.ts';
import { nextAddress, openGiftForm, receiverActor, type Opened } from '../opened.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
	const sealed = event.url.searchParams.get('s');
	const { opened, draft, email } = await openCheck(event, sealed);
	const { methods, planned } = await waysOf(opened, draft, email);
	const { voice } = opened;
	const labels = shopLabels(event.locals.shop.settings);
	const plan = planned.ok ? planned.value : null;
	return {
		sealed: sealed ?? '',
		back: `/gift/pieces?s=${sealed ?? ''}`,
		why: planned.ok ? null : refusalWords(voice.locale, planned.refusal, { timezone: voice.zone }),
		answers: answersOf(opened, draft, email),
		credit: creditText(plan, opened),
		review: plan?.verdict === 'review',
		kept: plan?.method === 'keep',
		methods: methods.map((value) => ({
			value,
			label: voice.t(methodName(labels, value)),
			note: voice.t(methodNote(labels, value))
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const data = await event.request.formData();
		const { opened, draft, email } = await openCheck(event, String(data.get('s') ?? ''));
		const { context, form, visitor, voice } = opened;
		const wanted =
			form.methods.find((method) => method === data.get('method')) ?? form.methods[0] ?? 'drop_off';
		const sent = await submitReturn(context, receiverActor(visitor, form.order_id), {
			...inputOf(draft, form, wanted, { gift_id: visitor.giftId, email }),
			idempotency_key: draft.key,
			// The receiver is shown no figure, so there is none to hold the plan to.
			quoted_total_minor: null,
			locale: event.locals.locale
		});
		if (sent.ok) redirect(303, `/gift/returns/${sent.value.number}?sent`);
		return fail(422, { refused: refusalWords(voice.locale, sent.refusal, { timezone: voice.zone }) });
	}
};

type Check = { opened: Opened; draft: Draft; email: string };

/** Complete answers of somebody whose mailbox is proved; anybody else is asked for what is missing. */
async function openCheck(event: Parameters<typeof openGiftForm>[0], sealed: string | null): Promise<Check> {
	const opened = await openGiftForm(event, sealed);
	const { draft, visitor } = opened;
	if (!draft) redirect(303, '/gift/pieces');
	const there = nextAddress(opened, draft);
	if (visitor.email === null || !there.startsWith('/gift/check')) redirect(303, there);
	return { opened, draft, email: visitor.email };
}

/** The ways of sending that the policy says yes to, with the plan of the first; or why there is none. */
async function waysOf(
	{ context, form, visitor }: Opened,
	draft: Draft,
	email: string
): Promise<{ methods: Opened['form']['methods']; planned: Preview }> {
	const actor = receiverActor(visitor, form.order_id);
	const plans: { method: Opened['form']['methods'][number]; planned: Preview }[] = [];
	for (const method of form.methods) {
		const input = inputOf(draft, form, method, { gift_id: visitor.giftId, email });
		plans.push({ method, planned: await previewReturn(context, actor, input) });
	}
	const first = plans.find(({ planned }) => planned.ok) ?? plans[0];
	return {
		methods: plans.filter(({ planned }) => planned.ok).map(({ method }) => method),
		planned: first?.planned ?? { ok: false, refusal: { reason: 'method_not_offered', facts: {} } }
	};
}

function answersOf({ form, voice, context, visitor }: Opened, draft: Draft, email: string): Answer[] {
	const sealed = sealDraft(context.config, visitor.giftId, draft) ?? '';
	return [
		...draft.items.flatMap((item, index): Answer[] => {
			const line = lineOf(item, form);
			const reason = form.reasons.find((one) => one.code === item.reason);
			if (!line || !reason) return [];
			const why = voice.of({ en: reason.label_en, th: reason.label_th });
			return [
				{
					label: voice.of(line.title),
					value: [...line.options, voice.t(words.pieces, { n: item.quantity })].join(' · '),
					note: item.comment ? `${why} · “${item.comment}”` : why,
					change: `/gift/reason?s=${sealed}&n=${index + 1}`
				}
			];
		}),
		{ label: voice.t(words.toldAt), value: email, change: `/gift/email?s=${sealed}&other` }
	];
}

/** That it is credit, and that fees come off it; what it comes to would tell the price. */
const creditText = (plan: ReturnPlan | null, { voice }: Opened): string[] => [
	voice.t(words.creditWhen),
	...(plan && plan.return_shipping_fee_minor + plan.restocking_fee_minor > 0
		? [voice.t(words.creditFees)]
		: []),
	voice.t(words.secret)
];
