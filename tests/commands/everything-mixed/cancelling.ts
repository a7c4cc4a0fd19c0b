import { answerCancellation } from '#lib/server/commands/cancellations/answer-cancellation.ts';
import { requestCancellation } from '#lib/server/commands/cancellations/request-cancellation.ts';
import { withdrawCancellation } from '#lib/server/commands/cancellations/withdraw-cancellation.ts';
import { agent, lead } from '../../support/returns-shop.ts';
import { hasFree } from './parcels.ts';
import { isAny, newKey, pick, piecesOf, type Act, type Scene } from './scene.ts';

const isAsked = ({ cancellations }: Scene) => (isAny(cancellations, 'requested', 'warehouse_check') ? 1 : 0);
const newest = ({ cancellations }: Scene) => cancellations[0]?.id ?? 'can_none';

const answer = (said: 'stop' | 'too_late'): Act => ({
	weight: isAsked,
	play: (scene) => answerCancellation(scene.shop.ctx, agent, { cancellation_id: newest(scene), answer: said })
});

export const cancelling = {
	cancel: {
		weight: (scene) => (hasFree(scene) ? 1 : 0),
		play(scene, chance) {
			const { line, quantity } = piecesOf(scene, chance);
			return requestCancellation(scene.shop.ctx, pick([scene.buyer, agent, lead], chance.b)!, {
				order_id: scene.order.id,
				lines: chance.a % 3 === 0 ? null : [{ line_id: line.id, quantity }],
				reason_code: null,
				idempotency_key: newKey(scene)
			});
		}
	},
	stop: answer('stop'),
	too_late: answer('too_late'),
	keep_it: {
		weight: isAsked,
		play: (scene) => withdrawCancellation(scene.shop.ctx, scene.buyer, { cancellation_id: newest(scene) })
	}
} satisfies Record<string, Act>;
