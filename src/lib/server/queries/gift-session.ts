import type { Instant } from '#lib/domain/time.ts';
import { CODE_LIFE } from '../auth/codes-and-links.ts';
import type { Reader } from '../store/database.ts';

/** The address to which this session's last code went, as long as that code is good; null when there is none. */
export async function askedMailbox(db: Reader, session: string, now: Instant): Promise<string | null> {
	const found = await db
		.selectFrom('gift_sessions')
		.select('asked_email')
		.where('id', '=', session)
		.where('asked_at', '>', now - CODE_LIFE)
		.executeTakeFirst();
	return found?.asked_email ?? null;
}
