import type { ChargePurpose } from '#lib/domain/charge/purposes.ts';
import type { Tx } from '../../store/database.ts';
import type { ChargesTable } from '../../store/schema-charges.ts';
import { exchangeLapsed, exchangePaid } from '../exchanges/charged.ts';
import { lineChangeLapsed, lineChangePaid } from '../line-changes/charged.ts';
import type { By } from '../orders/by.ts';

/** What follows in the same transaction when a charge is paid, or lapses; cancelling it is whoever cancels' own affair. */
export type FollowUp = {
	paid?: (tx: Tx, by: By, charge: ChargesTable) => Promise<void>;
	lapsed?: (tx: Tx, by: By, charge: ChargesTable) => Promise<void>;
};

/** One entry for each purpose. A noun that needs money adds its own step here, and nothing here is known to it. */
export const FOLLOW_UPS: Record<ChargePurpose, FollowUp> = {
	request: {},
	exchange: { paid: exchangePaid, lapsed: exchangeLapsed },
	order_change: { paid: lineChangePaid, lapsed: lineChangeLapsed }
};
