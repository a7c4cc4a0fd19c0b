import { stringify } from 'csv-stringify/sync';
import { error } from '@sveltejs/kit';
import { answers, backtest as words, causeWords } from '#lib/i18n/backtest.ts';
import { categoryWords } from '#lib/i18n/category.ts';
import { plain, say } from '#lib/i18n/say.ts';
import { isoDate } from '#lib/i18n/format.ts';
import { exponentOf } from '#lib/domain/currency.ts';
import { backtestById, backtestCases, reasonNames } from '#lib/server/queries/backtests.ts';
import { filterOf } from '../filter.ts';
import type { RequestHandler } from './$types';

const MOST = 1_000;

/** The listed cases that fit the filter. What a spreadsheet would run as a formula is made harmless. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { locale, context, shop } = locals;
	const db = context.db.read;
	const run = await backtestById(db, params.backtest);
	if (!run || run.state !== 'done') error(404);
	const cases = await backtestCases(db, run.id, filterOf(url), { after: 0, limit: MOST });
	const reasons = await reasonNames(db);
	const places = new Map((run.rules.rules ?? []).map((rule, index) => [rule.id, String(index + 1)]));
	const heads = [
		words.number,
		words.opened,
		words.before,
		words.after,
		words.currency,
		words.given,
		words.differs,
		words.feeBefore,
		words.feeAfter,
		words.reason,
		words.category,
		words.cause
	];
	const text = stringify(
		cases.map((one) => {
			const digits = exponentOf(one.currency);
			const amount = (minor: number) => (minor / 10 ** digits).toFixed(digits);
			return [
				one.number,
				isoDate(one.opened_at, shop.timezone),
				plain(say(locale, answers[one.answer_before])),
				plain(say(locale, answers[one.answer_after])),
				one.currency,
				amount(one.given_after_minor),
				amount(one.given_after_minor - one.given_before_minor),
				amount(one.fee_before_minor),
				amount(one.fee_after_minor),
				harmless(reasons[one.reason_code]?.[locale] ?? one.reason_code),
				harmless(categoryWords(locale, one.category)),
				harmless(causeWords(locale, one.cause, (id) => places.get(id) ?? id))
			];
		}),
		{
			header: true,
			columns: heads.map((head) => plain(say(locale, head))),
			bom: true,
			record_delimiter: 'windows'
		}
	);
	return new Response(text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="backtest-${run.id.slice(-8)}.csv"`
		}
	});
};

/** Words of the shop's own; amounts may begin with a minus, these not with what a spreadsheet would work out. */
const harmless = (text: string): string => plain(text).replace(/^[=+\-@\t\r]/, "'$&");
