import { shopLabels } from '#lib/domain/shop/labels.ts';
import type { ClaimProblem } from '#lib/domain/claim/problems.ts';
import { answerBy } from '#lib/domain/return/answer-by.ts';
import { governingVerdict } from '#lib/domain/policy/governing.ts';
import { laterTermsOf } from '#lib/domain/policy/later-terms.ts';
import type { ReturnPlan } from '#lib/domain/policy/types.ts';
import { DAY } from '#lib/domain/time.ts';
import { say } from '#lib/i18n/say.ts';
import { mailReturns } from '#lib/i18n/mail-returns.ts';
import type { MailData, MailMoneyRow } from '../../mail/kinds.ts';
import { exchangeOfReturn } from '../../store/exchanges.ts';
import { findInstant } from '../../store/instants.ts';
import { notesOfReturn } from '../../store/notes.ts';
import { findPolicyVersion, policiesFor } from '../../store/policies.ts';
import type { ReasonsTable, ReturnItemsTable } from '../../store/schema.ts';
import { shopTimezone } from '../../store/order-facts.ts';
import { orderFacts } from '../order.ts';
import { common, loadReturn, mailItems, type MailBasis, type ReturnBasis } from './base.ts';
import { replacements } from './exchange-mails.ts';
import { wayOf } from './way.ts';

const STANDING: readonly ReturnItemsTable['reception'][] = ['cancelled', 'expired', 'lost'];
const standing = (base: ReturnBasis): ReturnItemsTable[] =>
	base.items.filter((item) => isOfClaim(item) || !STANDING.includes(item.reception));

/** Goods of a claim are nowhere, and its money goes back for that. */
const isOfClaim = (item: ReturnItemsTable): boolean => item.reception === 'lost' && item.goods_required === 0;

const about = (base: ReturnBasis) => ({
	...common(base),
	returnNumber: base.returned.number,
	link: base.returnLink,
	...claimed(base)
});

/** What a claim is about, where it is one. */
function claimed({ returned }: ReturnBasis): { claim?: ClaimProblem } {
	if (returned.kind !== 'claim') return {};
	const plan = JSON.parse(returned.decision) as ReturnPlan | null;
	return plan?.claim ? { claim: plan.claim.problem } : {};
}

export async function returnRequested(mail: MailBasis): Promise<MailData['return_requested']> {
	const base = await loadReturn(mail);
	const { returned } = base;
	const plan = JSON.parse(returned.decision) as ReturnPlan | null;
	const items = standing(base);
	const swap = await swapOf(base, items);
	const travels = returned.method !== 'keep';
	return {
		...about(base),
		method: returned.method === 'keep' ? 'keep_item' : returned.method,
		...(returned.method === 'keep'
			? {}
			: { methodNote: shopLabels(base.shopRow.settings).notes[returned.method] }),
		requestedAt: returned.created_at,
		...(travels && returned.ship_by !== null ? { sendBy: returned.ship_by } : {}),
		...(plan?.cod_claim?.collect_by ? { fetchBy: plan.cod_claim.collect_by } : {}),
		...(plan?.expected.back ? { homeBy: plan.expected.back } : {}),
		...(plan ? { refundBy: plan.expected.arrives_by } : {}),
		...(travels ? { slipLink: base.returnLink } : {}),
		items: mailItems(base, items),
		// What is carried over to a replacement is none of the money that goes back.
		...(swap ? { swap } : { rows: quotedRows(base, items) }),
		refund: { amountMinor: returned.quoted_minor, currency: returned.currency },
		way: await wayOf(
			base,
			items.every((item) => item.outcome === 'store_credit')
		)
	};
}

async function swapOf(
	base: ReturnBasis,
	items: readonly ReturnItemsTable[]
): Promise<MailData['return_requested']['swap']> {
	if (!items.some((item) => item.outcome === 'exchange')) return undefined;
	const exchange = await exchangeOfReturn(base.context.db.read, base.returned.id);
	if (!exchange) return undefined;
	const due = { amountMinor: exchange.due_minor, currency: exchange.currency };
	const instant = await findInstant(base.context.db.read, exchange.id);
	return {
		items: replacements(base, exchange),
		due: exchange.due_minor > 0 ? due : null,
		atOnce: instant?.state === 'asked'
	};
}

/** The money as it was promised: goods, their share of shipping, less the fees. */
function quotedRows(base: ReturnBasis, items: readonly ReturnItemsTable[]): MailMoneyRow[] {
	const sum = (pick: (item: ReturnItemsTable) => number): number =>
		items.reduce((total, item) => total + pick(item), 0);
	const rows: MailMoneyRow[] = [
		{
			what: 'goods',
			amountMinor: sum((item) => item.quoted_goods_minor),
			quantity: sum((item) => item.quantity)
		},
		{ what: 'shipping', amountMinor: sum((item) => item.quoted_shipping_minor) },
		{ what: 'restocking', amountMinor: -sum((item) => item.fee_minor) },
		{ what: 'return_shipping', amountMinor: -base.returned.return_shipping_fee_minor }
	];
	return rows.filter((row) => row.what === 'goods' || row.amountMinor !== 0);
}

