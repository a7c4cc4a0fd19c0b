import type { LintContext } from '#lib/domain/policy/lint/findings.ts';
import type { Instant } from '#lib/domain/time.ts';
import { readConfig } from '#lib/server/config.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { lintContextOf } from '#lib/server/store/lint-context.ts';

/** What the linter has to know of this installation's shop. */
export async function shopOf(now: Instant): Promise<LintContext> {
	const db = await openDatabase({ url: readConfig().DATABASE_URL });
	try {
		return await lintContextOf(db.read, now);
	} finally {
		await db.close();
	}
}
