import { createHmac } from 'node:crypto';
import { closeDispute, openDispute } from '#emulators/stripe/disputes.ts';
import { succeedRefund } from '#emulators/stripe/refund-lifecycle.ts';
import { createRefund } from '#emulators/stripe/refunds.ts';
import { DAY, HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Context } from '#lib/server/context.ts';
import { receiveStripeEvent } from '#lib/server/inbox/stripe.ts';
import { moveRefund, REFUND_STEPS } from '#lib/server/jobs/handlers/move-refund.ts';
import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import type { JobHandlers } from '#lib/server/jobs/handlers/index.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import { workOnce } from '#lib/server/jobs/worker.ts';
import type { Database, Tx } from '#lib/server/store/database.ts';
import type { RefundPaymentsTable, RefundsTable } from '#lib/server/store/schema.ts';
import { chanceOf, type Chance } from './chance.ts';
import { judge, type Verdict } from './judge.ts';
import { wholeDesignIn, type Mutant } from './mutants.ts';
import { accept, AGENT, pressFor, propose, SMALL_AGENT, type Press } from './people.ts';
import { createProvider, type Delivery, type Provider, type Weather } from './provider.ts';
import { copyOf, type Returned } from './shop.ts';
import { createStage, type Host, type Stage, type Task } from './stage.ts';
import { BEGINS, WEBHOOK_SECRET, type Theatre } from './theatre.ts';

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
	const scene = createScene(theatre, stage, provider, mutant);
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
	const verdict = await judge(memory, provider, scene.acknowledged, scene.events, stage.now);
	if (steps >= MOST_STEPS) verdict.stuck.push('it goes on without end');
	theatre.provider = null;
	return { seed, verdict, counts: stage.counts, steps };
}

/** A fault of machines or provider does not come any more once it is quiet. */
type Happening = { at: number; what: string; happen(): void | Promise<void>; isFault?: true };

type Scene = {
	theatre: Theatre;
	stage: Stage;
	provider: Provider;
	hosts: { host: Host; ctx: Context }[];
	handlers: JobHandlers;
	happenings: Happening[];
	acknowledged: Set<string>;
	events: Set<string>;
	returned: Returned;
	/** Something was committed since the lanes last looked for work. */
	stirred: boolean;
	/** On machines whose monotonic clock stands still while they sleep, nobody sets the wall clock meanwhile. */
	monoSleeps: boolean;
	begins: boolean;
	mutant: Mutant | null;
};

function createScene(theatre: Theatre, stage: Stage, provider: Provider, mutant: Mutant | null): Scene {
	const { chance } = stage;
	const scene: Scene = {
		theatre,
		stage,
		provider,
		hosts: [],
		handlers: handlersOf(mutant),
		happenings: [],
		acknowledged: new Set(),
		events: new Set(),
		returned: chance.oneOf(theatre.returned),
		stirred: true,
		monoSleeps: chance.happens(0.5),
		begins: true,
		mutant
	};
	const payments = mutant?.port?.(theatre.payments) ?? theatre.payments;
	for (const name of ['one', 'two']) {
		const host: Host = { name, up: true, skew: 0, slept: 0, asleepUntil: 0 };
		const ctx: Context = {
			...theatre.base,
			payments,
			clock: { now: () => stage.now + host.skew, mono: () => stage.now - BEGINS - host.slept },
			db: databaseOf(scene)
		};
		scene.hosts.push({ host, ctx });
	}
	for (const { host, ctx } of scene.hosts) startLane(scene, host, ctx);
	return scene;
}

/** The real handlers; what moves no money is left out for speed. */
function handlersOf(mutant: Mutant | null): JobHandlers {
	const nothing = async () => undefined;
	const steps = { ...REFUND_STEPS, ...mutant?.steps };
	return {
		...jobHandlers,
		'return.expire': nothing,
		'access.sweep': nothing,
		'photo.sweep': nothing,
		'refund.move': (context, body, job) => moveRefund(context, body, job, steps)
	};
}

/** Every transaction is a step; what happens inside of one cannot be interleaved, as under SQLite's writer lock. */
function databaseOf(scene: Scene): Database {
	const { stage, theatre, mutant } = scene;
	const { memory } = theatre;
	const kept = () => {
		scene.stirred = true;
		if (mutant?.database === 'unsynced' && stage.chance.happens(0.2)) memory.sync();
	};
	return {
		engine: 'sqlite',
		read: memory.db,
		owner: memory.db,
		async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
			await stage.pause('begins a transaction');
			memory.writes.length = 0;
			if (mutant?.database === 'deferred') {
				const early = await readEarly(memory, work);
				await stage.pause('has read and waits for the write lock');
				memory.replay(early.writes);
				kept();
				await stage.pause(COMMITTED);
				return early.result;
			}
			const result = await memory.db.transaction().execute(work);
			kept();
			await stage.pause(COMMITTED);
			return result;
		},
		close: async () => undefined
	};
}

