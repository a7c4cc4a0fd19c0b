import { runningShare } from '#lib/domain/money.ts';
import type { ProofFacts, ProofLine, ProofPerson, ProofStep } from '#lib/domain/refund/proof.ts';
import { proofs as words } from './proof.ts';
import { returnMoney } from './return-money.ts';
import type { Voice } from './voice.ts';

type Said = { label: string; why: string };

/** One step of a proof: what it is, and the rule and figures behind it. */
export function stepWords(
	voice: Voice,
	facts: ProofFacts,
	step: ProofStep,
	who: (person: ProofPerson | null) => string
): Said {
	const { refund, policy, override } = facts;
	const money = (amountMinor: number) => voice.money({ amountMinor, currency: refund.currency });
	const line = step.line === null ? undefined : facts.lines[step.line];
	const name = line ? voice.of(line.title) : '';
	const n = policy?.number ?? null;
	switch (step.kind) {
		case 'goods':
			return line
				? {
						label: voice.t(returnMoney.piece, { name, n: line.quantity }),
						why: goodsWhy(voice, facts, line, money)
					}
				: { label: voice.t(words.goodsOnly), why: voice.t(words.told) };
		case 'shipping':
			return {
				label: voice.t(words.shipping),
				why: [
					refund.source === 'external' ? voice.t(words.told) : voice.t(words.shippingWhy, { n }),
					refund.shipping_tax_minor === 0
						? ''
						: voice.t(words.shippingTax, { amount: money(refund.shipping_tax_minor) })
				]
					.filter(Boolean)
					.join('; ')
			};
		case 'restocking_fee': {
			const rate = line?.fee?.basis_points ?? null;
			return {
				label: voice.t(words.restockingFee, { name }),
				why:
					rate !== null
						? voice.t(words.feeRate, { rate: voice.percent(rate), n })
						: n === null
							? ''
							: voice.t(words.byPolicy, { n })
			};
		}
		case 'deduction':
			return {
				label: voice.t(words.deduction, { name }),
				why: line?.deduction?.reason ? voice.of(line.deduction.reason) : ''
			};
		case 'return_shipping_fee':
			return { label: voice.t(words.returnShippingFee), why: voice.t(words.once, { n }) };
		case 'exchanged':
			return { label: voice.t(words.exchanged), why: voice.t(words.exchangedWhy) };
		case 'override':
			return {
				label: voice.t(words.override),
				why: voice.t(words.overrideWhy, {
					who: who(override?.by ?? null),
					computed: money(refund.computed_minor),
					amount: money(refund.amount_minor),
					reason: override?.reason ? voice.of(override.reason) : ''
				})
			};
		case 'cap':
			return { label: voice.t(words.cap), why: voice.t(words.capWhy) };
		case 'carried':
			return { label: voice.t(words.carried), why: voice.t(words.carriedWhy) };
		case 'step_rounding': {
			const largest = Math.max(1, ...facts.payments.map((part) => part.minor_step));
			return {
				label: voice.t(words.stepRounding),
				why: voice.t(words.stepRoundingWhy, { step: money(largest) })
			};
		}
		case 'granted':
			return { label: voice.t(words.granted), why: voice.t(words.grantedWhy) };
		case 'outside':
			return { label: voice.t(words.outside), why: voice.t(words.outsideWhy) };
	}
}

/** Price, discounts and tax of the line, then which of its units these are and what the division gives for them. */
function goodsWhy(
	voice: Voice,
	{ order, refund }: ProofFacts,
	line: ProofLine,
	money: (minor: number) => string
): string {
	const { bought, before, quantity } = line;
	const rate = voice.percent(bought.tax_rate_bp);
	const whole = bought.unit_price_minor * bought.quantity;
	const paid = [
		voice.t(words.price, { price: money(bought.unit_price_minor), n: bought.quantity, whole: money(whole) }),
		bought.discount_minor === 0 ? '' : voice.t(words.lineDiscount, { amount: money(bought.discount_minor) }),
		bought.order_discount_share_minor === 0
			? ''
			: voice.t(words.orderDiscount, { amount: money(bought.order_discount_share_minor) }),
		order.prices_include_tax || bought.tax_minor === 0
			? ''
			: voice.t(words.taxOnTop, { amount: money(bought.tax_minor), rate }),
		voice.t(words.paid, { amount: money(bought.paid_minor) })
	]
		.filter(Boolean)
		.join(', ');
	if (refund.source === 'external') return `${paid}. ${voice.t(words.told)}`;
	const upTo = (units: number) =>
		money(runningShare(bought.paid_minor, bought.quantity, 0, Math.min(units, bought.quantity)));
	const share =
		bought.quantity === 1
			? ''
			: voice.t(words.share, {
					first: before.quantity + 1,
					last: before.quantity + quantity,
					of: bought.quantity,
					upTo: upTo(before.quantity + quantity),
					before: upTo(before.quantity)
				});
	const tax = line.tax_minor === 0 ? '' : voice.t(words.taxWithin, { amount: money(line.tax_minor), rate });
	return [paid, share, tax].filter(Boolean).join('. ');
}
