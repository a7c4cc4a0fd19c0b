import { createHash } from 'node:crypto';
import { actorId, type Actor } from '#lib/domain/actor.ts';
import { refused, type Result } from '#lib/domain/result.ts';
import type { CommandContext } from '../../context.ts';
import { insertFile } from '../../store/files.ts';
import { forgetShop } from '../../store/shop.ts';
import { inTransaction } from '../in-transaction.ts';
import { changeShop } from './change-shop.ts';
import { redrawLogo } from './logo-picture.ts';
import { maySet } from './permissions.ts';

/** The picture beside the shop's name: PNG, JPEG or WebP, drawn anew. Null takes it away. */
export async function saveLogo(
	ctx: CommandContext,
	actor: Actor,
	input: { version: number; content: Uint8Array | null }
): Promise<Result<null>> {
	if (!maySet(actor)) return refused('not_allowed');
	const saved = await (input.content === null
		? inTransaction(ctx.db, (tx) =>
				changeShop(tx, ctx, actor, {
					version: input.version,
					type: 'logo_changed',
					fields: { logo_file_id: null }
				})
			)
		: keep(ctx, actor, input.version, input.content));
	if (saved.ok) forgetShop(ctx.db);
	return saved;
}

/** The file is stored first; when the shop was changed meanwhile it is taken away again. */
async function keep(
	ctx: CommandContext,
	actor: Actor,
	version: number,
	sent: Uint8Array
): Promise<Result<null>> {
	const logo = await redrawLogo(sent);
	if (!logo.ok) return logo;
	const { content, width, height } = logo.value;
	const path = await ctx.files.put('logos', 'png', content);
	const kept = await inTransaction<null>(ctx.db, async (tx) => {
		const id = ctx.ids.next('fil');
		await insertFile(tx, {
			id,
			sha256: createHash('sha256').update(content).digest('hex'),
			media_type: 'image/png',
			bytes: content.byteLength,
			width,
			height,
			path,
			order_id: null,
			created_by: actorId(actor),
			created_at: ctx.clock.now()
		});
		return changeShop(tx, ctx, actor, { version, type: 'logo_changed', fields: { logo_file_id: id } });
	}).catch(async (error: unknown) => {
		await ctx.files.remove(path);
		throw error;
	});
	if (!kept.ok) await ctx.files.remove(path);
	return kept;
}
