import { door } from '#lib/server/api/door.ts';

export const { GET, POST, fallback } = door('/orders/{number}/line-changes');
