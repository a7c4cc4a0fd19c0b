import { error } from '@sveltejs/kit';
import type { LocalDate } from '#lib/domain/time.ts';
import { calendar as words } from '#lib/i18n/calendar.ts';
import { plain } from '#lib/i18n/say.ts';
import { orderInSight } from '#lib/server/auth/actors.ts';
import { calendarAnswer } from '#lib/server/http/calendar.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { orderJudged } from '#lib/server/queries/customer-order.ts';
import type { RequestHandler } from './$types';

/** The last days on which pieces of an order can come back, one for all that end together. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { context, customer, locale, shop } = locals;
	const now = context.clock.now();
	const seen = await orderInSight(context, customer, params.order);
	if (!seen) error(404);
	const { order, lines, verdicts } = await orderJudged(context.db.read, seen, now, 'of_returns', 'buyer');
	const voice = voiceOfVisitor({ locale, shop });
	const days = new Map<string, { n: number; names: string[] }>();
	for (const { line_id, returnable_quantity: n, return_by } of verdicts) {
		const line = lines.find(({ id }) => id === line_id);
		if (line === undefined || n === 0 || return_by === null) continue;
		const day = days.get(voice.iso(return_by)) ?? { n: 0, names: [] };
		day.n += n;
		day.names.push(
			plain(voice.t(words.pieces, { n, name: voice.of({ en: line.title_en, th: line.title_th }) }))
		);
		days.set(voice.iso(return_by), day);
	}
	if (days.size === 0) error(404);
	const { ORIGIN } = context.config;
	const url = `${ORIGIN}/orders/${encodeURIComponent(order.number)}`;
	const events = [...days].map(([day, { n, names }]) => ({
		uid: `return-${encodeURIComponent(order.number)}-${day}@${new URL(ORIGIN).hostname}`,
		day: day as LocalDate,
		title: plain(voice.t(words.lastDay, { n, number: order.number })),
		text: names.join('\n'),
		url
	}));
	return calendarAnswer(events, encodeURIComponent(order.number), now);
};
