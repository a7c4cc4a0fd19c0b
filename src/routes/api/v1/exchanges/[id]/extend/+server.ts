import { door } from '#lib/server/api/door.ts';

export const { POST, fallback } = door('/exchanges/{id}/extend');
