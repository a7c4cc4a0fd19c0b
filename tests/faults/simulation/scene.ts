import { jobHandlers } from '#lib/server/jobs/handlers/registry.ts';
import type { JobHandlers } from '#lib/server/jobs/handlers/index.ts';
import { moveRefund, REFUND_STEPS } from '#lib/server/jobs/handlers/move-refund.ts';
import type { Context } from '#lib/server/context.ts';
import type { Held } from './held.ts';
import { startLane } from './lanes.ts';
import type { Mutant } from './mutants.ts';
import type { Provider } from './provider.ts';
import type { Returned } from './shop.ts';
import type { Host, Stage } from './stage.ts';
import { databaseOf } from './steps.ts';
import { BEGINS, type Theatre } from './theatre.ts';

/** A fault of machines or provider does not come any more once it is quiet. */
export type Happening = { at: number; what: string; happen(): void | Promise<void>; isFault?: true };

export type Scene = {
	theatre: Theatre;
	stage: Stage;
	provider: Provider;
	hosts: { host: Host; ctx: Context }[];
	handlers: JobHandlers;
	happenings: Happening[];
	acknowledged: Set<string>;
	events: Set<string>;
	returned: Returned;
	/** Played in every third seed, so that the days of the others stay as they were. */
	held: Held | null;
	/** Something was committed since the lanes last looked for work. */
	stirred: boolean;
	/** On machines whose monotonic clock stands still while they sleep, nobody sets the wall clock meanwhile. */
	monoSleeps: boolean;
	begins: boolean;
	mutant: Mutant | null;
};

export function createScene(
	theatre: Theatre,
	seed: number,
	stage: Stage,
	provider: Provider,
	mutant: Mutant | null
): Scene {
	const { chance } = stage;
	const held = seed % 3 === 0 ? chance.oneOf(theatre.held) : null;
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
		held,
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

/** A machine that somebody reaches; null while none is up. */
export function awake(scene: Scene): Scene['hosts'][number] | null {
	const { stage, hosts } = scene;
	const up = hosts.filter(({ host }) => host.up && host.asleepUntil <= stage.now);
	return up.length > 0 ? stage.chance.oneOf(up) : null;
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
