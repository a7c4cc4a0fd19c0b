import type { Actor } from '#lib/domain/actor.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { recordTracking } from '#lib/server/commands/orders/record-tracking.ts';
import { addEvidence } from '#lib/server/commands/returns/add-evidence.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { askCustomer } from '#lib/server/commands/returns/ask-customer.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import { changeReturn } from '#lib/server/commands/returns/change-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { expireReturn } from '#lib/server/commands/returns/expire-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import type { ItemInspection } from '#lib/server/commands/returns/types.ts';
import type { Context } from '#lib/server/context.ts';
import { findVariants } from '#lib/server/store/catalogue.ts';
import { fulfilmentsOfOrder } from '#lib/server/store/fulfilments.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import { findReturn, itemsOfReturn } from '#lib/server/store/returns.ts';
import type { ReturnItemsTable } from '#lib/server/store/schema.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Chance } from './chance.ts';
import { PEOPLE, type Person } from './people.ts';
import { brokenPlatePhoto } from './photo.ts';
import type { ReturnStory, Scenario } from './scenarios.ts';
import { must, type Stage } from './stage.ts';
import { skuOf } from './stock.ts';

type Told = {
	order: Id<'ord'>;
	number: string;
	scenario: Scenario;
	story: ReturnStory;
	deliveredAt: number;
	now: number;
};
type Played = { id: Id<'ret'>; number: string; at: number };

/** Plays one return from the request to where its story has got by today. */
export async function playReturn(stage: Stage, chance: Chance, told: Told): Promise<void> {
	const { story, now } = told;
	const asked = askedAt(chance, told);
	const played = await request(stage, chance, told, asked);
	await stage.settle(asked);
	const before = (days: number): number =>
		Math.min(asked + days * DAY + chance.below(5) * HOUR, now - HOUR / 2);
	const until = story.until;
	if (until === 'requested') return;
	if (until === 'asked') return ask(stage, played, before(0.2));
	if (until === 'declined') return decline(stage, played, before(0.6));
	const state = (await findReturn(stage.at(now).db.read, played.id))?.state;
	if (state === 'in_review') {
		must(
			await approveReturn(stage.at(before(0.3)), stage.lead, { return_id: played.id }),
			`${told.number} approve`
		);
	}
	if (until === 'cancelled') return cancel(stage, told, played, before(1));
	if (until === 'expired') return expire(stage, played, now);
	if (story.method !== 'keep') await travelAndCheck(stage, chance, told, played, before);
	await stage.settle(now);
}

/** Days before now at which a story that is still open was asked for: the desk's queue is of this week. */
const OPEN_SINCE: Partial<Record<ReturnStory['until'], number>> = {
	requested: 0.2,
	asked: 0.4,
	in_transit: 2.4,
	received: 3.6,
	part_received: 3.8,
	payout_by_hand: 4.4,
	refund_pending: 4.6
};

function askedAt(chance: Chance, { story, deliveredAt, now }: Told): number {
	const since = OPEN_SINCE[story.until];
	if (since === undefined) {
		return Math.min(deliveredAt + story.after * DAY + chance.below(8) * HOUR, now - 2 * HOUR);
	}
	return Math.max(deliveredAt + HOUR, now - since * DAY - chance.below(20) * HOUR);
}

async function request(stage: Stage, chance: Chance, told: Told, at: number): Promise<Played> {
	const person: Person = PEOPLE[told.scenario.person];
	const customer: Actor = { kind: 'customer', orderId: told.order, email: person.email };
	const context = stage.at(at);
	const lines = await linesOfOrder(context.db.read, told.order);
	const items = [];
	for (const item of told.story.items) {
		const file_ids: Id<'fil'>[] = [];
		if (item.photo) {
			const content = await brokenPlatePhoto(chance);
			const photo = { order_id: told.order, return_id: null, return_item_id: null, content };
			file_ids.push(must(await addEvidence(context, customer, photo), `${told.number} photo`).file_id);
		}
		items.push({
			line_id: lines[item.line]?.id as Id<'lin'>,
			quantity: item.quantity,
			reason_code: item.reason,
			answer_code: item.answer ?? null,
			comment: item.comment ?? '',
			outcome: told.story.outcome ?? 'refund',
			...(item.wants && { wants: await wantsOf(context, item.wants) }),
			file_ids
		} as const);
	}
	const { claim: problem } = told.story;
	const [parcel] = problem ? await fulfilmentsOfOrder(context.db.read, told.order) : [];
	const box = problem === 'missing' ? 'opened' : null;
	const submitted = must(
		await submitReturn(context, customer, {
			order_id: told.order,
			method: told.story.method,
			items,
			...(problem && parcel && { claim: { fulfilment_id: parcel.id, problem, box } }),
			idempotency_key: `demo:${told.number}`,
			quoted_total_minor: null
		}),
		`${told.number} request`
	);
	return { id: submitted.return_id, number: submitted.number, at };
}

