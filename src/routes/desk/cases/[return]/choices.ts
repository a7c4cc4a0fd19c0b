import { isAwaited } from '#lib/domain/return/case.ts';
import { OPEN_RETURN_STATES } from '#lib/domain/return/states.ts';
import type { CaseView } from '#lib/server/queries/case.ts';
import type { ActName } from './acts.ts';
import { isExchanged } from './exchanged.ts';

const FORMS = ['decline', 'ask', 'lost', 'cancel'] as const;
export type FormAct = (typeof FORMS)[number];
/** Acts of the case itself that need something typed or a second thought. */
export const hasForm = (act: ActName): act is FormAct => FORMS.some((name) => name === act);

/** What the state of a case leaves to do. The commands decide again; this only keeps useless buttons away. */
export function choicesOf(view: CaseView) {
	const { state } = view.return;
	const awaited = view.items.some(isAwaited);
	const lost = view.items.some((item) => item.reception === 'lost' && item.goods_required === 1);
	const isOpen = OPEN_RETURN_STATES.includes(state);
	const paid = new Set(
		view.refunds.flatMap((refund) =>
			refund.lines.filter((line) => line.live === 1).map((line) => line.return_item_id)
		)
	);
	const lose = ['approved', 'in_transit', 'part_received'].includes(state) && awaited;
	return {
		approve: state === 'in_review',
		decline: state === 'in_review',
		ask: isOpen,
		receive:
			(['approved', 'in_transit', 'part_received'].includes(state) && (awaited || lost)) ||
			state === 'expired',
		inspect: view.items.some((item) => item.reception === 'received' && item.acceptance === 'pending'),
		lose,
		lost: lose,
		cancel: view.can.cancel,
		close: state === 'declined' || state === 'resolved',
		reopen: state === 'expired',
		propose:
			view.plan !== null &&
			view.items.some(
				(item) => item.acceptance.startsWith('accepted') && !paid.has(item.id) && !isExchanged(view, item)
			)
	};
}
