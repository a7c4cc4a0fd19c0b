import { giftCode } from '#lib/domain/gift/code.ts';
import type { Id } from '#lib/domain/ids.ts';
import { DAY, MINUTE, type Instant } from '#lib/domain/time.ts';
import type { CommandContext } from '../context.ts';
import type { Config } from '../config.ts';
import { sha256 } from '../ids.ts';
import { enqueueMail } from '../jobs/queue.ts';
import type { Tx } from '../store/database.ts';
import type { GiftsTable } from '../store/schema-gifts.ts';
import { extendToken, insertToken, liveOrderLink } from '../store/tokens.ts';
import { keyed } from './secrets.ts';

/**
 * Codes and links are computed from the id of their row and APP_SECRET, so that the mail job can write them and the
 * database holds nothing that opens a door (docs/decisions/0011).
 */
export const CODE_LIFE = 10 * MINUTE;
export const CODE_TRIES = 5;
export const LINK_LIFE = 30 * MINUTE;
export const ORDER_LINK_LIFE = 90 * DAY;

type Settings = Pick<Config, 'APP_SECRET' | 'ORIGIN'>;

/** The six digits of a look-up. */
export const codeOf = (config: Settings, tokenId: Id<'tok'>): string =>
	String(keyed(config, 'code', tokenId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

/** The six digits that prove a new mailbox for an order. */
export const changeCodeOf = (config: Settings, changeId: Id<'och'>): string =>
	String(keyed(config, 'change-code', changeId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0');

/** The single-use link of the same look-up. */
export const linkOf = (config: Settings, tokenId: Id<'tok'>): string =>
	`${config.ORIGIN}/link/${linkToken(config, tokenId)}`;

/** The lasting link of an order, from the id of its row; `orderLinkFor` finds or makes that row. */
export const orderLinkOf = (config: Settings, tokenId: Id<'tok'>): string =>
	`${config.ORIGIN}/link/${orderLinkToken(config, tokenId)}`;

/** Opens the receipt of one declaration of withdrawal, for as long as there is one. */
export const withdrawalToken = (config: Pick<Settings, 'APP_SECRET'>, id: Id<'wdr'>): string =>
	keyed(config, 'withdrawal', id).toString('base64url');
export const withdrawalLinkOf = (config: Settings, id: Id<'wdr'>): string =>
	`${config.ORIGIN}/withdraw/receipt/${withdrawalToken(config, id)}`;

/** What a code's row stores: nothing from which the code can be tried out without APP_SECRET. */
export const codeHash = (config: Settings, tokenId: Id<'tok'>, code: string): string =>
	keyed(config, 'code-hash', `${tokenId}:${code}`).toString('hex');

const linkToken = (config: Settings, tokenId: Id<'tok'>): string =>
	keyed(config, 'link', tokenId).toString('base64url');
const orderLinkToken = (config: Settings, tokenId: Id<'tok'>): string =>
	keyed(config, 'order-link', tokenId).toString('base64url');

/** The code of a gift: computed like the others, so that its buyer can print the receipt again. */
export function giftCodeOf(
	config: Settings,
	{ id, generation }: Pick<GiftsTable, 'id' | 'generation'>
): string {
	const half = (name: string) => keyed(config, `gift-code-${name}`, `${id}:${generation}`).subarray(0, 24);
	return giftCode(Buffer.concat([half('first'), half('second')]));
}

/** What a gift's row stores of its code: nothing from which codes can be tried out without APP_SECRET. */
export const giftCodeHash = (config: Settings, code: string): string =>
	keyed(config, 'gift-code-hash', code).toString('hex');

/** What the QR code of a receipt says: the place where the code is typed, with it already there. */
export const giftDoorOf = (config: Settings, code: string): string => `${config.ORIGIN}/gift?code=${code}`;

export const giftLinkToken = (config: Settings, returnId: Id<'ret'>): string =>
	keyed(config, 'gift-link', returnId).toString('base64url');
/** Opens a receiver's return from their mails. */
export const giftLinkOf = (config: Settings, returnId: Id<'ret'>): string =>
	`${config.ORIGIN}/gift/link/${giftLinkToken(config, returnId)}`;

export type Lookup = {
	tokenId: Id<'tok'>;
	/** When it was asked for: code and link live from then on, however late the mail is. */
	requestedAt: Instant;
	locale: 'th' | 'en';
	/** Null when nothing matched: a code that nobody can know is stored all the same. */
	match: { orderId: Id<'ord'>; email: string } | null;
};

/** Stores code and link of a look-up and enqueues their mail, keyed `lookup_code:<tokenId>`. Safe to repeat. */
export async function issueLookup(
	tx: Tx,
	by: { ids: CommandContext['ids']; config: Settings; now: Instant },
	lookup: Lookup
): Promise<void> {
	const { tokenId, match, requestedAt } = lookup;
	const { config, ids, now } = by;
	const known = await tx
		.selectFrom('access_tokens')
		.select('id')
		.where('id', '=', tokenId)
		.executeTakeFirst();
	if (known) return;
	const row = {
		order_id: match?.orderId ?? null,
		email_norm: match?.email ?? null,
		attempts: 0,
		used_at: null,
		created_at: now
	};
	const hash = match ? codeHash(config, tokenId, codeOf(config, tokenId)) : sha256(ids.token());
	await insertToken(tx, { ...row, id: tokenId, purpose: 'code', hash, expires_at: requestedAt + CODE_LIFE });
	if (!match) return;
	await insertToken(tx, {
		...row,
		id: ids.next('tok'),
		purpose: 'link',
		hash: sha256(linkToken(config, tokenId)),
		expires_at: requestedAt + LINK_LIFE
	});
	await enqueueMail(
		tx,
		{ ids, now },
		{
			key: `lookup_code:${tokenId}`,
			kind: 'lookup_code',
			locale: lookup.locale,
			recipient: match.email,
			order_id: match.orderId,
			return_id: null
		}
	);
}

/**
 * The lasting link of an order for a mail, and until when it opens. Each mail gives it its whole life again; a link
 * that was used up by hand (revoked) is followed by a new one.
 */
export async function orderLinkFor(
	context: Pick<CommandContext, 'db' | 'ids' | 'clock' | 'config'>,
	orderId: Id<'ord'>
): Promise<{ url: string; expiresAt: Instant }> {
	const { config, db, ids } = context;
	const now = context.clock.now();
	const expiresAt = now + ORDER_LINK_LIFE;
	const tokenId = await db.transaction(async (tx) => {
		const live = await liveOrderLink(tx, orderId, now);
		if (live) {
			await extendToken(tx, live.id, expiresAt);
			return live.id;
		}
		const id = ids.next('tok');
		await insertToken(tx, {
			id,
			purpose: 'order_link',
			hash: sha256(orderLinkToken(config, id)),
			order_id: orderId,
			email_norm: null,
			attempts: 0,
			expires_at: expiresAt,
			used_at: null,
			created_at: now
		});
		return id;
	});
	return { url: orderLinkOf(config, tokenId), expiresAt };
}