export async function returnInReview(mail: MailBasis): Promise<MailData['return_in_review']> {
	const base = await loadReturn(mail);
	return {
		...about(base),
		requestedAt: base.returned.created_at,
		answerBy: answerBy(base.returned, await shopTimezone(base.context.db.read)),
		items: mailItems(base)
	};
}

/** Declined as a whole, or goods refused at inspection: the reason is the decision's own or the inspection's. */
export async function returnDeclined(mail: MailBasis): Promise<MailData['return_declined']> {
	const base = await loadReturn(mail);
	const { locale } = base.message;
	const rejected = base.items.filter((item) => item.acceptance === 'rejected');
	const whole = base.returned.state === 'declined';
	const code = whole ? base.returned.decline_reason : await rejectionOf(base, rejected);
	const reason = code && (await reasonLabel(base, whole ? 'decline' : 'reject', code));
	const label = reason ? (locale === 'th' ? reason.label_th : reason.label_en) : '';
	const note = whole ? (base.returned.decision_note ?? '') : '';
	return {
		...about(base),
		reason: [label, note].filter(Boolean).join(' · '),
		nextStep: say(locale, whole ? mailReturns.afterDecline : mailReturns.afterRejection),
		items: mailItems(base, whole ? base.items : rejected)
	};
}

async function rejectionOf(base: ReturnBasis, rejected: readonly ReturnItemsTable[]): Promise<string | null> {
	const ids = rejected.map((item) => item.id);
	if (ids.length === 0) return null;
	const inspection = await base.context.db.read
		.selectFrom('inspections')
		.select('reason_code')
		.where('return_item_id', 'in', ids)
		.orderBy('created_at', 'desc')
		.executeTakeFirst();
	return inspection?.reason_code ?? null;
}

const reasonLabel = (base: ReturnBasis, kind: ReasonsTable['kind'], code: string) =>
	base.context.db.read
		.selectFrom('reasons')
		.select(['label_en', 'label_th'])
		.where('kind', '=', kind)
		.where('code', '=', code)
		.executeTakeFirst();

export async function returnQuestion(mail: MailBasis): Promise<MailData['return_question'] | null> {
	const base = await loadReturn(mail);
	const notes = await notesOfReturn(base.context.db.read, base.returned.id);
	const latest = notes.findLast((note) => note.kind !== 'internal');
	return latest?.kind === 'question' ? { ...about(base), question: latest.body } : null;
}

export async function returnReceived(mail: MailBasis): Promise<MailData['return_received']> {
	const base = await loadReturn(mail);
	const received = base.items.filter((item) => item.reception === 'received');
	const receivedAt = Math.max(
		base.returned.received_at ?? 0,
		...received.map((item) => item.received_at ?? 0)
	);
	const policy = await findPolicyVersion(base.context.db.read, base.returned.policy_version_id);
	if (!policy) throw new Error(`return ${base.returned.id} was judged by a policy that is gone`);
	const decision = JSON.parse(base.returned.decision) as ReturnPlan | null;
	return {
		...about(base),
		receivedAt,
		answerBy: receivedAt + laterTermsOf(decision, policy.rules).inspect_days * DAY,
		items: mailItems(base, received)
	};
}

export async function returnCancelled(mail: MailBasis): Promise<MailData['return_cancelled']> {
	const base = await loadReturn(mail);
	const { context, returned } = base;
	const event = await context.db.read
		.selectFrom('events')
		.select(['actor_kind', 'at'])
		.where('entity', '=', 'return')
		.where('entity_id', '=', returned.id)
		.where('type', 'in', ['return_cancelled', 'return_expired'])
		.orderBy('at', 'desc')
		.executeTakeFirst();
	const until = await returnableUntil(base);
	return {
		...about(base),
		by: event?.actor_kind === 'customer' ? 'customer' : 'shop',
		cancelledAt: event?.at ?? context.clock.now(),
		...(until === null ? {} : { returnableUntil: until })
	};
}

/** The last day on which these goods may still be asked back for, when there is one. */
async function returnableUntil(base: ReturnBasis): Promise<number | null> {
	const now = base.context.clock.now();
	const facts = await orderFacts(base.context.db.read, base.order.id, now);
	if (!facts) return null;
	const policies = await policiesFor(base.context.db.read, base.order.placed_at, now);
	const days = base.items.flatMap((item) => {
		const line = facts.lines.find((one) => one.line_id === item.order_line_id);
		const verdict = line && governingVerdict(policies, facts, line, now);
		return verdict && verdict.refusal === null && verdict.return_by !== null ? [verdict.return_by] : [];
	});
	return days.length > 0 ? Math.min(...days) : null;
}
