import type { Actor } from '#lib/domain/actor.ts';
import { isRefused } from '#lib/domain/fulfilment/refused.ts';
import type { FulfilmentState, ToldStatus } from '#lib/domain/fulfilment/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { fulfilmentsOfOrder } from '../../store/fulfilments.ts';
import type { FulfilmentsTable } from '../../store/schema.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { moveParcel, type MovedParcel } from '../orders/move-parcel.ts';
import { refusalOf } from '../returns/permissions.ts';

/** `version` is the parcel's as the person saw it; another one is refused as `changed_meanwhile`. */
export type ParcelRef = { order_id: Id<'ord'>; fulfilment_id: Id<'ful'>; version?: number };

/** Somebody heard that the buyer would not take a parcel: it is on its way back, and nothing of it is theirs. */
export const refuseParcel = (
	ctx: CommandContext,
	actor: Actor,
	ref: ParcelRef
): Promise<Result<MovedParcel>> =>
	tell(ctx, actor, ref, 'refused', (parcel) => ON_ITS_WAY.includes(parcel.state) && !isRefused(parcel));

/** A parcel that the buyer would not take, or that could not be delivered, is back at the shop. */
export const receiveParcelBack = (
	ctx: CommandContext,
	actor: Actor,
	ref: ParcelRef
): Promise<Result<MovedParcel>> =>
	tell(ctx, actor, ref, 'returned_to_sender', (parcel) => ON_ITS_WAY.includes(parcel.state));

const ON_ITS_WAY: readonly FulfilmentState[] = ['shipped', 'out_for_delivery', 'failed_attempt'];

const tell = (
	ctx: CommandContext,
	actor: Actor,
	ref: ParcelRef,
	status: Extract<ToldStatus, 'refused' | 'returned_to_sender'>,
	fits: (parcel: FulfilmentsTable) => boolean
): Promise<Result<MovedParcel>> =>
	inTransaction<MovedParcel>(ctx.db, async (tx) => {
		const by = writtenBy(ctx, actor);
		const stranger = refusalOf(actor, 'decide', ref.order_id);
		if (stranger) return stranger;
		const parcels = await fulfilmentsOfOrder(tx, ref.order_id);
		const parcel = parcels.find((one) => one.id === ref.fulfilment_id);
		if (!parcel) return refused('not_found');
		if (ref.version !== undefined && ref.version !== parcel.version)
			return refused('changed_meanwhile', { state: parcel.state });
		if (!fits(parcel)) return refused('not_in_this_state', { state: parcel.state });
		const told = { code: `shop_${status}`, status, place: '', description: { en: '', th: '' } };
		return moveParcel(tx, by, parcel, { events: [{ ...told, occurred_at: by.now }] });
	});
