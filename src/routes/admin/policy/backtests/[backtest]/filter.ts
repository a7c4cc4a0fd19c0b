import type { CaseFilter } from '#lib/server/queries/backtests.ts';

export const FILTERS = ['reason', 'category', 'cause'] as const;

/** What the cases are filtered by; an empty choice is none. */
export function filterOf(url: URL): CaseFilter {
	const filter: CaseFilter = {};
	for (const name of FILTERS) {
		const value = url.searchParams.get(name)?.slice(0, 200);
		if (value) filter[name] = value;
	}
	return filter;
}
