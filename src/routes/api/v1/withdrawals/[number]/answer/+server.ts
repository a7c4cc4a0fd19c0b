import { door } from '#lib/server/api/door.ts';

export const { POST, fallback } = door('/withdrawals/{number}/answer');
