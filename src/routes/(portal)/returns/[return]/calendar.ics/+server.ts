import { error } from '@sveltejs/kit';
import type { LocalDate } from '#lib/domain/time.ts';
import { calendar as words } from '#lib/i18n/calendar.ts';
import { plain } from '#lib/i18n/say.ts';
import { calendarAnswer } from '#lib/server/http/calendar.ts';
import { voiceOfVisitor } from '#lib/server/http/voice.ts';
import { openReturn } from '../opened.ts';
import type { RequestHandler } from './$types';

/** The last day on which a return can be handed over, while it has not been. */
export const GET: RequestHandler = async (event) => {
	const { view } = await openReturn(event);
	const { context, locale, shop } = event.locals;
	const { number, state, method, ship_by } = view.return;
	if (state !== 'approved' || method === 'keep' || ship_by === null) error(404);
	const voice = voiceOfVisitor({ locale, shop });
	const { ORIGIN } = context.config;
	const day = {
		uid: `hand-over-${number}@${new URL(ORIGIN).hostname}`,
		day: voice.iso(ship_by) as LocalDate,
		title: plain(voice.t(words.handOver, { number })),
		text: '',
		url: `${ORIGIN}/returns/${number}`
	};
	return calendarAnswer([day], number, context.clock.now());
};