/** Runs the work, takes it back and keeps what it wrote: a transaction that read before it could write. */
async function readEarly<T>(
	memory: Theatre['memory'],
	work: (tx: Tx) => Promise<T>
): Promise<{ result: T; writes: Theatre['memory']['writes'] }> {
	let done: { result: T } | null = null;
	try {
		await memory.db.transaction().execute(async (tx) => {
			done = { result: await work(tx) };
			throw new TakenBack();
		});
	} catch (error) {
		if (!(error instanceof TakenBack)) throw error;
	}
	if (!done) throw new Error('the work did not end');
	return { result: (done as { result: T }).result, writes: memory.writes.splice(0) };
}
class TakenBack extends Error {}

/** One worker of a host, as the real one: claim, work, finish, look again. */
function startLane(scene: Scene, host: Host, ctx: Context): void {
	const owner = ctx.ids.token();
	scene.stage.spawn('worker', host, async () => {
		for (;;) {
			let worked = false;
			try {
				worked = await workOnce(ctx, scene.handlers, owner);
			} catch (error) {
				scene.stage.tell(`could not work: ${String(error)}`);
			}
			if (!worked) await scene.stage.pause(IDLE, Infinity);
		}
	});
}
const IDLE = 'waits for work';
const COMMITTED = 'has committed';
const isIdle = (task: Task): boolean => task.what === IDLE && task.at === Infinity;

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

/** Lanes without work look again when something was committed or a job has come due. */
function wake(scene: Scene): void {
	const { stage } = scene;
	const due = nextJob(scene);
	for (const task of stage.tasks) {
		if (isIdle(task) && due <= stage.now + task.host.skew) task.at = stage.now;
	}
}

function nextJob(scene: Scene): number {
	if (scene.stirred) {
		// Mails move no money: they count as sent.
		scene.theatre.memory.mailsAreSent(scene.stage.now);
		const [row] = scene.theatre.memory.all<{ due: number | null }>(
			'select min(run_at) as due from jobs where done_at is null and parked_at is null'
		);
		due.set(scene, row?.due ?? Infinity);
		scene.stirred = false;
	}
	return due.get(scene) ?? Infinity;
}
const due = new WeakMap<Scene, number>();

/** Now and then a step is never taken, or only much later. True when the task did not go on. */
async function strike(scene: Scene, task: Task): Promise<boolean> {
	const { stage } = scene;
	const { chance } = stage;
	const dice = chance.next();
	const longSleep = task.what === COMMITTED ? (scene.mutant?.leaning?.longSleep ?? 0) : 0;
	if (chance.happens(longSleep)) return fallAsleep(scene, task, 26 * HOUR);
	if (dice < 0.02) {
		stage.count(`crash before: ${kindOf(task)}`);
		await crash(scene, task.host, chance.between(SECOND, 10 * MINUTE));
		return true;
	}
	if (dice < 0.032) {
		const sleeps = [20 * SECOND, 50 * SECOND, 3 * MINUTE, 40 * MINUTE, 26 * HOUR, 26 * HOUR];
		return fallAsleep(scene, task, chance.oneOf(sleeps));
	}
	return false;
}

/** The machine stands still, with everything it was about to do. */
function fallAsleep(scene: Scene, { host }: Task, sleep: number): true {
	const { stage } = scene;
	stage.count(sleep > DAY ? 'machine asleep for more than a day' : 'machine asleep');
	stage.tell(`${host.name} sleeps for ${sleep / SECOND} s`);
	host.asleepUntil = stage.now + sleep;
	if (scene.monoSleeps) host.slept += sleep;
	return true;
}

const kindOf = (task: Task): string =>
	task.what.startsWith('answered')
		? 'an answer is heard'
		: task.what.replace(/ (GET|POST) .*/, ' the provider');

async function crash(scene: Scene, host: Host, down: number): Promise<void> {
	const { stage } = scene;
	stage.tell(`${host.name} goes down for ${down} ms`);
	host.up = false;
	await stage.kill(host);
	scene.happenings.push({
		at: stage.now + down,
		what: `${host.name} starts again`,
		happen() {
			host.up = true;
			host.asleepUntil = 0;
			const found = scene.hosts.find((one) => one.host === host);
			if (found && !stage.tasks.some((task) => task.host === host && task.name === 'worker'))
				startLane(scene, host, found.ctx);
		}
	});
}

