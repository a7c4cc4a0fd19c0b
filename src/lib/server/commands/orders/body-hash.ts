import type { NeutralOrder } from '#lib/domain/order/neutral.ts';
import { sha256 } from '../../ids.ts';

/** Equal for two orders that say the same, whatever the order of their members. */
export const bodyHash = (order: NeutralOrder): string => sha256(JSON.stringify(sorted(order)));

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (value === null || typeof value !== 'object') return value;
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return Object.fromEntries(
		members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)])
	);
}
