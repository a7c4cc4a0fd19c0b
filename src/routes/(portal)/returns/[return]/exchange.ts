import type { ExchangeState } from '#lib/domain/exchange/states.ts';
import { CHOOSABLE_STATES, OPEN_EXCHANGE_STATES } from '#lib/domain/exchange/states.ts';
import { exchangeForm } from '#lib/i18n/exchange-form.ts';
import { instantPage } from '#lib/i18n/instant-page.ts';
import { exchangePage as words } from '#lib/i18n/exchange-page.ts';
import { returnMoney } from '#lib/i18n/return-money.ts';
import type { Message } from '#lib/i18n/say.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CustomerReturn } from '#lib/server/queries/customer-return.ts';
import type { Money } from '#lib/domain/money.ts';
import type { MoneyRow } from '#lib/ui/types.ts';
import { instantStands, isBought, payDeposit } from './instant.ts';
import { optionsOf } from '../../orders/[order]/pieces.ts';

type Exchange = NonNullable<CustomerReturn['exchange']>;

export type ExchangePart = {
	id: string;
	version: number;
	/** Where it stands, in one or two sentences. */
	stands: string[];
	pieces: { id: string; picture: string | null; name: string; details: string; amount: Money }[];
	pay: { href: string; text: string } | null;
	links: { href: string; text: string }[];
	/** Where something else can be chosen; null when it is too late for that. */
	choose: string | null;
	/** It has to be chosen, or waited for. */
	isOut: boolean;
	/** The money can still be had instead. */
	canTakeMoney: boolean;
	rows: MoneyRow[];
	total: MoneyRow;
};

const STANDS: Record<Exclude<ExchangeState, 'payment_due'>, Message> = {
	awaiting_goods: words.awaiting,
	out_of_stock: words.outOfStock,
	undecided: words.undecided,
	ready: words.ready,
	shipped: words.shipped,
	completed: words.completed,
	converted: words.converted,
	cancelled: words.cancelled
};

/** What is exchanged on this return, as its customer reads it; null where nothing is. */
export function exchangeOf(view: CustomerReturn, voice: Voice): ExchangePart | null {
	const { exchange } = view;
	if (exchange === null) return null;
	const money = (amountMinor: number): Money => ({ amountMinor, currency: exchange.currency });
	const order = `/orders/${encodeURIComponent(exchange.order_number)}`;
	const { charge, parcel } = exchange;
	const isPayable = exchange.state === 'payment_due' && charge !== null && charge.state === 'due';
	const isOnOrder = ['ready', 'shipped', 'completed'].includes(exchange.state);
	return {
		id: exchange.id,
		version: exchange.version,
		stands: [...standsOf(exchange, voice), ...instantStands(exchange, voice)],
		pieces: exchange.lines.map((line) => {
			const name = voice.of({ en: line.title_en, th: line.title_th });
			const n = line.sent?.quantity ?? line.quantity;
			return {
				id: line.id,
				picture: line.image,
				name: n > 1 ? voice.t(returnMoney.piece, { name, n }) : name,
				details: optionsOf({ options: JSON.parse(line.options) as { value: string }[] }).join(' · '),
				amount: money(line.sent?.paid_minor ?? line.paid_minor)
			};
		}),
		pay: isPayable
			? {
					href: `${order}/pay/${charge.number}`,
					text: voice.t(words.pay, { amount: voice.money(money(charge.amount_minor)) })
				}
			: payDeposit(exchange, voice),
		links: [
			...(parcel?.tracking_url ? [{ href: parcel.tracking_url, text: voice.t(words.track) }] : []),
			...(isOnOrder ? [{ href: order, text: voice.t(words.onOrder) }] : [])
		],
		choose:
			CHOOSABLE_STATES.includes(exchange.state) && exchange.instant?.state !== 'asked'
				? `/returns/${exchange.return_number}/exchange`
				: null,
		isOut: exchange.state === 'out_of_stock',
		canTakeMoney: OPEN_EXCHANGE_STATES.includes(exchange.state) && charge?.state !== 'paid',
		...sumOf(exchange, money, voice)
	};
}

function standsOf({ state, charge, due_minor, currency, instant }: Exchange, voice: Voice): string[] {
	if (instant?.state === 'asked') return [];
	if (state !== 'payment_due') return [voice.t(STANDS[state])];
	const amountMinor = charge?.amount_minor ?? due_minor;
	return [
		voice.t(words.payFirst, { amount: voice.money({ amountMinor, currency }) }),
		...(charge ? [voice.t(words.payUntil, { day: voice.dateTime(charge.due_at) })] : [])
	];
}

/** What was agreed, and once it is settled what it came to. */
function sumOf(
	exchange: Exchange,
	money: (minor: number) => Money,
	voice: Voice
): Pick<ExchangePart, 'rows' | 'total'> {
	const { value_minor, carried_minor, topped_minor, due_minor, back_minor } = exchange;
	if (isBought(exchange)) {
		return {
			rows: exchange.lines.map((line) => ({
				label: voice.of({ en: line.title_en, th: line.title_th }),
				amount: money(line.sent?.paid_minor ?? line.paid_minor)
			})),
			total: { label: voice.t(instantPage.deposit), amount: money(topped_minor ?? 0) }
		};
	}
	const isSettled = carried_minor !== null;
	const due = isSettled ? (topped_minor ?? 0) : due_minor;
	const back = isSettled ? 0 : back_minor;
	const bonus = exchange.lines.reduce((sum, line) => sum + bonusOf(line), 0);
	const kind = due > 0 ? (isSettled ? words.paid : words.due) : back > 0 ? words.back : words.none;
	return {
		rows: [
			{ label: voice.t(words.value), amount: money(isSettled ? carried_minor : value_minor) },
			...exchange.lines.map((line) => ({
				label: voice.of({ en: line.title_en, th: line.title_th }),
				amount: money(-(line.sent?.paid_minor ?? line.paid_minor) - bonusOf(line)),
				sign: 'always' as const
			})),
			...(bonus > 0
				? [{ label: voice.t(exchangeForm.bonus), amount: money(bonus), sign: 'always' as const }]
				: [])
		],
		total: { label: voice.t(kind), amount: money(due > 0 ? due : back) }
	};
}

/** What choosing an exchange took off its price, as it was agreed; of a line that came out otherwise only the price is told. */
const bonusOf = ({ sent, quantity, paid_minor, bonus_minor }: Exchange['lines'][number]): number =>
	sent === null || (sent.quantity === quantity && sent.paid_minor === paid_minor) ? bonus_minor : 0;

/** Whether the value of everything that comes back goes on to replacements: no money is to be told of. */
export const isExchangeAlone = ({ exchange, plan, refunds }: CustomerReturn): boolean =>
	exchange !== null &&
	exchange.state !== 'converted' &&
	!isBought(exchange) &&
	(plan?.total_minor ?? 0) === 0 &&
	refunds.every((refund) => refund.amount_minor === 0);
