import { door } from '#lib/server/api/door.ts';

export const { POST, fallback } = door('/reconciliation/differences/{difference}/resolve');
