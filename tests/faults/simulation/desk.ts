import { MINUTE, SECOND } from '#lib/domain/time.ts';
import type { Id } from '#lib/domain/ids.ts';
import { enqueue } from '#lib/server/jobs/queue.ts';
import type { RefundPaymentsTable, RefundsTable } from '#lib/server/store/schema.ts';
import { lookAgain } from './held.ts';
import { pressFor, propose, type Press } from './people.ts';
import { awake, type Scene } from './scene.ts';

/** Somebody presses a button, somebody else perhaps too. */
export function pressed(scene: Scene, press: Press): void {
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
			if (result.ok) for (const id of idsIn(result.value)) scene.acknowledged.add(id);
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

/** What a person was told is done: refunds that were let go, a cancellation. */
function idsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('cancellation_id' in value) return [String(value.cancellation_id)];
	if (!('refunds' in value)) return [];
	return (value.refunds as { refund_id: string }[]).map(({ refund_id }) => refund_id);
}

/** Somebody opens the desk and acts on one thing that stands there. */
export function lookAtDesk(scene: Scene): void {
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
	presses.push(...stuckHolds(scene));
	if (presses.length > 0) pressed(scene, chance.oneOf(presses));
}

/** Somebody looks after all held money that got stuck. */
export function lookAtHeld(scene: Scene): void {
	for (const press of stuckHolds(scene)) pressed(scene, press);
}

const stuckHolds = (scene: Scene): Press[] =>
	scene.theatre.memory
		.all<{ id: Id<'can'> }>(
			`select distinct cancellation_id as id from hold_releases
			where parked_at is not null and state not in ('released', 'overtaken')`
		)
		.map(({ id }) => lookAgain(id));

/**
 * The schedule strikes on one host: the sweeps of refunds and held money, and at times the daily comparison with the provider. What else
 * comes back by itself moves no money and is left out for speed.
 */
export function sweep(scene: Scene, kinds: readonly ('refund.sweep' | 'reconcile.daily')[]): void {
	const found = awake(scene);
	if (!found) return;
	const { ctx, host } = found;
	scene.stage.spawn('schedule', host, () =>
		ctx.db.transaction(async (tx) => {
			const now = ctx.clock.now();
			const slot = Math.floor(now / (5 * MINUTE));
			for (const kind of scene.held ? [...kinds, 'hold.sweep' as const] : kinds)
				await enqueue(tx, { ids: ctx.ids, now }, { kind, key: `${kind}:${slot}`, body: {} });
		})
	);
}
