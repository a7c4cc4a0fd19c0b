import type { RequestHandler } from '@sveltejs/kit';
import { operations } from './registry.ts';
import { refuseMethod, serve } from './serve.ts';

type Door = Record<'GET' | 'POST' | 'PUT' | 'fallback', RequestHandler>;

/** What a route file exports: the operations of one path, and a clear answer to every other method. */
export function door(path: string): Door {
	const here = operations.filter((operation) => operation.path === path);
	const refuse = refuseMethod(...here.map((operation) => operation.method));
	const handlers = here.map((operation) => [operation.method, serve(operation)] as const);
	return { GET: refuse, POST: refuse, PUT: refuse, fallback: refuse, ...Object.fromEntries(handlers) };
}
