import { apiDocument } from '#lib/server/api/openapi.ts';

export const GET = ({ locals }) => Response.json(apiDocument(locals.context.config.ORIGIN));
