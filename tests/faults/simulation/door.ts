import { createHmac } from 'node:crypto';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import { receiveStripeEvent } from '#lib/server/inbox/stripe.ts';
import type { Delivery } from './provider.ts';
import { awake, type Scene } from './scene.ts';
import { WEBHOOK_SECRET } from './theatre.ts';

/** A webhook at the door of a host that is up; without a 2xx the provider tries again later. */
export function deliver(scene: Scene, delivery: Delivery): void {
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
