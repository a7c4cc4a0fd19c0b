import { BOUGHT_INSTANT_STATES } from '#lib/domain/instant/states.ts';
import type { CaseView } from '#lib/server/queries/case.ts';

const OVER: readonly string[] = ['converted', 'cancelled'];

/** Other goods are sent for this piece: its worth goes on to them when the exchange is settled, and not by hand. */
export const isExchanged = ({ exchange }: CaseView, item: CaseView['items'][number]): boolean =>
	exchange !== null && !OVER.includes(exchange.state) && item.outcome === 'exchange';

/** A deposit bought other goods for this piece, so it is paid back; what was asked for stands in the plan alone. */
export const isBoughtFirst = ({ exchange, plan }: CaseView, item: CaseView['items'][number]): boolean =>
	exchange?.instant != null &&
	BOUGHT_INSTANT_STATES.includes(exchange.instant.state) &&
	(plan?.items ?? []).some((asked) => asked.line_id === item.order_line_id && asked.outcome === 'exchange');

/** No money goes back for any of it. */
export const isExchangeAlone = (view: CaseView): boolean =>
	view.items.length > 0 && view.items.every((item) => isExchanged(view, item));
