import type { Outcome } from '#lib/domain/return/states.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { LaterTerms, ReturnPlan } from '#lib/domain/policy/types.ts';
import { percent } from '#lib/i18n/format.ts';
import { methodName, outcomeName } from '#lib/i18n/labels.ts';
import { methodNote } from '#lib/i18n/method-notes.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { customerChangeWords } from '#lib/i18n/what-would-change.ts';
import { variantsNamed } from '#lib/server/queries/exchange-choices.ts';
import type { Preview } from '#lib/server/commands/returns/preview-return.ts';
import type { Money } from '#lib/domain/money.ts';
import { checkStep, moneyBack, payingBack, type CheckStep } from './check-step.ts';
import { lineOf, nextStep, sealDraft, stepName, type Draft, type Step } from './draft.ts';
import { instantStep } from './instant.ts';
import { itemsStep, type ItemsStep } from './items-step.ts';
import { offeredPlan, planOf } from './offered.ts';
import { addressOf, type Opened } from './opened.ts';
import { reasonStep, type ReasonStep } from './reason-step.ts';
import { textsOf, type Texts } from './texts.ts';

export type OutcomeStep = {
	name: 'outcome';
	text: Texts<'outcome'>;
	chosen: string;
	choices: { value: Outcome; label: string; note: string; amount: Money }[];
};
export type MethodStep = {
	name: 'method';
	text: Texts<'method'>;
	chosen: string;
	choices: { value: string; label: string; note: string; by: string | null }[];
};
/** The request cannot be sent: why, and where to mend it. */
export type BlockedStep = {
	name: 'blocked';
	text: Texts<'blocked'>;
	/** With what would have made it a yes. */
	why: string;
	href: string;
};

export type Wizard = {
	sealed: string;
	/** Query that every form of the page posts to, behind the name of its action. */
	query: string;
	back: { href: string; text?: string };
	step: ItemsStep | ReasonStep | OutcomeStep | MethodStep | BlockedStep;
};

export type CheckPage = { sealed: string; back: string; step: CheckStep | BlockedStep };

export async function wizard(opened: Opened, answers: Draft, wanted: Step): Promise<Wizard> {
	const { form, here, voice, context } = opened;
	const step = allowed(answers, opened, wanted);
	const isJudged = step.name === 'outcome' || step.name === 'method';
	const { draft, planned } = isJudged
		? await offeredPlan(opened, answers)
		: { draft: answers, planned: null };
	const sealed = sealDraft(context.config, form.order.id, draft) ?? '';
	return {
		sealed,
		query: `&s=${sealed}&step=${stepName(step)}${draft.fault ? '&fault' : ''}`,
		back: backOf(opened, draft, step),
		step: await modelOf()
	};

	async function modelOf(): Promise<Wizard['step']> {
		if (step.name === 'items') return itemsStep(form, draft, voice, here);
		if (step.name === 'reason') {
			return reasonStep(form, draft, step.index, voice) ?? itemsStep(form, draft, voice, here);
		}
		if (planned === null) throw new Error(`${step.name} is asked without a plan`);
		if (!planned.ok) return blocked(opened, draft, planned);
		if (step.name === 'method') return methodStep(opened, draft, planned.value);
		return outcomeStep(opened, draft, planned.value, await otherOutcome(opened, draft));
	}
}

/** What is read before sending, for answers that are complete. */
export async function checkPage(opened: Opened, answers: Draft): Promise<CheckPage> {
	const { form, here, voice, labels, now, context } = opened;
	const { draft: kept, planned } = await offeredPlan(opened, answers);
	const instant = planned.ok ? await instantStep(opened, planned.value) : null;
	// What can no longer leave at once is not sent as if it could.
	const draft = { ...kept, instant: kept.instant === true && instant?.offer != null };
	const sealed = sealDraft(context.config, form.order.id, draft) ?? '';
	const link = (name: string): string => {
		const piece = /^exchange-(\d+)$/.exec(name)?.[1];
		if (name === 'when') return `${here}/when?s=${sealed}`;
		return piece ? `${here}/exchange?s=${sealed}&item=${piece}` : `${here}?s=${sealed}&step=${name}`;
	};
	return {
		sealed,
		back: link(`reason-${draft.items.length}`),
		step: planned.ok
			? checkStep(planned.value, await otherOutcome(opened, draft), {
					form,
					draft,
					voice,
					labels,
					now,
					link,
					instant,
					replacements: await replacementsOf(opened, draft)
				})
			: blocked(opened, draft, planned)
	};
}

