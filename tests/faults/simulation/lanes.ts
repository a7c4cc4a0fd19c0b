import { workOnce } from '#lib/server/jobs/worker.ts';
import type { Context } from '#lib/server/context.ts';
import type { Scene } from './scene.ts';
import type { Host, Task } from './stage.ts';

/** One worker of a host, as the real one: claim, work, finish, look again. */
export function startLane(scene: Scene, host: Host, ctx: Context): void {
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
export const isIdle = (task: Task): boolean => task.what === IDLE && task.at === Infinity;

/** Lanes without work look again when something was committed or a job has come due. */
export function wake(scene: Scene): void {
	const { stage } = scene;
	const due = nextJob(scene);
	for (const task of stage.tasks) {
		if (isIdle(task) && due <= stage.now + task.host.skew) task.at = stage.now;
	}
}

export function nextJob(scene: Scene): number {
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
