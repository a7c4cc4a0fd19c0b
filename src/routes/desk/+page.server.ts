import { WORK_VIEWS, type WorkPlace, type WorkView } from '#lib/domain/desk/work.ts';
import { limitOf } from '#lib/server/commands/refunds/permissions.ts';
import { staffActor } from '#lib/server/auth/actors.ts';
import { caseView } from '#lib/server/queries/case.ts';
import { queueCounts, queuePage } from '#lib/server/queries/queue.ts';
import type { PageServerLoad } from './$types';

const ROWS = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { db, clock } = locals.context;
	const now = clock.now();
	const view = viewOf(url.searchParams.get('view'));
	const after = placeOf(url.searchParams.get('after'));
	const counts = await queueCounts(db.read, now);
	const page = await queuePage(db.read, { view, after, limit: ROWS, now });
	const at = url.searchParams.get('at');
	const selected = page.rows.find((row) => row.id === at) ?? page.rows[0] ?? null;
	const number = selected?.return?.number;
	const peek = number ? await caseView(db.read, number, now) : null;
	const staff = staffActor(locals);
	return {
		now,
		view,
		counts,
		rows: page.rows,
		next: page.next && `${page.next.due_at}~${page.next.id}`,
		after: after && `${after.due_at}~${after.id}`,
		selected: selected?.id ?? null,
		peek,
		me: staff.id,
		limit: peek && limitOf(staff, peek.return.currency, locals.shop.currency),
		done: url.searchParams.get('done'),
		about: url.searchParams.get('about')
	};
};

const viewOf = (given: string | null): WorkView => WORK_VIEWS.find((view) => view === given) ?? 'all';

function placeOf(given: string | null): WorkPlace | null {
	const found = /^(\d{1,15})~([a-z]{3}_[0-9a-f-]{36})$/.exec(given ?? '');
	return found?.[1] && found[2] ? { due_at: Number(found[1]), id: found[2] } : null;
}
