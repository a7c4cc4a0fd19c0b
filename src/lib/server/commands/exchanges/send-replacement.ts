import type { Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { isTrackingNumber } from '#lib/domain/return/change-travel.ts';
import type { CommandContext } from '../../context.ts';
import { fulfilmentLinesOfOrder } from '../../store/fulfilments.ts';
import { linesOfOrder } from '../../store/orders.ts';
import { saveFulfilments } from '../orders/save-fulfilments.ts';
import { reread } from '../refunds/reserve.ts';
import { changeExchange } from './change.ts';
import type { ChangedExchange, SendReplacementInput } from './types.ts';

/** The parcel of an exchange was packed and handed over, by whoever did it at the desk. */
export const sendReplacement = (
	ctx: CommandContext,
	actor: Actor,
	input: SendReplacementInput
): Promise<Result<ChangedExchange>> =>
	changeExchange(ctx, actor, 'decide', input, async (tx, by, loaded, exchange) => {
		if (exchange.state !== 'ready' || exchange.fulfilment_id === null) {
			return refused('not_in_this_state', { state: exchange.state });
		}
		const tracking_number = input.tracking_number.trim();
		if (tracking_number !== '' && !isTrackingNumber(tracking_number)) {
			return refused('tracking_number_invalid', { typed: tracking_number });
		}
		const lines = await linesOfOrder(tx, loaded.order.id);
		const parts = await fulfilmentLinesOfOrder(tx, loaded.order.id);
		const parcel = {
			reference: loaded.return.number,
			carrier: input.carrier.trim(),
			service: '',
			tracking_number: tracking_number || null,
			tracking_url: null,
			origin: '',
			destination: '',
			packed_at: by.now,
			shipped_at: by.now,
			delivered_at: null,
			promised_at: null,
			estimated_at: null,
			cancelled: false,
			lines: parts
				.filter((part) => part.fulfilment_id === exchange.fulfilment_id)
				.map(({ order_line_id, quantity }) => ({
					line: lines.find((line) => line.id === order_line_id)!.external_ref,
					quantity
				})),
			events: []
		};
		const saved = await saveFulfilments(tx, by, loaded.order, lines, [parcel], '');
		return saved.ok ? accepted(await reread(tx, loaded)) : saved;
	});
