import type { Stop } from './types.ts';

export type Unjoined = Omit<Stop, 'line'>;

/** Stops as one line: solid as far as the way has been gone, dotted where it lies ahead. */
export const joined = (stops: readonly Unjoined[]): Stop[] =>
	stops.map((stop, index) => {
		const following = stops[index + 1] ?? stop;
		return { ...stop, line: following.state === 'next' ? 'dot' : 'solid' };
	});
