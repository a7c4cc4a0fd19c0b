import { succeedRefund } from '#emulators/stripe/refund-lifecycle.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { chanceOf } from './chance.ts';
import { lookAtDesk, lookAtHeld, sweep } from './desk.ts';
import { deliver } from './door.ts';
import { judge, type Verdict } from './judge.ts';
import { isIdle, nextJob, wake } from './lanes.ts';
import { strike } from './machines.ts';
import { wholeDesignIn, type Mutant } from './mutants.ts';
import { plan } from './plan.ts';
import { createProvider, type Weather } from './provider.ts';
import { createScene, type Scene } from './scene.ts';
import { copyOf } from './shop.ts';
import { createStage, type Stage } from './stage.ts';
import { BEGINS, type Theatre } from './theatre.ts';

export type Played = { seed: number; verdict: Verdict; counts: Record<string, number>; steps: number };

/** More steps than any seed takes: beyond it something runs in circles. */
const MOST_STEPS = 100_000;

/** Plays one seed to its end: some days of faults, then quiet, then the judgement. */
export async function play(
	theatre: Theatre,
	seed: number,
	mutant: Mutant | null = null,
	trace: Stage['trace'] = null
): Promise<Played> {
	const chance = chanceOf(seed);
	const stage = createStage(chance, BEGINS, trace);
	const { memory } = theatre;
	memory.reset();
	theatre.resetIds();
	const weather: Weather = { faults: true, leaning: mutant?.leaning ?? {} };
	const provider = createProvider(stage, copyOf(theatre.state), weather);
	theatre.provider = provider;
	const scene = createScene(theatre, seed, stage, provider, mutant);
	plan(scene, chance);

	const end = BEGINS + chance.oneOf([HOUR, 8 * HOUR, 30 * HOUR, 72 * HOUR]);
	let steps = 0;
	const step = async (until: number) => {
		steps += 1;
		return steps < MOST_STEPS && (await advance(scene, until, weather.faults));
	};
	while (await step(end));
	weather.faults = false;
	scene.happenings = scene.happenings.filter(({ isFault }) => !isFault);
	await bePatient(scene, step);
	const verdict = await judge(memory, provider, theatre.held, scene.acknowledged, scene.events, stage.now);
	if (steps >= MOST_STEPS) verdict.stuck.push('it goes on without end');
	theatre.provider = null;
	return { seed, verdict, counts: stage.counts, steps };
}

/** One step of one task, or the passing of time to whatever comes next. False when nothing is left before `until`. */
async function advance(scene: Scene, until: number, faults: boolean): Promise<boolean> {
	const { stage, provider } = scene;
	await provider.runDue();
	for (const happening of scene.happenings.filter(({ at }) => at <= stage.now)) {
		scene.happenings.splice(scene.happenings.indexOf(happening), 1);
		stage.tell(happening.what);
		await happening.happen();
	}
	for (const delivery of provider.deliveries.filter(({ at }) => at <= stage.now)) {
		provider.deliveries.splice(provider.deliveries.indexOf(delivery), 1);
		deliver(scene, delivery);
	}
	wake(scene);
	const ready = stage.tasks.filter((task) => task.at <= stage.now && task.host.asleepUntil <= stage.now);
	if (ready.length === 0) {
		const next = Math.min(
			provider.nextDue(),
			...scene.happenings.map(({ at }) => at),
			...stage.tasks.map(({ at, host }) => Math.max(at, host.asleepUntil)),
			...stage.tasks.filter(isIdle).map(({ host }) => Math.max(nextJob(scene) - host.skew, host.asleepUntil))
		);
		if (next > until) {
			stage.now = Math.max(stage.now, until);
			return false;
		}
		stage.now = Math.max(stage.now + 1, next);
		return true;
	}
	const task = stage.chance.oneOf(ready);
	stage.now += stage.chance.between(1, 40);
	if (faults && (await strike(scene, task))) return true;
	await stage.resume(task);
	return stage.now <= until;
}

/** The faults are over: machines are up, clocks are right, and whatever waits gets its time, eleven days at most. */
async function bePatient(scene: Scene, step: (until: number) => Promise<boolean>): Promise<void> {
	const { stage, provider, hosts } = scene;
	stage.tell('quiet from here on');
	provider.downUntil = 0;
	for (const { host } of hosts) {
		host.skew = 0;
		host.asleepUntil = Math.min(host.asleepUntil, stage.now);
	}
	for (const [round, wait] of PATIENCE.entries()) {
		const until = stage.now + wait;
		while (await step(until));
		for (const refund of [...provider.world.state.refunds.values()]) {
			if (refund.status === 'pending') succeedRefund(provider.world, refund);
		}
		sweep(scene, [2, 4].includes(round) ? ['refund.sweep', 'reconcile.daily'] : ['refund.sweep']);
		if (round === 3) lookAtDesk(scene);
		if (round >= 3) lookAtHeld(scene);
		if (round > 4 && isAtRest(scene)) return;
	}
}

const PATIENCE = [
	...[MINUTE, 20 * MINUTE, 8 * HOUR, 8 * HOUR, 8 * HOUR, 20 * MINUTE],
	...[DAY, DAY, DAY, DAY, DAY, DAY, DAY, DAY, DAY]
];

const isAtRest = (scene: Scene): boolean =>
	scene.provider.deliveries.length === 0 &&
	scene.theatre.memory.all('select 1 from inbox where processed_at is null limit 1').length === 0 &&
	scene.theatre.memory.all(`select 1 from hold_releases where state not in ('released', 'overtaken') limit 1`)
		.length === 0 &&
	scene.theatre.memory.all(
		`select 1 from refund_payments r join refunds f on f.id = r.refund_id where parked_at is null
		and f.state <> 'awaiting_approval' and r.state in ('reserved', 'sending', 'unknown') limit 1`
	).length === 0;

/** Everything that is wrong after a seed, a line each. */
export const faultsOf = ({ verdict }: Pick<Played, 'verdict'>): string[] => [
	...verdict.double.map((fault) => `double: ${fault}`),
	...verdict.lost.map((fault) => `lost: ${fault}`),
	...verdict.stuck.map((fault) => `stuck: ${fault}`),
	...verdict.unsound.map((fault) => `unsound: ${fault}`)
];

/** The first seed that catches a mutant and that the whole design bears; null when none of them does. */
export async function firstCaught(theatre: Theatre, mutant: Mutant, most: number): Promise<Played | null> {
	for (let seed = 1; seed <= most; seed++) {
		const played = await play(theatre, seed, mutant);
		if (faultsOf(played).length === 0) continue;
		if (faultsOf(await play(theatre, seed, wholeDesignIn(mutant))).length === 0) return played;
	}
	return null;
}
