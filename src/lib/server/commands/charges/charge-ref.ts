import type { Id } from '#lib/domain/ids.ts';

/** A charge at the version the person saw; another one is refused as `changed_meanwhile`. */
export type ChargeRef = { charge_id: Id<'chg'>; version?: number };
