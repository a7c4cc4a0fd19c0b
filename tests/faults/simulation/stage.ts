import type { Chance } from './chance.ts';

/** One machine that runs the app: its own clocks, up or down, awake or asleep. */
export type Host = {
	name: string;
	up: boolean;
	/** What its wall clock is off by, in ms. */
	skew: number;
	/** Time it slept without its monotonic clock counting it. */
	slept: number;
	asleepUntil: number;
};

/** Something that is under way on a host: a worker's lane, a press of a button, a webhook at the door. */
export type Task = {
	name: string;
	host: Host;
	/** When it may go on; Infinity while it waits for work. */
	at: number;
	/** What it is about to do, or waits for. */
	what: string;
	go: (() => void) | null;
	/** Ends a call that is open, so that nothing of it is left behind when its host dies. */
	abandon: (() => void) | null;
	over: boolean;
};

/**
 * The stage of one seed: a time that only the scheduler moves, and tasks of which exactly one runs at any moment, from
 * one step to its next. What is never resumed has died there.
 */
export type Stage = {
	chance: Chance;
	now: number;
	tasks: Task[];
	/** A line per step when traced. */
	trace: ((line: string) => void) | null;
	/** Faults and events by kind. */
	counts: Record<string, number>;
	running: Task | null;
	spawn(name: string, host: Host, work: () => Promise<void>): Task;
	/** A step of the running task: it goes on when the scheduler says so, `wait` ms from now at the earliest. */
	pause(what: string, wait?: number): Promise<void>;
	/** The same in an open call of the running task, which is ended with an error when its host dies. */
	pauseInCall(what: string, wait?: number): Promise<void>;
	resume(task: Task): Promise<void>;
	kill(host: Host): Promise<void>;
	count(kind: string): void;
	tell(line: string): void;
};

export function createStage(chance: Chance, start: number, trace: Stage['trace']): Stage {
	let handBack: () => void = () => undefined;
	/** Never settles: the end of a task that died. */
	const never = new Promise<void>(() => undefined);

	const park = (what: string, wait: number, inCall: boolean): Promise<void> => {
		const task = stage.running;
		if (!task) throw new Error(`a step outside of any task: ${what}`);
		if (task.over) {
			handBack();
			return never;
		}
		task.what = what;
		task.at = stage.now + wait;
		return new Promise((resolve, reject) => {
			task.go = resolve;
			task.abandon = inCall ? () => reject(new Error('the machine went down')) : null;
			handBack();
		});
	};

	const run = async (task: Task, go: () => void): Promise<void> => {
		stage.running = task;
		task.go = null;
		task.abandon = null;
		await new Promise<void>((resolve) => {
			handBack = resolve;
			go();
		});
		stage.running = null;
	};

	const stage: Stage = {
		chance,
		now: start,
		tasks: [],
		trace,
		counts: {},
		running: null,
		spawn(name, host, work) {
			const task: Task = {
				name,
				host,
				at: stage.now,
				what: 'begins',
				go: null,
				abandon: null,
				over: false
			};
			const end = () => {
				task.over = true;
				handBack();
			};
			task.go = () => {
				work().then(end, (error: unknown) => {
					if (!task.over) throw error;
					end();
				});
			};
			stage.tasks.push(task);
			return task;
		},
		pause: (what, wait = 0) => park(what, wait, false),
		pauseInCall: (what, wait = 0) => park(what, wait, true),
		async resume(task) {
			const { go } = task;
			if (!go) throw new Error(`${task.name} has nothing to go on with`);
			if (trace) stage.tell(task.what);
			await run(task, go);
			if (task.over) stage.tasks = stage.tasks.filter((other) => other !== task);
		},
		async kill(host) {
			const dying = stage.tasks.filter((task) => task.host === host);
			stage.tasks = stage.tasks.filter((task) => task.host !== host);
			for (const task of dying) {
				task.over = true;
				if (task.abandon) await run(task, task.abandon);
			}
		},
		count: (kind) => void (stage.counts[kind] = (stage.counts[kind] ?? 0) + 1),
		tell: (line) => trace?.(`${timeOf(stage.now - start)} ${whoOf(stage.running)}${line}`)
	};
	return stage;
}

const whoOf = (task: Task | null): string => (task ? `${task.host.name} ${task.name}: ` : '');

function timeOf(ms: number): string {
	const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
	const seconds = ms / 1000;
	return `${two(seconds / 86_400)}d ${two((seconds / 3600) % 24)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}
