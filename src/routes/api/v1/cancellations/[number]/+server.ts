import { door } from '#lib/server/api/door.ts';

export const { GET, fallback } = door('/cancellations/{number}');
