import type { checkExpand } from './expand.ts';
import type { Params } from './form.ts';
import type { World } from './world.ts';

/** A call whose address has been read. */
export type Call = {
	world: World;
	/** The id in the path, or ''. */
	id: string;
	path: string;
	params: Params;
	/** Epoch ms: lists act as if refunds made later did not exist yet. */
	hideRefundsSince?: number;
};
/** Does the work. What it throws is an answer too, and is kept under the call's key. */
export type Execute = () => object;
/** Reads the parameters. What it throws is a validation failure, which is never kept under a key. */
export type Prepare = (call: Call) => Execute;

type Kind = Parameters<typeof checkExpand>[1];

export type Route = {
	method: string;
	pattern: RegExp;
	kind: Kind;
	listed: boolean;
	known: readonly string[];
	prepare: Prepare;
};

/** One entry of the route table; a GET without `:id` answers a list. */
export function route(
	method: 'GET' | 'POST',
	path: string,
	kind: Kind,
	known: readonly string[],
	prepare: Prepare
): Route {
	const pattern = new RegExp(`^${path.replace(':id', '([^/]+)')}$`);
	return { method, pattern, kind, listed: method === 'GET' && !path.includes(':id'), known, prepare };
}
