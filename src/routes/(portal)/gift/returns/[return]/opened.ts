import { error, type RequestEvent } from '@sveltejs/kit';
import { parseReadableCode } from '#lib/domain/ids.ts';
import { giftReturnFor, type GiftReturnView } from '#lib/server/queries/gift-return.ts';
import { visitorOf } from '../../opened.ts';

/** The return of this address for the receiver who opened it; anybody else's is the same 404 as none. */
export async function openGiftReturn(
	event: RequestEvent<Partial<Record<string, string>>>
): Promise<GiftReturnView> {
	const number = parseReadableCode('RT', event.params.return ?? '');
	const view = number && (await giftReturnFor(event.locals.context.db.read, number, visitorOf(event)));
	if (!view) error(404);
	return view;
}
