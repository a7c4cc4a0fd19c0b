import type { RequestHandler } from './$types';
import { plainProblem } from '#lib/server/api/problem.ts';
import { askedBy } from '#lib/server/api/serve.ts';

/** Addresses that no operation has. */
export const fallback: RequestHandler = (event) => plainProblem(askedBy(event), 'not_found', 404);
