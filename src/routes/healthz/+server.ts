import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** This process answers. Nothing else is asked, so that a slow database does not get it restarted. */
export const GET: RequestHandler = () => text('ok\n');
