import type { Id } from '#lib/domain/ids.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { linesOfOrder } from '#lib/server/store/orders.ts';
import type { Scenario } from './scenarios.ts';
import { must, type Stage } from './stage.ts';

type Told = {
	order: Id<'ord'>;
	number: string;
	placedAt: number;
	story: NonNullable<Scenario['cancel']>;
	now: number;
};

/** Plays one cancellation as far as its story has got by today. */
export async function playCancellation(
	stage: Stage,
	{ order, number, placedAt, story, now }: Told
): Promise<void> {
	const at = Math.min(placedAt + story.after * MINUTE, now);
	const context = stage.at(at);
	const [line] = await linesOfOrder(context.db.read, order);
	const asked = await requestCancellation(
		context,
		{ kind: 'customer', orderId: order, email: null },
		{
			order_id: order,
			lines: story.quantity && line ? [{ line_id: line.id, quantity: story.quantity }] : null,
			reason_code: story.reason,
			idempotency_key: 'demo'
		}
	);
	const { cancellation_id } = must(asked, number);
	await stage.settle(at);
	if (!story.answer) return;
	const later = Math.min(at + 40 * MINUTE, now);
	const answered = { cancellation_id, answer: story.answer };
	must(await answerCancellation(stage.at(later), stage.agent, answered), number);
	await stage.settle(later);
}
