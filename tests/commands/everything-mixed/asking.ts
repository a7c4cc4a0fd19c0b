import { CLAIM_PROBLEMS } from '#lib/domain/claim/problems.ts';
import { claimedItems } from '#lib/domain/claim/request.ts';
import type { Id } from '#lib/domain/ids.ts';
import { cancelReturn } from '#lib/server/commands/returns/cancel-return.ts';
import type { SubmitReturnInput } from '#lib/server/commands/returns/types.ts';
import { submitReturn } from '#lib/server/commands/returns/submit-return.ts';
import { isHome, isSent } from './parcels.ts';
import { isToCome, returnAt } from './deciding.ts';
import { newKey, pick, piecesOf, type Act, type Chance, type Scene } from './scene.ts';

const whenHome = (often: number) => (scene: Scene) => (isHome(scene) ? often : 0);

/** What a customer asks for what has arrived, or has not. */
export const asking = {
	refund: { weight: whenHome(1), play: (scene, chance) => request(scene, chance, 'refund') },
	credit: { weight: whenHome(1), play: (scene, chance) => request(scene, chance, 'store_credit') },
	exchange: {
		weight: whenHome(3),
		play(scene, chance) {
			const { shirt, mug, bag } = scene.shop;
			const wanted = pick([shirt.L, shirt.M, mug, bag], chance.a + chance.b);
			return request(scene, chance, 'exchange', wanted);
		}
	},
	exchange_at_once: {
		weight: whenHome(2),
		play(scene, chance) {
			const { shirt, mug, bag } = scene.shop;
			const wanted = pick([shirt.M, shirt.L, mug, bag], chance.a + chance.b);
			return request(scene, chance, 'exchange', wanted, { deposit_minor: null });
		}
	},
	claim: {
		weight: isSent,
		async play(scene, chance) {
			const one = pick(scene.parcels, chance.b);
			if (!one) return;
			const { line, quantity } = piecesOf(scene, chance);
			const problem = pick(CLAIM_PROBLEMS, chance.a)!;
			return submitReturn(scene.shop.ctx, scene.buyer, {
				order_id: scene.order.id,
				method: 'keep',
				claim: { fulfilment_id: one.id, problem, box: problem === 'missing' ? 'opened' : null },
				items: claimedItems(problem, [{ line_id: line.id, quantity }], {
					comment: '',
					outcome: 'refund',
					file_ids: []
				}),
				idempotency_key: newKey(scene),
				quoted_total_minor: null
			});
		}
	},
	call_off: {
		weight: (scene) => (isToCome(scene) ? 1 : 0),
		play: (scene, chance) => cancelReturn(scene.shop.ctx, scene.buyer, { return_id: returnAt(scene, chance) })
	}
} satisfies Record<string, Act>;

function request(
	scene: Scene,
	chance: Chance,
	outcome: 'refund' | 'store_credit' | 'exchange',
	wanted?: Id<'var'>,
	instant?: SubmitReturnInput['instant']
) {
	const { line, quantity } = piecesOf(scene, chance);
	return submitReturn(scene.shop.ctx, scene.buyer, {
		order_id: scene.order.id,
		method: 'drop_off',
		items: [
			{
				line_id: line.id,
				quantity,
				reason_code: chance.b === 0 ? 'too_small' : 'changed_mind',
				answer_code: null,
				comment: '',
				outcome,
				file_ids: [],
				...(wanted && { wants: [{ variant_id: wanted, quantity }] })
			}
		],
		idempotency_key: newKey(scene),
		quoted_total_minor: null,
		...(instant && { instant })
	});
}
