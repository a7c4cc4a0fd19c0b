import { expireSession, settleSession } from './checkout-sessions.ts';
import { failRefund, makeReferenceAvailable, succeedRefund } from './refund-lifecycle.ts';
import type { Scheduled, World } from './world.ts';

/** Lets everything happen whose time has come, earliest first; returns how many things did. */
export function runDue(world: World): number {
	let count = 0;
	for (;;) {
		const due = world.state.scheduled
			.filter((item) => item.at <= world.now())
			.sort((a, b) => a.at - b.at)
			.at(0);
		if (!due) return count;
		world.state.scheduled = world.state.scheduled.filter((item) => item !== due);
		happen(world, due);
		count += 1;
	}
}

/** When the next thing is due, epoch ms; undefined when nothing is. */
export function nextDue(world: World): number | undefined {
	const times = world.state.scheduled.map((item) => item.at);
	return times.length === 0 ? undefined : Math.min(...times);
}

function happen(world: World, { object, change, failureReason }: Scheduled): void {
	const session = world.state.checkoutSessions.get(object);
	if (session && change === 'session_expires' && session.status === 'open') expireSession(world, session);
	if (session && change === 'session_is_paid') settleSession(world, session, true);
	if (session && change === 'session_is_refused') settleSession(world, session, false);
	const refund = world.state.refunds.get(object);
	if (!refund) return;
	if (change === 'refund_succeeds' && refund.status === 'pending') succeedRefund(world, refund);
	if (change === 'refund_fails' && refund.status === 'succeeded') failRefund(world, refund, failureReason);
	if (change === 'refund_expires' && refund.status === 'requires_action')
		failRefund(world, refund, 'unknown');
	if (change === 'reference_available') makeReferenceAvailable(world, refund);
}
