import { docsOf } from '#lib/server/api/docs.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ docs: docsOf(locals.context.config.ORIGIN) });
