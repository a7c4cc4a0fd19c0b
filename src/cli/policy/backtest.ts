import { parseArgs } from 'node:util';
import type { BacktestTotals } from '#lib/domain/backtest/tally.ts';
import { endOfLocalDay, startOfLocalDay, DAY } from '#lib/domain/time.ts';
import { backtest as words, causeWords } from '#lib/i18n/backtest.ts';
import { money } from '#lib/i18n/format.ts';
import { plain, say, type Locale } from '#lib/i18n/say.ts';
import { givenOf } from '#lib/domain/backtest/answer.ts';
import { readConfig } from '#lib/server/config.ts';
import { replaySpan, type ReplayOrder } from '#lib/server/jobs/backtest-replay.ts';
import { openDatabase } from '#lib/server/store/database.ts';
import { openScan } from '#lib/server/store/engines/scan.ts';
import { shopTimezone } from '#lib/server/store/order-facts.ts';
import { policyVersions } from '#lib/server/store/policies.ts';
import { holidayDays } from '#lib/server/store/holidays.ts';
import { factsOf, reasonsOf } from '#lib/server/store/reasons.ts';
import type { PolicyContent } from '#lib/domain/policy/draft/content.ts';
import { languageOf, readPolicy, UNREADABLE } from './read-policy.ts';

const USUAL_DAYS = 90;

/** Replays a policy in a file over this installation's past returns. Nothing is stored. 2: it cannot be read. */
export async function run(args: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: {
			json: { type: 'boolean', default: false },
			from: { type: 'string' },
			to: { type: 'string' },
			language: { type: 'string', default: 'en' }
		}
	});
	const language = languageOf(values.language);
	const policy = readPolicy(positionals[0]);
	if (policy === null) return UNREADABLE;
	const url = readConfig().DATABASE_URL;
	const order = await orderOf(url, policy, values);
	const scan = await openScan(url);
	try {
		const done = await replaySpan(scan, order, () => true);
		if (!done) return 1;
		if (values.json) console.log(JSON.stringify(done.totals, null, '\t'));
		else for (const line of linesOf(language, done.totals)) console.log(plain(line));
		return 0;
	} finally {
		await scan.close();
	}
}

async function orderOf(
	url: string,
	rules: PolicyContent,
	days: { from?: string | undefined; to?: string | undefined }
): Promise<ReplayOrder> {
	const db = await openDatabase({ url });
	try {
		const now = Date.now();
		const timezone = await shopTimezone(db.read);
		const versions = await policyVersions(db.read);
		const from =
			days.from === undefined ? now - USUAL_DAYS * DAY : startOfLocalDay(dayOf(days.from), timezone);
		const to = days.to === undefined ? now : endOfLocalDay(dayOf(days.to), timezone);
		if (to < from) throw new Error('--from comes before --to.');
		return {
			draft: { id: 'pol_draft', number: (versions[0]?.number ?? 0) + 1, rules },
			versions: versions.map((version) => ({ id: version.id, number: version.number, rules: version.rules })),
			live: null,
			reasons: (await reasonsOf(db.read, 'return', 'all')).map(factsOf),
			timezone,
			holidays: await holidayDays(db.read),
			from,
			to
		};
	} finally {
		await db.close();
	}
}

function dayOf(text: string): string {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text)))
		throw new Error('Days are written as 2026-11-21.');
	return text;
}

/** The figures as people read them. */
export function linesOf(locale: Locale, totals: BacktestTotals): string[] {
	if (totals.judged === 0) return [say(locale, words.nothing)];
	const count = (value: number) => value.toLocaleString('en-US');
	return [
		say(locale, words.headline, {
			changed: count(totals.changed),
			judged: count(totals.judged),
			n: totals.changed
		}),
		...Object.entries(totals.money).map(([currency, { before, after, given }]) => {
			const amount = (amountMinor: number) => money(locale, { amountMinor, currency }, 'always');
			const range = say(locale, words.likely, { low: amount(given.low), high: amount(given.high) });
			return `${say(locale, words.given)}: ${amount(givenOf(after) - givenOf(before))}, ${range}`;
		}),
		`${say(locale, words.reviews)}: ${say(locale, words.beforeAfter, {
			before: count(totals.reviews.before),
			after: count(totals.reviews.after)
		})}`,
		...Object.entries(totals.by_cause).map(
			([cause, { changed }]) => `${count(changed)} · ${causeWords(locale, cause)}`
		),
		...(totals.inexact > 0 ? [say(locale, words.inexact, { n: totals.inexact })] : [])
	];
}
