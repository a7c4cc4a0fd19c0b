import type { Reader } from '../store/database.ts';
import { hasStaff } from '../store/staff.ts';

/** Somebody can sign in already: the first set-up is over for good. */
export const isSetUp = (db: Reader): Promise<boolean> => hasStaff(db);
