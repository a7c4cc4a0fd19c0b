import type { Flow } from './flows.ts';
import { strike } from './point.ts';
import { openFaultShop, type FaultShop } from './shop.ts';
import type { Way } from './ways.ts';

export type Campaign = {
	flows: readonly Flow[];
	ways: readonly Way[];
	/** Shops worked on at the same time. */
	jobs: number;
	/** At most so many points of each flow and way, spread evenly; every one without. */
	limit?: number;
	/** Only these points of each flow and way. */
	only?: readonly number[];
	/** Address of a new, empty database; SQLite needs none. */
	database?: () => Promise<string>;
	tell?: (line: string) => void;
	/** Ends it after the points in hand. */
	enough?: AbortSignal;
};

export type Survived = {
	/** Deaths, by flow and way. */
	deaths: Map<string, number>;
	points: number;
	survived: number;
	failures: string[];
	/** Milliseconds from each start after a death to the first page answered. */
	restarts: number[];
};

/** A shop is left after so many points, so that asking its whole ledger stays quick. */
const POINTS_PER_SHOP = 40;
const TELL_EVERY = 50;

/**
 * Kills at every step of every flow in every way. The points of one shop follow each other: the start after one death
 * is the start before the next.
 */
export async function crashEverywhere(campaign: Campaign): Promise<Survived> {
	const { flows, ways, tell = () => undefined } = campaign;
	const open = async () => {
		const databaseUrl = await campaign.database?.();
		return openFaultShop(databaseUrl === undefined ? {} : { databaseUrl });
	};
	const series = ways.flatMap((way) =>
		flows.map((flow) => ({ flow, way, points: upwards(), isOver: false }))
	);
	if (campaign.only !== undefined) for (const one of series) one.points = [...campaign.only].values();
	else if (campaign.limit !== undefined) {
		const shop = await open();
		for (const one of series) one.points = spread(await count(shop, one), campaign.limit).values();
		await shop.close();
	}

	const result: Survived = { deaths: new Map(), points: 0, survived: 0, failures: [], restarts: [] };
	const work = async () => {
		let shop: FaultShop | null = null;
		let age = 0;
		for (;;) {
			const one = series.find(({ isOver }) => !isOver);
			if (!one || campaign.enough?.aborted) break;
			const { value: at, done } = one.points.next();
			if (done) {
				one.isOver = true;
				continue;
			}
			if (!shop || age++ >= POINTS_PER_SHOP) {
				await shop?.close();
				shop = await open();
				age = 1;
			}
			const name = `${one.flow.name} by ${one.way.name}`;
			try {
				const outcome = await strike(shop, one.flow, one.way, at);
				if (!outcome.died) {
					one.isOver = true;
					continue;
				}
				result.survived += 1;
				result.restarts.push(outcome.restartMs);
			} catch (error) {
				const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
				result.failures.push(`${name} at ${at}: ${why}\n${shop.server.logs().slice(-2_000)}`);
				tell(result.failures.at(-1) ?? '');
				await shop.close();
				shop = null;
			}
			result.points += 1;
			result.deaths.set(name, (result.deaths.get(name) ?? 0) + 1);
			if (result.points % TELL_EVERY === 0)
				tell(`${result.points} points, ${result.survived} survived, last ${name} at ${at}`);
		}
		await shop?.close();
	};
	await Promise.all(Array.from({ length: campaign.jobs }, work));
	return result;
}

async function count(shop: FaultShop, { flow, way }: { flow: Flow; way: Way }): Promise<number> {
	return (await strike(shop, flow, way, null)).steps;
}

/** So many of the points from the first to the last; all of them when there are no more. */
function spread(total: number, wanted: number): number[] {
	if (total <= wanted) return Array.from({ length: total }, (_, index) => index + 1);
	if (wanted === 1) return [Math.ceil(total / 2)];
	return Array.from({ length: wanted }, (_, index) => 1 + Math.round((index * (total - 1)) / (wanted - 1)));
}

function* upwards(): Iterator<number, undefined> {
	for (let point = 1; ; point++) yield point;
}
