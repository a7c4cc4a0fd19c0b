import type { Id } from '#lib/domain/ids.ts';
import { approveReturn } from '#lib/server/commands/returns/approve-return.ts';
import { declineReturn } from '#lib/server/commands/returns/decline-return.ts';
import { inspectItems } from '#lib/server/commands/returns/inspect-items.ts';
import { markLost } from '#lib/server/commands/returns/mark-lost.ts';
import { receiveReturn } from '#lib/server/commands/returns/receive-return.ts';
import { agent, otherAgent } from '../../support/returns-shop.ts';
import { pick, piecesOf, type Act, type Chance, type Scene } from './scene.ts';

export const isToCome = ({ items }: Scene): boolean =>
	items.some((item) => ['awaiting', 'in_transit', 'lost'].includes(item.reception));

export const returnAt = ({ returns }: Scene, { a }: Chance): Id<'ret'> => pick(returns, a)?.id ?? 'ret_none';

const toReview = (often: number) => (scene: Scene) =>
	scene.returns.some((one) => one.state === 'in_review') ? often : 0;
const toCome = (often: number) => (scene: Scene) => (isToCome(scene) ? often : 0);
const toCheck = (often: number) => (scene: Scene) => (scene.items.some(isToCheck) ? often : 0);
const isToCheck = (item: Scene['items'][number]): boolean =>
	item.reception === 'received' && item.acceptance === 'pending';

/** What the desk does with a return. */
export const deciding = {
	approve: {
		weight: toReview(2),
		play: (scene, chance) => approveReturn(scene.shop.ctx, agent, { return_id: returnAt(scene, chance) })
	},
	decline: {
		weight: toReview(1),
		play: (scene, chance) =>
			declineReturn(scene.shop.ctx, agent, {
				return_id: returnAt(scene, chance),
				reason_code: 'window_closed',
				note: ''
			})
	},
	receive: {
		weight: toCome(4),
		play(scene, chance) {
			const few = chance.b === 0;
			const { line } = piecesOf(scene, chance);
			return receiveReturn(scene.shop.ctx, agent, {
				number: returnAt(scene, chance),
				items: itemsAt(scene, chance)
					.filter((item) => ['awaiting', 'in_transit', 'lost', 'expired'].includes(item.reception))
					.map((item) => ({
						item_id: item.id,
						quantity: few ? Math.max(1, item.quantity - 1) : item.quantity
					})),
				...(chance.b === 3 ? { unexpected: [{ line_id: line.id, quantity: 1, note: '' }] } : {})
			});
		}
	},
	accept: { weight: toCheck(3), play: (scene, chance) => inspect(scene, chance, 'accept', null) },
	reduce: { weight: toCheck(1), play: (scene, chance) => inspect(scene, chance, 'reduce', 'worn') },
	reject: { weight: toCheck(1), play: (scene, chance) => inspect(scene, chance, 'reject', 'used') },
	mark_lost: {
		weight: toCome(1),
		play: (scene, chance) =>
			markLost(scene.shop.ctx, agent, {
				return_id: returnAt(scene, chance),
				item_id: itemsAt(scene, chance)[0]?.id ?? 'rit_none',
				pay: chance.b > 1,
				note: ''
			})
	}
} satisfies Record<string, Act>;

const itemsAt = (scene: Scene, chance: Chance) =>
	scene.items.filter((item) => item.return_id === returnAt(scene, chance));

function inspect(
	scene: Scene,
	chance: Chance,
	verdict: 'accept' | 'reduce' | 'reject',
	reason_code: string | null
) {
	return inspectItems(scene.shop.ctx, pick([agent, otherAgent], chance.b)!, {
		return_id: returnAt(scene, chance),
		inspections: itemsAt(scene, chance)
			.filter(isToCheck)
			.map((item) => ({
				item_id: item.id,
				condition: 'worn' as const,
				disposition: 'restock' as const,
				verdict,
				deduction_minor: verdict === 'reduce' ? Math.floor(item.quoted_goods_minor / 3) : 0,
				reason_code,
				findings: ''
			}))
	});
}
