import { sha256 } from '../../ids.ts';
import type { Reason } from '../../store/reasons.ts';

/** What a page has shown of a reason. Reasons have no version: another mark means that somebody changed it since. */
export const reasonMark = ({ position: _position, ...reason }: Reason): string =>
	sha256(JSON.stringify(Object.entries(reason).sort(([a], [b]) => (a < b ? -1 : 1)))).slice(0, 16);
