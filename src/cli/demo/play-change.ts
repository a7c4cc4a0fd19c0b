import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { declineChange } from '#lib/server/commands/order-changes/decide-change.ts';
import { proposeChange } from '#lib/server/commands/order-changes/propose-change.ts';
import type { Scenario } from './scenarios.ts';
import { must, type Stage } from './stage.ts';

type Told = {
	order: Id<'ord'>;
	number: string;
	placedAt: number;
	story: NonNullable<Scenario['change']>;
	now: number;
};

/** Plays one change of an order as far as its story has got by today. */
export async function playChange(stage: Stage, { order, number, placedAt, story, now }: Told): Promise<void> {
	const at = Math.min(placedAt + story.after * MINUTE, now);
	const customer = { kind: 'customer', orderId: order, email: null } as const;
	const asked = await proposeChange(stage.at(at), customer, { order_id: order, wanted: story.wanted });
	const { change_id } = must(asked, number);
	if (!story.declined) return;
	const later = Math.min(at + 30 * MINUTE, now);
	must(await declineChange(stage.at(later), stage.agent, { change_id, note: story.declined }), number);
}