const replacementsOf = ({ context, form }: Opened, draft: Draft) =>
	variantsNamed(
		context.db.read,
		draft.items.flatMap((item) => (item.wants ?? []).map(({ variant }) => variant)),
		form.order.currency
	);

/** Later questions wait for earlier answers. */
function allowed(draft: Draft, { form }: Opened, wanted: Step): Step {
	if (wanted.name === 'items') return wanted;
	const first = nextStep(draft, form);
	if (wanted.name === 'reason') {
		const item = draft.items[wanted.index];
		return item && lineOf(item, form) ? wanted : { name: 'items' };
	}
	return first.name === 'check' ? wanted : first;
}

function backOf(opened: Opened, draft: Draft, step: Step): Wizard['back'] {
	const order = `/orders/${encodeURIComponent(opened.form.order.number)}`;
	const { voice, form } = opened;
	if (step.name === 'items')
		return { href: order, text: voice.t(words.toOrder, { number: form.order.number }) };
	const to = (before: Step) => ({ href: addressOf(opened, draft, before) ?? order });
	if (step.name === 'reason')
		return to(step.index > 0 ? { name: 'reason', index: step.index - 1 } : { name: 'items' });
	return to({ name: 'check' });
}

const otherOf = (outcome: Draft['outcome']): Draft['outcome'] =>
	outcome === 'refund' ? 'store_credit' : 'refund';

/** What the other way to be paid would bring; null when it is not offered for this order. */
async function otherOutcome(opened: Opened, draft: Draft): Promise<ReturnPlan | null> {
	const planned = await planOf(opened, { ...draft, outcome: otherOf(draft.outcome) });
	return planned.ok ? planned.value : null;
}

function outcomeStep(
	{ form, voice, labels }: Opened,
	draft: Draft,
	plan: ReturnPlan,
	other: ReturnPlan | null
): OutcomeStep {
	const plans = [
		{ outcome: draft.outcome, plan },
		...(other ? [{ outcome: otherOf(draft.outcome), plan: other }] : [])
	].sort((a) => (a.outcome === 'refund' ? -1 : 1));
	return {
		name: 'outcome',
		text: textsOf('outcome', voice),
		chosen: draft.outcome,
		choices: plans.map(({ outcome, plan: one }) => ({
			value: outcome,
			amount: { amountMinor: one.total_minor, currency: one.currency },
			label:
				outcome === 'refund'
					? moneyBack(labels, voice, payingBack(one, form, voice))
					: voice.t(outcomeName(labels, outcome)),
			note:
				outcome === 'refund'
					? voice.t(words.thereBy, { day: voice.day(one.expected.arrives_by) })
					: creditNote(laterTermsOf(one, form.rules), voice)
		}))
	};
}

/** What speaks for credit, and how long it can be used where that is not for ever. */
function creditNote(terms: LaterTerms, voice: Opened['voice']): string {
	const { credit_bonus_basis_points: bonus, credit_valid_days: days } = terms;
	const why =
		bonus > 0
			? voice.t(words.storeCreditMore, { percent: percent(voice.locale, bonus) })
			: voice.t(words.storeCreditPlain);
	return days === null ? why : [why, voice.t(words.creditUsable, { days })].join(' · ');
}

function methodStep({ form, voice, labels }: Opened, draft: Draft, plan: ReturnPlan): MethodStep {
	const by = plan.ship_by === null ? null : voice.t(words.sendBy, { day: voice.dayShort(plan.ship_by) });
	return {
		name: 'method',
		text: textsOf('method', voice),
		chosen: draft.method,
		choices: laterTermsOf(plan, form.rules).methods.map((method) => ({
			value: method,
			label: voice.t(methodName(labels, method)),
			note: voice.t(methodNote(labels, method)),
			by
		}))
	};
}

function blocked(
	{ form, voice, labels, here }: Opened,
	draft: Draft,
	{ refusal, would_change = [] }: Extract<Preview, { ok: false }>
): BlockedStep {
	const where = { currency: form.order.currency, timezone: voice.zone, labels };
	return {
		name: 'blocked',
		text: textsOf('blocked', voice),
		why: [
			refusalWords(voice.locale, refusal, where),
			...would_change.flatMap((change) => customerChangeWords(voice.locale, change, refusal, where) ?? [])
		].join(' '),
		href: draft.fault ? `${here}?fault` : here
	};
}