/** Everything that people, banks and machines will do in this seed, and when. */
function plan(scene: Scene, chance: Chance): void {
	const { returned, stage, provider } = scene;
	const at = (low: number, high: number) => BEGINS + chance.between(low, high);
	const add = (when: number, what: string, happen: Happening['happen']) =>
		scene.happenings.push({ at: when, what, happen });
	const addFault = (when: number, what: string, happen: Happening['happen']) =>
		scene.happenings.push({ at: when, what, happen, isFault: true });
	const groups = chance.happens(0.4) ? [returned.items] : returned.items.map((item) => [item]);
	for (const items of groups) {
		const who = chance.happens(0.25) ? SMALL_AGENT : AGENT;
		const press = accept(returned.return_id, items, who);
		add(at(0, chance.oneOf([MINUTE, 5 * HOUR])), press.name, () => pressed(scene, press));
	}
	for (let round = chance.between(2, 6); round > 0; round--) {
		add(at(MINUTE, 70 * HOUR), 'somebody looks at the desk', () => lookAtDesk(scene));
	}
	for (let round = chance.between(2, 5); round > 0; round--) {
		add(at(5 * MINUTE, 72 * HOUR), 'the clock strikes', () => sweep(scene, ['refund.sweep']));
	}
	if (chance.happens(0.25)) {
		const begins = at(0, 20 * HOUR);
		const long = chance.oneOf([10 * MINUTE, 10 * MINUTE, HOUR, 5 * HOUR, 30 * HOUR]);
		addFault(begins, 'the provider goes down', () => {
			stage.count(long > DAY ? 'provider down for more than a day' : 'provider down');
			provider.downUntil = begins + long;
		});
	}
	if (!scene.monoSleeps && chance.happens(0.5)) {
		for (let jumps = chance.between(1, 3); jumps > 0; jumps--) {
			const { host } = chance.oneOf(scene.hosts);
			const by = chance.oneOf([-26 * HOUR, -HOUR, -2 * MINUTE, 2 * MINUTE, HOUR, 26 * HOUR, 3 * DAY]);
			add(at(0, 30 * HOUR), `the clock of ${host.name} jumps by ${by / SECOND} s`, () => {
				stage.count(by > 0 ? 'clock set ahead' : 'clock set back');
				host.skew += by;
			});
			add(at(HOUR, 40 * HOUR), `the clock of ${host.name} is set right`, () => void (host.skew = 0));
		}
	}
	if (chance.happens(0.15)) {
		add(at(0, 10 * HOUR), 'power is lost', async () => {
			stage.count('loss of power');
			for (const { host } of scene.hosts) await crash(scene, host, chance.between(MINUTE, HOUR));
			if (scene.mutant?.database === 'unsynced') scene.theatre.memory.losePower();
			scene.stirred = true;
		});
	}
	if (chance.happens(0.15)) {
		add(at(0, 8 * HOUR), 'somebody refunds at the dashboard', () => {
			const amount = chance.between(100, 20_000);
			atDashboard(scene, amount);
		});
	}
	if (chance.happens(0.12)) disputed(scene, chance, add, at);
}

function atDashboard(scene: Scene, amount: number): void {
	const { provider, returned, stage } = scene;
	const blank = { charge: undefined, reason: undefined, instructionsEmail: undefined, metadata: {} };
	try {
		createRefund(provider.world, { ...blank, paymentIntent: stage.chance.oneOf(returned.payments), amount });
		stage.count('refund at the dashboard');
	} catch {
		stage.tell('the provider refuses the dashboard');
	}
}

function disputed(
	scene: Scene,
	chance: Chance,
	add: (when: number, what: string, happen: Happening['happen']) => void,
	at: (low: number, high: number) => number
): void {
	const { provider, returned, stage } = scene;
	const opens = at(0, 20 * HOUR);
	add(opens, 'the bank disputes a payment', () => {
		stage.count('dispute');
		const intent = provider.world.state.paymentIntents.get(chance.oneOf(returned.payments));
		const dispute = openDispute(provider.world, { charge: String(intent?.latest_charge) });
		if (chance.happens(0.8)) {
			const status = chance.oneOf(['won', 'lost'] as const);
			add(opens + chance.between(HOUR, 60 * HOUR), `the dispute is ${status}`, () => {
				closeDispute(provider.world, dispute, status);
			});
		}
	});
}

