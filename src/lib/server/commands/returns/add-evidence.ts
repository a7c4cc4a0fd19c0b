import { createHash } from 'node:crypto';
import { actorId, type Actor } from '#lib/domain/actor.ts';
import { accepted, refused, type Result } from '#lib/domain/result.ts';
import { DAY } from '#lib/domain/time.ts';
import { useLimits } from '../../auth/limits.ts';
import type { CommandContext } from '../../context.ts';
import type { Reader } from '../../store/database.ts';
import { appendEvents } from '../../store/events.ts';
import { insertEvidence } from '../../store/evidence.ts';
import { countFiles, insertFile } from '../../store/files.ts';
import { findOrder } from '../../store/orders.ts';
import { findReturn, itemsOfReturn } from '../../store/returns.ts';
import { inTransaction } from '../in-transaction.ts';
import { writtenBy } from '../orders/by.ts';
import { isTheirs } from './load.ts';
import { refusalOf } from './permissions.ts';
import { redrawPhoto } from './photo.ts';
import type { AddedEvidence, AddEvidenceInput } from './types.ts';

const MOST_PER_DAY = 20;
const MOST_PER_ORDER = 60;

/**
 * Takes in one photo for an order, before its return is submitted or after. The file is drawn anew and stored first;
 * when the transaction then refuses it, it is taken away again.
 */
export async function addEvidence(
	ctx: CommandContext,
	actor: Actor,
	input: AddEvidenceInput
): Promise<Result<AddedEvidence>> {
	// Asked before the photo is looked at: drawing costs time, and strangers get none of it.
	const open = await mayAdd(ctx, ctx.db.read, actor, input);
	if (!open.ok) return open;
	const allowed = await countPhoto(ctx, actor, input.order_id);
	if (!allowed.ok) return allowed;
	const photo = await redrawPhoto(input.content);
	if (!photo.ok) return photo;
	const { content, media_type, width, height } = photo.value;
	const path = await ctx.files.put('photos', 'webp', content);
	const kept = await inTransaction<AddedEvidence>(ctx.db, async (tx) => {
		const still = await mayAdd(ctx, tx, actor, input);
		if (!still.ok) return still;
		const by = writtenBy(ctx, actor);
		const file_id = by.ids.next('fil');
		await insertFile(tx, {
			id: file_id,
			sha256: createHash('sha256').update(content).digest('hex'),
			media_type,
			bytes: content.byteLength,
			width,
			height,
			path,
			order_id: input.order_id,
			created_by: photoOwner(actor),
			created_at: by.now
		});
		if (input.return_id) {
			await insertEvidence(tx, [
				{
					id: by.ids.next('evi'),
					return_id: input.return_id,
					return_item_id: input.return_item_id,
					file_id,
					kind: 'photo',
					created_at: by.now
				}
			]);
		}
		await appendEvents(tx, by, [
			{
				type: 'photo_added',
				entity: input.return_id ? 'return' : 'order',
				entity_id: input.return_id ?? input.order_id,
				order_id: input.order_id,
				data: { file_id, return_id: input.return_id }
			}
		]);
		return accepted({ file_id, width, height, bytes: content.byteLength });
	}).catch(async (error: unknown) => {
		await ctx.files.remove(path);
		throw error;
	});
	if (!kept.ok) await ctx.files.remove(path);
	return kept;
}

/** A receiver's photos are of their gift: neither the buyer nor another receiver is shown them. */
const photoOwner = (actor: Actor): string | null =>
	actor.kind === 'customer' && actor.giftId ? actor.giftId : actorId(actor);

/** Counted for itself, so that a photo that turns out to be none counts too. */
async function countPhoto(ctx: CommandContext, actor: Actor, orderId: string): Promise<Result<null>> {
	if (actor.kind !== 'customer') return accepted(null);
	const by = { config: ctx.config, now: ctx.clock.now() };
	return ctx.db.transaction((tx) => useLimits(tx, by, [{ limit: 'photo.order', subject: orderId }]));
}

async function mayAdd(
	ctx: CommandContext,
	db: Reader,
	actor: Actor,
	input: AddEvidenceInput
): Promise<Result<null>> {
	const order = await findOrder(db, input.order_id);
	if (!order) return refused('not_found');
	const stranger = refusalOf(actor, 'serve', order.id);
	if (stranger) return stranger;
	if (input.return_id === null && input.return_item_id !== null) return refused('not_found');
	if (input.return_id !== null) {
		const row = await findReturn(db, input.return_id);
		if (!row || row.order_id !== order.id || !isTheirs(actor, row)) return refused('not_found');
		const items = await itemsOfReturn(db, row.id);
		const isForeign =
			input.return_item_id !== null && !items.some((item) => item.id === input.return_item_id);
		if (isForeign) return refused('not_found');
	}
	const count = await countFiles(db, order.id, ctx.clock.now() - DAY);
	if (count.recent >= MOST_PER_DAY || count.all >= MOST_PER_ORDER) {
		return refused('too_many_files', { most_per_day: MOST_PER_DAY, most: MOST_PER_ORDER });
	}
	return accepted(null);
}
