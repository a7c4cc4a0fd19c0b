import { missingResource } from './errors.ts';
import type { Params } from './form.ts';
import { integer, text } from './params.ts';

type Listed = { id: string; created: number };
export type Page = { limit: number; startingAfter?: string; endingBefore?: string; created: Params };

export const PAGE_PARAMS = ['limit', 'starting_after', 'ending_before', 'created', 'expand'];

/** The paging parameters every list takes: limit 1 to 100, 10 if not given. */
export function pageOf(params: Params): Page {
	const created = params.created;
	return {
		limit: Math.min(integer(params, 'limit') ?? 10, 100),
		startingAfter: text(params, 'starting_after'),
		endingBefore: text(params, 'ending_before'),
		created:
			typeof created === 'object' ? created : created === undefined ? {} : { gte: created, lte: created }
	};
}

/**
 * One page, newest first, as a Stripe list object.
 * @param oldestFirst everything that fits the filters, in the order it was made
 */
export function pageFrom(oldestFirst: Listed[], page: Page, url: string, kind: string): object {
	const all = oldestFirst.filter((item) => isWithin(item.created, page.created)).reverse();
	let rest = all;
	if (page.startingAfter !== undefined) {
		rest = all.slice(positionOf(all, page.startingAfter, kind, 'starting_after') + 1);
	}
	if (page.endingBefore !== undefined) {
		const before = rest.slice(0, positionOf(rest, page.endingBefore, kind, 'ending_before'));
		const data = before.slice(-page.limit);
		return { object: 'list', data, has_more: before.length > data.length, url };
	}
	return { object: 'list', data: rest.slice(0, page.limit), has_more: rest.length > page.limit, url };
}

function positionOf(all: Listed[], id: string, kind: string, param: string): number {
	const position = all.findIndex((item) => item.id === id);
	if (position < 0) throw missingResource(kind, id, param);
	return position;
}

function isWithin(created: number, range: Params): boolean {
	const bound = (name: string) => (range[name] === undefined ? undefined : Number(range[name]));
	const [gt, gte, lt, lte] = ['gt', 'gte', 'lt', 'lte'].map(bound);
	return (
		(gt === undefined || created > gt) &&
		(gte === undefined || created >= gte) &&
		(lt === undefined || created < lt) &&
		(lte === undefined || created <= lte)
	);
}