/** Somebody presses a button, somebody else perhaps too. */
function pressed(scene: Scene, press: Press): void {
	const two = scene.stage.chance.happens(0.35);
	if (two) scene.stage.count('two people press at once');
	pressOnce(scene, press, false, 0);
	if (two) pressOnce(scene, press, true, 0);
}

/** Who hears nothing, because the machine went down, presses again. */
function pressOnce(scene: Scene, press: Press, second: boolean, tries: number): void {
	const { stage } = scene;
	const again = (wait: number) =>
		scene.happenings.push({
			at: stage.now + wait,
			what: `${press.name}, again`,
			happen: () => pressOnce(scene, press, second, tries + 1)
		});
	const found = awake(scene);
	if (!found) return void again(5 * MINUTE);
	let heard = false;
	const task = stage.spawn(press.name, found.host, async () => {
		try {
			const result = await press.by(found.ctx, second);
			stage.tell(result.ok ? 'is told yes' : `is told no: ${result.refusal.reason}`);
			if (result.ok) for (const id of refundsIn(result.value)) scene.acknowledged.add(id);
		} catch (error) {
			stage.tell(`is told of an error: ${String(error)}`);
		}
		heard = true;
	});
	scene.happenings.push({
		at: stage.now + 2 * MINUTE,
		what: `"${press.name}" is waited for no longer`,
		happen() {
			const isDead = !heard && !stage.tasks.includes(task);
			if (isDead && tries < 3) again(SECOND);
		}
	});
}

function awake(scene: Scene): Scene['hosts'][number] | null {
	const { stage, hosts } = scene;
	const up = hosts.filter(({ host }) => host.up && host.asleepUntil <= stage.now);
	return up.length > 0 ? stage.chance.oneOf(up) : null;
}

function refundsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || !('refunds' in value)) return [];
	return (value.refunds as { refund_id: string }[]).map(({ refund_id }) => refund_id);
}

/** Somebody opens the desk and acts on one thing that stands there. */
function lookAtDesk(scene: Scene): void {
	const { memory } = scene.theatre;
	const { chance } = scene.stage;
	const refunds = memory.all<RefundsTable>("select * from refunds where source <> 'external' order by id");
	const parts = memory.all<RefundPaymentsTable>('select * from refund_payments order by id');
	const presses = refunds.flatMap((refund) => {
		const press = pressFor(
			chance,
			refund,
			parts.filter((part) => part.refund_id === refund.id)
		);
		return press ? [press] : [];
	});
	if (chance.happens(0.3)) presses.push(propose(scene.returned.return_id));
	if (presses.length > 0) pressed(scene, chance.oneOf(presses));
}

/**
 * The schedule strikes on one host: the sweep of refunds, and at times the daily comparison with the provider. What else
 * comes back by itself moves no money and is left out for speed.
 */
function sweep(scene: Scene, kinds: readonly ('refund.sweep' | 'reconcile.daily')[]): void {
	const found = awake(scene);
	if (!found) return;
	const { ctx, host } = found;
	scene.stage.spawn('schedule', host, () =>
		ctx.db.transaction(async (tx) => {
			const now = ctx.clock.now();
			const slot = Math.floor(now / (5 * MINUTE));
			for (const kind of kinds)
				await enqueue(tx, { ids: ctx.ids, now }, { kind, key: `${kind}:${slot}`, body: {} });
		})
	);
}

/** A webhook at the door of a host that is up; without a 2xx the provider tries again later. */
function deliver(scene: Scene, delivery: Delivery): void {
	const { stage, provider } = scene;
	const { chance } = stage;
	const again = () => {
		if (delivery.tries >= 15 && !delivery.mustArrive) return;
		provider.deliveries.push({
			...delivery,
			tries: delivery.tries + 1,
			at: stage.now + chance.between(MINUTE, 3 * HOUR)
		});
	};
	const found = awake(scene);
	if (!found) return again();
	const body = JSON.stringify(delivery.event);
	const seconds = Math.floor(Date.now() / 1000);
	const proof = createHmac('sha256', WEBHOOK_SECRET).update(`${seconds}.${body}`).digest('hex');
	scene.events.add(delivery.event.id);
	let heard = false;
	stage.spawn(`webhook ${delivery.event.type}`, found.host, async () => {
		const answered = await receiveStripeEvent(
			found.ctx,
			new TextEncoder().encode(body),
			`t=${seconds},v1=${proof}`
		);
		heard = true;
		stage.tell(`webhook ${answered}`);
	});
	scene.happenings.push({
		at: stage.now + 30 * SECOND,
		what: 'the provider looks whether its webhook was taken',
		happen() {
			if (!heard) again();
		}
	});
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
