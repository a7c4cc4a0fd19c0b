import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, buildState } from '../scripts/build.ts';
import { madeUpOrders, onlineRetailOrders } from './data/past-orders.ts';
import { backtests, type History } from './parts/backtest.ts';
import { cancel } from './parts/cancel.ts';
import { coldStart } from './parts/cold-start.ts';
import { exchange } from './parts/exchange.ts';
import { growth } from './parts/growth.ts';
import { lookUp } from './parts/look-up.ts';
import { memory } from './parts/memory.ts';
import { orderPage } from './parts/order-page.ts';
import { policyDecisions } from './parts/policy.ts';
import { refundPlans } from './parts/refund-plan.ts';
import { refundsSettled } from './parts/refund-settle.ts';
import { reservations } from './parts/reservations.ts';
import { submission } from './parts/submission.ts';
import { webhookIntake } from './parts/webhook-intake.ts';
import { weight } from './parts/weight.ts';
import { benchPostgres } from './postgres.ts';
import { makeShop, type Shop } from './shop.ts';
import { FULL, QUICK } from './size.ts';
import { printed, type Section } from './table.ts';

const PARTS = [
	'page',
	'return',
	'cancel',
	'exchange',
	'look-up',
	'growth',
	'start',
	'memory',
	'weight',
	'plan',
	'policy',
	'backtest',
	'refund',
	'webhooks',
	'reservations'
] as const;
type Part = (typeof PARTS)[number];

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		quick: { type: 'boolean', default: false },
		postgres: { type: 'boolean', default: false },
		save: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false }
	}
});
const unknown = positionals.filter((part) => !PARTS.includes(part as Part));
if (values.help || unknown.length > 0) {
	if (unknown.length > 0) console.log(`There is no part ${unknown.join(', ')}.`);
	console.log(`npm run bench -- [--quick] [--postgres] [--save] [${PARTS.join('] [')}]`);
	process.exit(unknown.length > 0 ? 1 : 0);
}

const size = values.quick ? QUICK : FULL;
const wanted = (part: Part): boolean => positionals.length === 0 || positionals.includes(part);
const told: string[] = [];
const say = (text: string) => {
	told.push(text);
	console.log(text);
};
const progress = (text: string) => console.error(`  … ${text}`);

const WITHOUT_SERVER: readonly Part[] = ['plan', 'policy', 'refund', 'reservations'];
if (PARTS.some((part) => wanted(part) && !WITHOUT_SERVER.includes(part)) && buildState() !== 'fresh') {
	progress('building the server that is measured');
	await build();
}
const postgres = values.postgres ? await benchPostgres() : null;
const shops: Shop[] = [];
const lines = size.submissions * (size.rounds + 1);
async function shopOf(orders: number, returnable = lines): Promise<Shop> {
	progress(`a shop of ${orders.toLocaleString('en-US')} orders`);
	const shop = await makeShop(orders, returnable, await postgres?.database());
	shops.push(shop);
	return shop;
}
async function measure(what: string, work: () => Promise<Section>): Promise<void> {
	progress(what);
	say(printed(await work()));
}

const about = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`;
say(
	`${about}, ${postgres ? 'PostgreSQL' : 'SQLite'}\nload of the machine before: ${loadavg()[0]?.toFixed(1)}`
);
try {
	if (
		['page', 'return', 'cancel', 'exchange', 'look-up', 'start', 'weight'].some((part) =>
			wanted(part as Part)
		)
	) {
		const middle = await shopOf(size.middle);
		if (wanted('page')) await measure('the order page', () => orderPage(middle, size));
		if (wanted('start')) await measure('cold start', () => coldStart(middle, size));
		if (wanted('look-up')) await measure('look-ups', () => lookUp(middle, size));
		if (wanted('weight')) await measure('page weight', () => weight(middle));
		if (wanted('return')) {
			const floorDatabase = await postgres?.database();
			await measure('return submissions', () => submission(middle, size, floorDatabase));
		}
		if (wanted('cancel')) {
			const floorDatabase = await postgres?.database();
			await measure('cancellations', () => cancel(middle, size, floorDatabase));
		}
		if (wanted('exchange')) {
			const floorDatabase = await postgres?.database();
			await measure('exchanges', () => exchange(middle, size, floorDatabase));
		}
	}
	if (wanted('growth') || wanted('memory')) {
		const large = await shopOf(size.large);
		if (wanted('growth')) {
			const small = await shopOf(size.small);
			await measure('growth', () => growth(small, large, size));
		}
		// What growth has returned cannot be returned again.
		const fresh = { ...large, returnable: large.returnable.slice(size.small) };
		if (wanted('memory')) await measure('memory', () => memory(fresh, size));
	}
	if (wanted('policy')) await measure('policy decisions', () => policyDecisions(size));
	if (wanted('backtest')) {
		const histories: History[] = [
			{ of: 'of made-up orders', orders: madeUpOrders(), returns: size.pastReturns },
			{ of: 'of real invoices (UCI)', orders: onlineRetailOrders() ?? [], returns: size.pastInvoices }
		];
		for (const history of histories) {
			if (history.orders.length === 0) continue;
			const shop = await shopOf(size.small, 0);
			await measure(`a backtest ${history.of}`, () => backtests(shop, size, history));
		}
	}
	if (wanted('plan')) await measure('refunds planned', () => refundPlans(size));
	if (wanted('refund')) {
		const till = await postgres?.database();
		await measure('refunds settled', () => refundsSettled(size, till));
	}
	if (wanted('webhooks')) {
		const till = await postgres?.database();
		await measure('webhooks', () => webhookIntake(size, till));
	}
	if (wanted('reservations')) {
		const stock = await postgres?.database();
		await measure('pieces held', () => reservations(size, stock));
	}
	say(`\nload of the machine after: ${loadavg()[0]?.toFixed(1)}`);
	if (values.save) {
		const folder = join('data', 'bench');
		mkdirSync(folder, { recursive: true });
		const file = join(folder, `${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.txt`);
		writeFileSync(file, `${told.join('\n')}\n`);
		progress(`saved to ${file}`);
	}
} finally {
	for (const shop of shops) shop.remove();
	await postgres?.stop();
}
