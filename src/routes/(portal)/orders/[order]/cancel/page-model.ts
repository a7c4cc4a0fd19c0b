import type { CancelledLine } from '#lib/domain/cancellation/money.ts';
import { CANCELLATION_REASONS } from '#lib/domain/cancellation/reasons.ts';
import { moneyTold } from '#lib/domain/cancellation/told.ts';
import type { Money } from '#lib/domain/money.ts';
import { cancellation as words, cancellationReasons, whyNotCancel } from '#lib/i18n/cancellation.ts';
import { refusalWords } from '#lib/i18n/refusals.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CancelForm } from '#lib/server/queries/cancellation.ts';
import { moneySentences } from '../cancellations/sentences.ts';

export type CancelPick = {
	position: number;
	picture: string | null;
	title: string;
	details: string;
	most: number;
	quantity: number;
	chosen: boolean;
	/** Of what is chosen of it now; absent where nothing is. */
	amount: Money | null;
};

/** Everything the page shows, in words. */
export type CancelPage = {
	number: string;
	picks: CancelPick[];
	refused: { picture: string | null; title: string; reason: string; next: { href: string; text: string } }[];
	/** What it comes to; null while nothing is chosen or nothing can be. */
	sum: { n: number; total: Money; delivery: string | null; ways: string[]; answer: string } | null;
	act: string;
	reasons: { code: string; text: string }[];
	/** Asked already and not answered. */
	open: string | null;
	/** Why nothing can be cancelled just now, where that is not for want of pieces. */
	blocked: string | null;
};

/** `asked`: what the visitor ticked; null at first, when everything possible is chosen. */
export function cancelPage(
	form: CancelForm,
	whole: CancelForm,
	asked: readonly CancelledLine[] | null,
	voice: Voice
): CancelPage {
	const { order, lines, units, plan } = form;
	const { currency } = order;
	const home = `/orders/${encodeURIComponent(order.number)}`;
	const told = plan.ok ? moneyTold(plan.value) : null;
	const possible = (lineId: string): number => {
		const unit = units.find((one) => one.line_id === lineId);
		return unit ? unit.free + unit.picked : 0;
	};
	const partial = plan.ok && !plan.value.whole;
	return {
		number: order.number,
		picks: lines
			.filter((line) => possible(line.id) > 0)
			.map((line): CancelPick => {
				const most = possible(line.id);
				const wanted = asked?.find((one) => one.line_id === line.id)?.quantity ?? 0;
				const chosen = asked === null || wanted > 0;
				const quantity = asked === null || wanted < 1 || wanted > most ? most : wanted;
				const figures = plan.ok
					? plan.value.money.refund.lines.find((one) => one.order_line_id === line.id)
					: undefined;
				const options = JSON.parse(line.options) as { value: string }[];
				return {
					position: line.position,
					picture: line.image,
					title: voice.of({ en: line.title_en, th: line.title_th }),
					details: options.map((option) => option.value).join(', '),
					most,
					quantity,
					chosen,
					amount: figures ? { amountMinor: figures.goods_minor, currency } : null
				};
			}),
		refused: lines.flatMap((line) => {
			const why = units.find((unit) => unit.line_id === line.id)?.why;
			if (!why) return [];
			return [
				{
					picture: line.image,
					title: voice.of({ en: line.title_en, th: line.title_th }),
					reason: voice.t(whyNotCancel[why]),
					next: nextOf(why, home, voice)
				}
			];
		}),
		sum:
			plan.ok && told
				? {
						n: plan.value.lines.reduce((sum, line) => sum + line.quantity, 0),
						total: { amountMinor: told.total_minor, currency },
						delivery:
							told.shipping_minor > 0
								? voice.t(words.ofDelivery, {
										amount: voice.money({ amountMinor: told.shipping_minor, currency })
									})
								: null,
						ways: moneySentences(told, currency, form.refund_by, voice),
						answer: voice.t(plan.value.answer === 'accept' ? words.atOnce : words.checkFirst)
					}
				: null,
		act: voice.t(
			plan.ok && plan.value.answer === 'check' ? words.doAsk : partial ? words.doPieces : words.doWhole
		),
		reasons: CANCELLATION_REASONS.map((code) => ({ code, text: voice.t(cancellationReasons[code]) })),
		open: form.open && `${home}/cancellations/${form.open.number}`,
		blocked: !whole.plan.ok && !form.open ? refusalWords(voice.locale, whole.plan.refusal) : null
	};
}

/** One next step for each reason: what was sent comes back as a return, anything else is for a person. */
function nextOf(why: NonNullable<CancelForm['units'][number]['why']>, home: string, voice: Voice) {
	if (why === 'final_sale' || why === 'replacement') {
		return { href: '#contact', text: voice.t(words.contact) };
	}
	return { href: home, text: voice.t(words.toOrder) };
}
