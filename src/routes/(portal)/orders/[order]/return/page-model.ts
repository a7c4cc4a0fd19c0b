import type { Outcome } from '#lib/domain/return/states.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { percent } from '#lib/i18n/format.ts';
import { refundPlace } from '#lib/i18n/payment.ts';
import { form as words } from '#lib/i18n/return-form.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import { previewReturn } from '#lib/server/commands/returns/preview-return.ts';
import type { Money } from '#lib/domain/money.ts';
import { checkStep, payingBack, type CheckStep } from './check-step.ts';
import { inputOf, lineOf, nextStep, sealDraft, stepName, type Draft, type Step } from './draft.ts';
import { itemsStep, type ItemsStep } from './items-step.ts';
import { addressOf, type Opened } from './opened.ts';
import { reasonStep, type ReasonStep } from './reason-step.ts';

export type OutcomeStep = {
	name: 'outcome';
	chosen: string;
	choices: { value: Outcome; label: string; note: string; amount: Money }[];
};
export type MethodStep = {
	name: 'method';
	chosen: string;
	choices: { value: string; label: string; note: string; by: string | null }[];
};
/** The request cannot be sent: why, and where to mend it. */
export type BlockedStep = { name: 'blocked'; why: string; href: string };

export type Wizard = {
	number: string;
	sealed: string;
	/** Query that every form of the page posts to, behind the name of its action. */
	query: string;
	back: string;
	step: ItemsStep | ReasonStep | OutcomeStep | MethodStep | CheckStep | BlockedStep;
};

export async function wizard(opened: Opened, draft: Draft, wanted: Step): Promise<Wizard> {
	const { form, here, voice, context } = opened;
	const step = allowed(draft, opened, wanted);
	const sealed = sealDraft(context.config, form.order.id, draft) ?? '';
	return {
		number: form.order.number,
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
		const planned = await planOf(opened, draft);
		if (!planned.ok) return blocked(opened, draft, planned.refusal);
		if (step.name === 'method') return methodStep(opened, draft, planned.value);
		const other = await otherOutcome(opened, draft);
		if (step.name === 'outcome') return outcomeStep(opened, draft, planned.value, other);
		const link = (name: string): string => `${here}?s=${sealed}&step=${name}`;
		return checkStep(planned.value, other, { form, draft, voice, now: opened.now, link });
	}
}

export const planOf = (opened: Opened, draft: Draft) =>
	previewReturn(opened.context, opened.actor, inputOf(draft, opened.form));

/** Later questions wait for earlier answers. */
function allowed(draft: Draft, { form }: Opened, wanted: Step): Step {
	if (wanted.name === 'items') return wanted;
	const first = nextStep(draft, form);
	if (wanted.name === 'reason') {
		const item = draft.items[wanted.index];
		return item && lineOf(item, form) ? wanted : first;
	}
	return first.name === 'check' ? wanted : first;
}

function backOf(opened: Opened, draft: Draft, step: Step): string {
	const order = `/orders/${encodeURIComponent(opened.form.order.number)}`;
	if (step.name === 'items') return order;
	const to = (before: Step): string => addressOf(opened, draft, before) ?? order;
	if (step.name === 'reason')
		return to(step.index > 0 ? { name: 'reason', index: step.index - 1 } : { name: 'items' });
	if (step.name === 'check') return to({ name: 'reason', index: draft.items.length - 1 });
	return to({ name: 'check' });
}

const otherOf = (outcome: Draft['outcome']): Draft['outcome'] =>
	outcome === 'refund' ? 'store_credit' : 'refund';

/** What the other way to be paid would bring; null when it is not offered for this order. */
async function otherOutcome(opened: Opened, draft: Draft): Promise<ReturnPlan | null> {
	const outcome = otherOf(draft.outcome);
	if (!opened.form.rules.outcomes.includes(outcome)) return null;
	const planned = await planOf(opened, { ...draft, outcome });
	return planned.ok ? planned.value : null;
}

function outcomeStep({ form, voice }: Opened, draft: Draft, plan: ReturnPlan, other: ReturnPlan | null): OutcomeStep {
	const plans = [
		{ outcome: draft.outcome, plan },
		...(other ? [{ outcome: otherOf(draft.outcome), plan: other }] : [])
	].sort((a) => (a.outcome === 'refund' ? -1 : 1));
	const bonus = form.rules.store_credit_bonus_basis_points;
	return {
		name: 'outcome',
		chosen: draft.outcome,
		choices: plans.map(({ outcome, plan: one }) => ({
			value: outcome,
			amount: { amountMinor: one.total_minor, currency: one.currency },
			label:
				outcome === 'refund'
					? voice.t(words.moneyBack, { how: refundPlace(voice, payingBack(one, form)) })
					: voice.t(words.storeCredit),
			note:
				outcome === 'refund'
					? voice.t(words.thereBy, { day: voice.day(one.expected.arrives_by) })
					: bonus > 0
						? voice.t(words.storeCreditMore, { percent: percent(voice.locale, bonus) })
						: voice.t(words.storeCreditPlain)
		}))
	};
}

function methodStep({ form, voice }: Opened, draft: Draft, plan: ReturnPlan): MethodStep {
	const by = plan.ship_by === null ? null : voice.t(words.sendBy, { day: voice.dayShort(plan.ship_by) });
	return {
		name: 'method',
		chosen: draft.method,
		choices: form.rules.methods.map((method) => ({
			value: method,
			label: voice.t(method === 'drop_off' ? words.dropOff : words.ownCarrier),
			note: voice.t(method === 'drop_off' ? words.dropOffNote : words.ownCarrierNote),
			by
		}))
	};
}

function blocked({ form, voice, here }: Opened, draft: Draft, refusal: Refusal): BlockedStep {
	const where = { currency: form.order.currency, timezone: voice.zone };
	return {
		name: 'blocked',
		why: refusalWords(voice.locale, refusal, where),
		href: draft.fault ? `${here}?fault` : here
	};
}
