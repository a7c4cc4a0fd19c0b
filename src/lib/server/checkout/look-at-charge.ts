import { isOpenCharge } from '#lib/domain/charge/states.ts';
import type { Id } from '#lib/domain/ids.ts';
import { applyCheckout } from '../commands/charges/apply-checkout.ts';
import { settleDue } from '../commands/charges/settle-due.ts';
import type { Context } from '../context.ts';
import { PaymentsReadError } from '../providers/payments/port.ts';
import { findCharge, liveSession } from '../store/charges.ts';

/**
 * Looks at a charge and its page: what was paid is kept, a page that is not wanted any more is closed, and what time
 * brings is done. A provider that cannot be asked now is asked by the sweep.
 */
export async function lookAtCharge(context: Context, id: Id<'chg'>): Promise<void> {
	const { read } = context.db;
	const charge = await findCharge(read, id);
	if (!charge) return;
	const live = await liveSession(read, id);
	const wanted = isOpenCharge(charge.state) && context.clock.now() < charge.due_at;
	if (live?.gateway_session_id) await see(context, live.gateway_session_id, wanted);
	await settleDue(context, id);
}

async function see(context: Context, gatewayId: string, wanted: boolean): Promise<void> {
	const { payments, log } = context;
	if (!payments) return;
	try {
		const page = await (wanted ? payments.readCheckout(gatewayId) : payments.closeCheckout(gatewayId));
		await applyCheckout(context, page);
	} catch (error) {
		if (!(error instanceof PaymentsReadError)) throw error;
		log.warn({ checkout: gatewayId, code: error.code }, 'the page to pay on could not be read');
	}
}
