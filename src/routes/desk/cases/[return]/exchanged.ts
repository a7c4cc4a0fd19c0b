import type { CaseView } from '#lib/server/queries/case.ts';

const OVER: readonly string[] = ['converted', 'cancelled'];

/** Other goods are sent for this piece: its worth goes on to them when the exchange is settled, and not by hand. */
export const isExchanged = ({ exchange }: CaseView, item: CaseView['items'][number]): boolean =>
	exchange !== null && !OVER.includes(exchange.state) && item.outcome === 'exchange';

/** No money goes back for any of it. */
export const isExchangeAlone = (view: CaseView): boolean =>
	view.items.length > 0 && view.items.every((item) => isExchanged(view, item));
