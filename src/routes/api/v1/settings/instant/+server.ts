import { door } from '#lib/server/api/door.ts';

export const { GET, POST, fallback } = door('/settings/instant');
