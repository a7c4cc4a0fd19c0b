import type { Actor } from '#lib/domain/actor.ts';
import { DAY } from '#lib/domain/time.ts';
import { adjustCredit } from '#lib/server/commands/credit/adjust-credit.ts';
import { restoreCredit } from '#lib/server/commands/credit/restore-credit.ts';
import { spendCredit } from '#lib/server/commands/credit/spend-credit.ts';
import { publishPolicy } from '#lib/server/commands/settings/publish-policy.ts';
import type { Context } from '#lib/server/context.ts';
import { findCustomer } from '#lib/server/store/customers.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { must, type Stage } from './stage.ts';
import { PEOPLE, type PersonName } from './people.ts';

const SYSTEM: Actor = { kind: 'system' };
const VALID_DAYS = 90;

/** Soon after it opened the shop decided that its credit lives for a season, and that goods can be exchanged. */
export async function limitCredit(opening: Context): Promise<void> {
	const [latest] = await policyVersions(opening.db.read);
	if (!latest || latest.rules.store_credit_valid_days !== null) return;
	must(
		await publishPolicy(opening, SYSTEM, {
			based_on: latest.number,
			rules: {
				...latest.rules,
				store_credit_valid_days: VALID_DAYS,
				outcomes: ['refund', 'store_credit', 'exchange'],
				exchanges: { same_product: 'honour', other_products: 'current', bonus_basis_points: 500 }
			},
			note: 'เครดิตร้านค้าใช้ได้ 90 วัน และเปลี่ยนสินค้าได้ เปลี่ยนเป็นของแพงกว่าลดให้ 5%',
			effective_from: null
		}),
		'policy of credit'
	);
}

/** Credit that was spent in part at the shop's till, some that ends soon, and a thank-you of this week. */
export async function playCredit(stage: Stage, now: number): Promise<void> {
	const db = stage.at(now).db.read;
	const ton = await ownerOf(stage, now, 'ton');
	const till = stage.at(now).ids.next('key');
	const checkout: Actor = { kind: 'api', id: till, name: 'Checkout', scopes: ['credit:write'] };
	if (ton) {
		const owner = { customer_id: ton };
		const bought = must(
			await spendCredit(stage.at(now - 6 * DAY), checkout, {
				owner,
				currency: 'THB',
				amount_minor: 18_000,
				order_reference: 'BD-88Q21',
				idempotency_key: 'demo:ton'
			}),
			'credit spent'
		);
		must(
			await restoreCredit(stage.at(now - 4 * DAY), checkout, {
				owner,
				spend_id: bought.transaction_id,
				amount_minor: 4_500,
				note: 'ของหมด 1 ชิ้น',
				idempotency_key: 'demo:ton:back'
			}),
			'credit given back'
		);
	}
	const given = now - (VALID_DAYS - 9) * DAY;
	const early = await db
		.selectFrom('orders')
		.select(['id', 'customer_id', 'currency'])
		.where('placed_at', '<', given - DAY)
		.where('customer_id', 'is not', null)
		.orderBy('placed_at', 'desc')
		.executeTakeFirst();
	const thanks = { reason_code: 'goodwill', note: 'ส่งช้าไปสองวัน' };
	if (early?.customer_id) {
		const { customer_id, id: order_id, currency } = early;
		const input = { customer_id, order_id, currency, amount_minor: 20_000, ...thanks };
		must(
			await adjustCredit(stage.at(given), stage.lead, { ...input, idempotency_key: 'demo:early' }),
			'credit that ends soon'
		);
	}
	const ploy = await ownerOf(stage, now, 'ploy');
	if (ploy) {
		const input = { customer_id: ploy, order_id: null, currency: 'THB', amount_minor: 12_000, ...thanks };
		must(
			await adjustCredit(stage.at(now - 2 * DAY), stage.lead, { ...input, idempotency_key: 'demo:ploy' }),
			'credit of this week'
		);
	}
}

async function ownerOf(stage: Stage, now: number, name: PersonName) {
	const email_norm = PEOPLE[name].email;
	return (await findCustomer(stage.at(now).db.read, { email_norm, phone_norm: null }))?.id ?? null;
}
