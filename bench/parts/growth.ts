import { lookUps, orderPages, queues, searches, submissions } from '../asks.ts';
import { load, type Ask, type Load } from '../load/load.ts';
import { inTurn, of, pairwise } from '../rounds.ts';
import type { Shop } from '../shop.ts';
import type { Size } from '../size.ts';
import { ms, rate, ratio, type Section } from '../table.ts';
import { forgetLimits } from './look-up.ts';

type Case = {
	what: string;
	status: number;
	asks(shop: Shop, round: number): Ask[];
	contains?: string;
	/** Each request is sent once instead of over and over. */
	once?: true;
};

/** What grows by a fifth is less than a busy machine takes from one round. */
const MORE_ROUNDS = 3;

/** The same requests to a shop of a thousand orders and to one of a hundred thousand, in turn. */
export async function growth(small: Shop, large: Shop, size: Size): Promise<Section> {
	const rounds = size.rounds + MORE_ROUNDS;
	const perRound = Math.floor(Math.min(small.returnable.length, large.returnable.length) / (rounds + 1));
	const cases: Case[] = [
		{ what: 'order page', status: 200, asks: orderPages, contains: '</html>' },
		{
			what: 'look-up',
			status: 303,
			asks: (shop, round) => lookUps(shop, Math.min(size.lookUps, 1_000), `g${round}x`),
			once: true
		},
		{
			what: 'return submitted',
			status: 303,
			asks: (shop, round) => submissions(shop.returnable.slice(round * perRound, (round + 1) * perRound)),
			once: true
		},
		{ what: 'desk queue', status: 200, asks: queues, contains: '</html>' },
		{ what: 'desk search', status: 200, asks: searches, contains: '</html>' }
	];
	const servers = { small: await small.start(), large: await large.start() };
	const shops = { small, large };
	const seconds = Math.max(2, size.seconds / 2);
	try {
		const rows = [];
		for (const one of cases) {
			const run = async (which: 'small' | 'large', round: number): Promise<Load> => {
				if (one.what === 'look-up') await forgetLimits(shops[which]);
				return load(servers[which], one.status, {
					requests: spread(one.asks(shops[which], round), size.connections),
					connections: size.connections,
					...(one.once ? {} : { seconds }),
					...(one.contains === undefined ? {} : { contains: one.contains })
				});
			};
			await run('small', rounds);
			await run('large', rounds);
			const loads = await inTurn(rounds, {
				small: (round) => run('small', round),
				large: (round) => run('large', round)
			});
			rows.push({
				'': one.what,
				[`per s, ${label(small)}`]: rate(of(loads.small, (load) => load.perSecond)),
				[`per s, ${label(large)}`]: rate(of(loads.large, (load) => load.perSecond)),
				[`CPU ms, ${label(small)}`]: ms(of(loads.small, (load) => load.cpu)),
				[`CPU ms, ${label(large)}`]: ms(of(loads.large, (load) => load.cpu)),
				'growth by CPU': ratio(pairwise(loads.large, loads.small, (large, small) => large.cpu / small.cpu))
			});
		}
		return {
			title: `Growth from ${label(small)} to ${label(large)} orders`,
			goal: 'at most 1.2',
			rows,
			notes: [
				`${rounds} rounds of each in turn, the median of the ratios of each round`,
				'200 returns wait for a person in both shops: what waits does not grow with the years'
			]
		};
	} finally {
		await Promise.all(Object.values(servers).map((server) => server.stop()));
	}
}

const label = (shop: Shop): string => shop.orders.toLocaleString('en-US');

/** At least one request for each connection. */
const spread = (asks: Ask[], connections: number): Ask[] =>
	asks.length >= connections
		? asks
		: Array.from({ length: connections }, (_, index) => asks[index % asks.length]!);
