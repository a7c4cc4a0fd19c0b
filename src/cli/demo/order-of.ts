import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { allocate, percentOf, roundedShare } from '#lib/domain/money.ts';
import { DAY, HOUR, localDateOf, MINUTE, startOfLocalDay } from '#lib/domain/time.ts';
import { CATALOGUE, type Product } from './catalogue.ts';
import type { Chance } from './chance.ts';
import { skuOf } from './stock.ts';
import { parcel } from './parcels.ts';
import { PEOPLE, type Person } from './people.ts';
import type { Scenario } from './scenarios.ts';

const VAT_BP = 700;

/** A scenario as the order its shop would have told, with its parcels as far as they got by `now`. */
export function orderOf(chance: Chance, scenario: Scenario, now: number): NeutralOrder {
	const person: Person = PEOPLE[scenario.person];
	const number = scenario.number ?? `BD-${chance.code(5)}`;
	const usual = placedOn(chance, scenario.days, now);
	const placedAt = scenario.minutes === undefined ? usual : now - scenario.minutes * MINUTE;
	const inside = person.currency === 'THB';
	const goods = scenario.goods.map(([name, option, quantity, finalSale]) => {
		const product: Product = CATALOGUE[name];
		return {
			product,
			option: product.options[option] ?? product.options[0],
			quantity,
			finalSale: finalSale !== undefined
		};
	});
	const price = (product: Product): number => (inside ? product.thb : product.usd);
	const discount = scenario.discount?.minor ?? 0;
	const shares = allocate(
		discount,
		goods.map(({ product, quantity }) => price(product) * quantity)
	);
	const lines = goods.map(({ product, option, quantity, finalSale }, index) => {
		const net = price(product) * quantity - (shares[index] ?? 0);
		const rate = inside ? VAT_BP : salesTax(person);
		return {
			reference: String(index + 1),
			sku: skuOf(product, option),
			title: { th: product.th, en: product.en },
			options: option ? [{ name: '', value: option[person.locale] }] : [],
			image: `/demo/products/${product.drawing}.svg`,
			quantity,
			unit_price_minor: price(product),
			discount_minor: 0,
			tax_minor: inside ? roundedShare(net, rate, 10_000 + rate) : percentOf(net, rate),
			tax_rate_bp: rate,
			category: product.category,
			tags: product.tags ?? [],
			final_sale: finalSale
		};
	});
	const shipping = scenario.shipping ?? 0;
	const total =
		lines.reduce(
			(sum, line) => sum + line.unit_price_minor * line.quantity + (inside ? 0 : line.tax_minor),
			0
		) -
		discount +
		shipping;
	const parcels = scenario.parcels ?? [lines.map((_, index) => index)];
	const { name, phone, address } = { ...person };
	return {
		number,
		reference: number,
		channel: 'baandee.example.com',
		currency: person.currency,
		prices_include_tax: inside,
		locale: person.locale,
		placed_at: placedAt,
		cancelled_at: null,
		customer: { name, email: person.email, phone, reference: null },
		ship_to: { name, phone, ...address },
		bill_to: null,
		lines,
		discount: { label: scenario.discount?.label ?? null, amount_minor: discount },
		shipping: {
			amount_minor: shipping,
			tax_minor: inside ? roundedShare(shipping, VAT_BP, 10_000 + VAT_BP) : 0
		},
		total_minor: total,
		payments: [],
		refunds: [],
		fulfilments: parcels.map((indexes, position) =>
			parcel(
				chance,
				person,
				scenario.journeys[position] ?? 'delivered',
				position + 1,
				indexes.map((index) => ({ line: String(index + 1), quantity: lines[index]?.quantity ?? 1 })),
				placedAt,
				now,
				position * 4
			)
		)
	};
}

/** People order between breakfast and bedtime; today's orders came in during the last hours. */
function placedOn(chance: Chance, days: number, now: number): number {
	const ofDay = (8 + chance.below(14)) * HOUR + chance.below(60) * MINUTE;
	if (days === 0) return now - (1 + chance.below(4)) * HOUR;
	return Math.min(startOfLocalDay(localDateOf(now - days * DAY, ZONE), ZONE) + ofDay, now - 3 * HOUR);
}
const ZONE = 'Asia/Bangkok';

const salesTax = (person: Person): number =>
	person.address.country === 'US' && person.address.province === 'CA' ? 950 : 0;
