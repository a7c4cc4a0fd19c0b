import { door } from '#lib/server/api/door.ts';

export const { GET, PUT, fallback } = door('/settings/policy/drafts/{draft}');
