import { DAY, HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import { startLane } from './lanes.ts';
import type { Scene } from './scene.ts';
import type { Host, Task } from './stage.ts';
import { COMMITTED } from './steps.ts';

/** Now and then a step is never taken, or only much later. True when the task did not go on. */
export async function strike(scene: Scene, task: Task): Promise<boolean> {
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

export async function crash(scene: Scene, host: Host, down: number): Promise<void> {
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
