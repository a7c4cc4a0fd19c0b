import { desk, failureUnknown, failureWords } from '#lib/i18n/desk.ts';
import { deskCancellation } from '#lib/i18n/desk-cancellation.ts';
import { claims } from '#lib/i18n/claims.ts';
import { cod, codDuties } from '#lib/i18n/cod.ts';
import { deskWithdrawal, findingWords } from '#lib/i18n/desk-withdrawal.ts';
import { changeReviewWords, deskChanges } from '#lib/i18n/desk-changes.ts';
import { instantPage } from '#lib/i18n/instant-page.ts';
import { jobKinds } from '#lib/i18n/admin.ts';
import { say, type Locale } from '#lib/i18n/say.ts';
import { reviewReasons } from '#lib/i18n/states.ts';
import type { ReviewReason } from '#lib/domain/policy/trace-step.ts';
import type { WorkRow } from '#lib/server/queries/queue.ts';

/** A piece of work in the words of its row. `why` is empty when there is nothing unusual about it. */
export type WorkWords = { number: string; href: string; reason: string; why: string };

export function workWords(locale: Locale, row: WorkRow, now: number): WorkWords {
	const reason = row.goods?.reason?.[locale] ?? '';
	const number =
		row.withdrawal?.number ??
		row.return?.number ??
		row.order?.number ??
		row.refund?.number ??
		say(locale, desk.noCustomer);
	return { number, href: hrefOf(row), ...why(locale, row, reason, now) };
}

function hrefOf(row: WorkRow): string {
	if (row.withdrawal) return `/desk/withdrawals/${encodeURIComponent(row.withdrawal.number)}`;
	if (row.return) return `/desk/cases/${encodeURIComponent(row.return.number)}`;
	const at = row.cancellation ? '#cancellations' : '';
	return row.order
		? `/desk/orders/${encodeURIComponent(row.order.number)}${at}`
		: `/desk?view=stuck&at=${row.id}`;
}

function why(locale: Locale, row: WorkRow, reason: string, now: number): { reason: string; why: string } {
	const t = (words: Parameters<typeof say>[1]) => say(locale, words as typeof desk.keys);
	const code = row.refund?.failure_code ?? null;
	const failure = code === null ? '' : t(failureWords[code] ?? failureUnknown);
	switch (row.kind) {
		case 'promise':
			return { reason, why: t(row.due_at < now ? desk.promiseBroken : desk.promiseSoon) };
		case 'refund_duty':
			return {
				reason: t(deskWithdrawal.work),
				why: t(row.due_at < now ? deskWithdrawal.dutyLate : deskWithdrawal.dutySoon)
			};
		case 'cod_claim':
			return {
				reason: t(cod.work),
				why: t(codDuties[row.due_at < now ? 'late' : 'next'][row.cod?.duty ?? 'refund'])
			};
		case 'claim':
			return { reason, why: t(row.return?.state === 'in_review' ? claims.workCarrier : claims.workCame) };
		case 'goods_overdue':
			return { reason, why: t(instantPage.workOverdue) };
		case 'withdrawal':
			return { reason: t(deskWithdrawal.work), why: findingWords(locale, row.withdrawal?.findings ?? []) };
		case 'cancellation':
			return { reason: t(deskCancellation.work), why: t(deskCancellation.workWhy) };
		case 'hold_parked':
			return { reason: t(deskCancellation.held), why: t(deskCancellation.heldWhy) };
		case 'order_change':
			return {
				reason: row.change ? t(deskChanges.work[row.change.kind]) : '',
				why: changeReviewWords(locale, row.change?.reviews ?? [])
			};
		case 'decide':
			if (row.return?.appealed) return { reason, why: t(desk.appealed) };
			return { reason, why: row.return?.answered ? t(desk.answered) : reviewWords(locale, row) };
		case 'inspect':
			return { reason, why: t(desk.notChecked) };
		case 'money_held':
			return { reason, why: t(desk.moneyHeld) };
		case 'waiting':
			return { reason, why: t(desk.waitingAnswer) };
		case 'refund':
			if (row.refund?.state === 'awaiting_approval') return { reason, why: t(desk.refundWaits) };
			return {
				reason: t(row.refund?.state === 'part_failed' ? desk.refundPartFailed : desk.refundFailed),
				why: failure
			};
		case 'refund_parked':
			return { reason: t(desk.refundParked), why: failure };
		case 'refund_unknown':
			return { reason: t(desk.refundUnknown), why: failure };
		case 'payout':
			return { reason: t(desk.payout), why: t(desk.payoutWhy) };
		case 'mail':
			return {
				reason: t(desk.mailStuck),
				why: t(isAddressWrong(row) ? desk.addressRefused : desk.mailRefused)
			};
		case 'job':
			if (row.job?.kind === 'mail.send') return { reason: t(desk.mailStuck), why: t(desk.mailTries) };
			return { reason: jobWords(locale, row.job?.kind ?? ''), why: t(desk.jobTries) };
	}
}

const jobWords = (locale: Locale, kind: string): string =>
	Object.hasOwn(jobKinds, kind)
		? say(locale, jobKinds[kind as keyof typeof jobKinds])
		: say(locale, desk.jobStuck);

/** The mail server knows no such mailbox: only the customer can tell the right address. */
export const isAddressWrong = (row: WorkRow): boolean =>
	row.mail?.error === 'address_invalid' || row.mail?.error === 'recipient_refused';

const isReview = (code: string): code is ReviewReason => Object.hasOwn(reviewReasons, code);

/** What the policy wanted a person to look at, in words; its codes come with the row. */
export const reviewWords = (locale: Locale, row: WorkRow): string =>
	reviewText(locale, row.return?.review_reasons ?? []);

export const reviewText = (locale: Locale, codes: readonly string[]): string =>
	codes
		.filter(isReview)
		.map((code) => say(locale, reviewReasons[code]))
		.join(', ');

/** "Cotton apron and 2 more: it arrived damaged". */
export function matterOf(locale: Locale, goods: WorkRow['goods']): string {
	if (!goods) return '';
	const title = goods.title[locale] || goods.title.en || goods.title.th;
	const pieces = goods.pieces > 1 ? `${title}, ${say(locale, desk.pieces, { n: goods.pieces })}` : title;
	const what = goods.more > 0 ? say(locale, desk.andMore, { title: pieces, n: goods.more }) : pieces;
	return say(locale, desk.matter, { what, reason: withinSentence(goods.reason?.[locale] ?? '') });
}

/** "It is too big" after a colon; "I" keeps its capital. Thai has none. */
const withinSentence = (label: string): string =>
	label.replace(/^(It|A|The)\b/u, (word) => word.toLowerCase());
