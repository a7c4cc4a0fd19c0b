import { door } from '#lib/server/api/door.ts';

export const { POST, fallback } = door('/orders/{number}/line-changes/{change}/withdraw');
