import { cancellation as words, cancellationStates } from '#lib/i18n/cancellation.ts';
import type { Voice } from '#lib/i18n/voice.ts';
import type { CancellationView } from '#lib/server/queries/cancellation.ts';
import { joined, type Unjoined } from '#lib/ui/joined.ts';
import type { Stop } from '#lib/ui/types.ts';

/** The way of a cancellation: asked, looked for in the warehouse, called off, and what becomes of the money. */
export function stopsOf({ row, money }: CancellationView, voice: Voice): Stop[] {
	const stop = (state: Stop['state'], name: string, at: number | null = null): Unjoined => ({
		state,
		name,
		...(at === null ? {} : { time: { iso: voice.iso(at), text: voice.dayShort(at) } })
	});
	const asked = stop('done', voice.t(words.stopAsked), row.requested_at);
	const cancelled = voice.t(cancellationStates.accepted);
	const end = money.refund_minor > 0 ? words.stopRefund : money.released_minor > 0 ? words.stopHold : null;
	const paid = (state: Stop['state']): Unjoined[] => (end ? [stop(state, voice.t(end))] : []);
	switch (row.state) {
		case 'requested':
		case 'warehouse_check':
			return joined([
				asked,
				stop('here', voice.t(words.stopCheck)),
				stop('next', cancelled),
				...paid('next')
			]);
		case 'too_late':
		case 'withdrawn':
			return joined([
				asked,
				stop(
					row.state === 'too_late' ? 'late' : 'done',
					voice.t(cancellationStates[row.state]),
					row.decided_at
				)
			]);
		default:
			return joined([
				asked,
				stop('done', cancelled, row.decided_at),
				...paid(row.state === 'done' ? 'done' : 'here')
			]);
	}
}
