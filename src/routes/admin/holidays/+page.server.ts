import { fail, redirect } from '@sveltejs/kit';
import { readHolidayLines } from '#lib/domain/holidays/read-lines.ts';
import { THAI_HOLIDAYS_CHECKED, thaiHolidays } from '#lib/domain/holidays/thai-holidays.ts';
import { markOf } from '#lib/domain/policy/draft/content.ts';
import type { Refusal } from '#lib/domain/result.ts';
import { localDateOf } from '#lib/domain/time.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { addHolidays } from '#lib/server/commands/settings/add-holidays.ts';
import { changeHoliday, removeHoliday } from '#lib/server/commands/settings/change-holiday.ts';
import { findHoliday, holidaysView } from '#lib/server/queries/holidays.ts';
import { typedIn, type TypedIn } from '../form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const year = Number(localDateOf(now, locals.shop.timezone).slice(0, 4));
	const { holidays, uses, offered } = await holidaysView(db.read, now, year);
	const chosen = holidays.find(({ day }) => day === url.searchParams.get('day'));
	const count = (name: string) => Number(/^\d{1,4}$/.exec(url.searchParams.get(name) ?? '')?.[0] ?? 0);
	return {
		years: byYear(holidays.map((holiday) => ({ ...holiday, mark: markOf(holiday) }))),
		count: holidays.length,
		uses,
		offered,
		offeredYears: [year, year + 1],
		checked: THAI_HOLIDAYS_CHECKED,
		chosen: chosen ? { ...chosen, mark: markOf(chosen) } : null,
		added: url.searchParams.has('added') ? { added: count('added'), known: count('known') } : null,
		saved: url.searchParams.has('saved'),
		removed: url.searchParams.has('removed')
	};
};

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const values = { day: typed.text('day', 20), th: typed.text('th', 200), en: typed.text('en', 200) };
		const before = typed.text('before', 20);
		const { context } = locals;
		if (before === '') {
			const done = await addHolidays(context, staffActor(locals), [values]);
			if (!done.ok) return failed('save', done.refusal, { values });
			if (done.value.added === 0)
				return failed('save', { reason: 'value_invalid', facts: { field: 'day', taken: true } }, { values });
			redirect(303, `/admin/holidays?added=1&known=0#day-${values.day}`);
		}
		const seen = typed.text('seen', 40);
		const done = await changeHoliday(context, staffActor(locals), { day: before, seen, to: values });
		if (!done.ok)
			return failed('save', done.refusal, { values, ...(await seenNow(locals, before, seen, done.refusal)) });
		redirect(303, `/admin/holidays?saved#day-${values.day}`);
	},

	remove: async ({ request, locals }) => {
		const typed = typedIn(await request.formData());
		const [day = '', seen = ''] = typed.text('remove', 60).split(':');
		const done = await removeHoliday(locals.context, staffActor(locals), { day, seen });
		if (!done.ok) return failed('remove', done.refusal, {});
		redirect(303, '/admin/holidays?removed');
	},

	thai: async ({ request, locals }) => {
		const ticked = new Set(typedIn(await request.formData()).all('day', 20));
		const years = new Set([...ticked].map((day) => Number(day.slice(0, 4))));
		const holidays = [...years].flatMap(thaiHolidays).filter(({ day }) => ticked.has(day));
		if (holidays.length === 0) return fail(422, { ...NOTHING, at: 'thai' as const, empty: true });
		const done = await addHolidays(locals.context, staffActor(locals), holidays);
		if (!done.ok) return failed('thai', done.refusal, {});
		redirect(303, `/admin/holidays?added=${done.value.added}&known=${done.value.known}`);
	},

	paste: async ({ request, locals }) => {
		const lines = pasted(typedIn(await request.formData()));
		const { holidays, faults } = readHolidayLines(lines);
		if (faults.length > 0) return fail(422, { ...NOTHING, at: 'paste' as const, lines, faults });
		if (holidays.length === 0) return fail(422, { ...NOTHING, at: 'paste' as const, lines, empty: true });
		const done = await addHolidays(locals.context, staffActor(locals), holidays);
		if (!done.ok) return failed('paste', done.refusal, { lines });
		redirect(303, `/admin/holidays?added=${done.value.added}&known=${done.value.known}`);
	}
};

type Part = 'save' | 'remove' | 'thai' | 'paste';
type Failed = {
	values: { day: string; th: string; en: string } | null;
	before: string;
	seen: string;
	lines: string;
	faults: ReturnType<typeof readHolidayLines>['faults'];
	refusal: Refusal | null;
	empty: boolean;
};
const NOTHING: Failed = {
	values: null,
	before: '',
	seen: '',
	lines: '',
	faults: [],
	refusal: null,
	empty: false
};

/** What was typed stays on the page. */
const failed = (at: Part, refusal: Refusal, typed: Partial<Failed>) =>
	fail(refusal.reason === 'changed_meanwhile' ? 409 : 422, { ...NOTHING, at, refusal, ...typed });

/** Who was told of a change saves over it with the next press, and adds what was removed. */
async function seenNow(
	locals: App.Locals,
	before: string,
	seen: string,
	{ reason }: Refusal
): Promise<Pick<Failed, 'before' | 'seen'>> {
	if (reason !== 'changed_meanwhile' && reason !== 'not_found') return { before, seen };
	const holiday = await findHoliday(locals.context.db.read, before);
	return holiday ? { before, seen: markOf(holiday) } : { before: '', seen: '' };
}

const MOST_PASTED = 100_000;
const pasted = (typed: TypedIn): string => typed.lines('lines', MOST_PASTED);

function byYear<T extends { day: string }>(holidays: readonly T[]): { year: number; holidays: T[] }[] {
	const years = [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))];
	return years
		.sort((one, other) => other - one)
		.map((year) => ({ year, holidays: holidays.filter(({ day }) => day.startsWith(`${year}`)) }));
}