async function wantsOf(
	{ db }: Context,
	[name, option]: NonNullable<ReturnStory['items'][number]['wants']>
): Promise<{ variant_id: Id<'var'>; quantity: number }[]> {
	const sku = skuOf(CATALOGUE[name], { en: option, th: option });
	const [variant] = await findVariants(db.read, { skus: [sku] }, 'THB');
	if (!variant) throw new Error(`nobody sells ${sku}`);
	return [{ variant_id: variant.id, quantity: 1 }];
}

async function travelAndCheck(
	stage: Stage,
	chance: Chance,
	told: Told,
	played: Played,
	before: (days: number) => number
): Promise<void> {
	const person: Person = PEOPLE[told.scenario.person];
	const customer: Actor = { kind: 'customer', orderId: told.order, email: person.email };
	const tracking_number = `SP${chance.digits(10)}`;
	const change = { return_id: played.id, carrier: 'Siam Parcel', tracking_number };
	must(await changeReturn(stage.at(before(0.8)), customer, change), `${told.number} tracking`);
	const scan = (code: 'picked_up' | 'in_transit', days: number) => ({
		code,
		status: code,
		place: person.place[person.locale],
		description:
			code === 'picked_up' ? { en: 'Handed over', th: 'รับฝากแล้ว' } : { en: 'On the way', th: 'อยู่ระหว่างขนส่ง' },
		occurred_at: before(days)
	});
	const events = [scan('picked_up', 1), scan('in_transit', 1.6)];
	const scanned = { order_id: told.order, tracking_number, events };
	must(await recordTracking(stage.at(before(1.6)), { kind: 'system' }, scanned), `${told.number} scan`);
	if (told.story.until === 'in_transit') return;
	await receive(stage, told, played, before(3.4));
	if (told.story.until === 'received' || told.story.until === 'part_received') return;
	await inspect(stage, told, played, before(4.1));
}

async function receive(stage: Stage, told: Told, played: Played, at: number): Promise<void> {
	const items = await itemsOfReturn(stage.at(at).db.read, played.id);
	const part = told.story.until === 'part_received';
	const input = {
		number: played.number,
		items: items.map((item) => ({ item_id: item.id, quantity: part ? item.quantity - 1 : item.quantity }))
	};
	must(await receiveReturn(stage.at(at), stage.agent, input), `${told.number} receive`);
}

async function inspect(stage: Stage, told: Told, played: Played, at: number): Promise<void> {
	const items = await itemsOfReturn(stage.at(at).db.read, played.id);
	const inspections = items.map((item) => finding(told.story, item));
	must(
		await inspectItems(stage.at(at), stage.lead, { return_id: played.id, inspections }),
		`${told.number} inspect`
	);
	await stage.settle(at);
}

function finding(story: ReturnStory, item: ReturnItemsTable): ItemInspection {
	const about = { item_id: item.id, deduction_minor: 0, reason_code: null, findings: '' };
	if (story.until === 'rejected')
		return {
			...about,
			condition: 'worn',
			disposition: 'send_back',
			verdict: 'reject',
			reason_code: 'used',
			findings: 'Washed and worn; make-up on the collar.'
		};
	if (story.until === 'reduced')
		return {
			...about,
			condition: 'opened',
			disposition: 'outlet',
			verdict: 'reduce',
			deduction_minor: Math.floor(item.quoted_goods_minor / 5),
			reason_code: 'packaging_missing',
			findings: 'Complete, without its box.'
		};
	const faulty = ['damaged', 'faulty'].includes(item.reason_code);
	return {
		...about,
		condition: faulty ? 'damaged' : 'new',
		disposition: faulty ? 'recycle' : 'restock',
		verdict: 'accept'
	};
}

async function ask(stage: Stage, played: Played, at: number): Promise<void> {
	const question = 'ขอรูปป้ายใต้ที่นั่งเพิ่มอีกหนึ่งรูปได้ไหม จะได้ส่งตัวที่ถูกต้องให้';
	must(
		await askCustomer(stage.at(at), stage.agent, { return_id: played.id, question }),
		`${played.number} ask`
	);
	await stage.settle(at);
}

async function decline(stage: Stage, played: Played, at: number): Promise<void> {
	const input = { return_id: played.id, reason_code: 'used', note: 'จานใช้งานแล้วตามที่แจ้ง จึงรับคืนไม่ได้' };
	must(await declineReturn(stage.at(at), stage.lead, input), `${played.number} decline`);
	await stage.settle(at);
}

async function cancel(stage: Stage, told: Told, played: Played, at: number): Promise<void> {
	const customer: Actor = {
		kind: 'customer',
		orderId: told.order,
		email: PEOPLE[told.scenario.person].email
	};
	must(await cancelReturn(stage.at(at), customer, { return_id: played.id }), `${told.number} cancel`);
	await stage.settle(at);
}

async function expire(stage: Stage, played: Played, now: number): Promise<void> {
	const row = await findReturn(stage.at(now).db.read, played.id);
	const at = Math.min((row?.ship_by ?? now) + HOUR, now);
	must(
		await expireReturn(stage.at(at), { kind: 'system' }, { return_id: played.id }),
		`${played.number} expire`
	);
	await stage.settle(at);
}
