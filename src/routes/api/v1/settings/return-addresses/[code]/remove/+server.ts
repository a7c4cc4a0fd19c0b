import { door } from '#lib/server/api/door.ts';

export const { POST, fallback } = door('/settings/return-addresses/{code}/remove');
