import { isId } from '#lib/domain/ids.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { OUTCOMES, RETURN_METHODS } from '#lib/domain/return/states.ts';
import type { ReturnInput, ReturnItemInput } from '#lib/server/commands/returns/types.ts';
import type { DeskOrder } from '#lib/server/queries/desk-order.ts';
import { wantsTyped } from '../../../wanted.ts';

const text = (form: FormData, name: string, most = 200): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, most) : '';
};

/** Reads the compact form; lines are asked for by the order's own ids, so no other can be named. */
export function requestFrom(form: FormData, order: DeskOrder): ReturnInput {
	const gift = text(form, 'gift', 60);
	return {
		order_id: order.order.id,
		...(isId('gft', gift) && { gift: { gift_id: gift, email: text(form, 'email', 254).trim() } }),
		method: RETURN_METHODS.find((method) => method === text(form, 'method')) ?? 'drop_off',
		items: order.lines.flatMap((line) => {
			const typed = asciiDigits(text(form, `quantity_${line.id}`, 12)).trim();
			if (typed === '' || typed === '0') return [];
			return {
				line_id: line.id,
				quantity: /^\d{1,6}$/.test(typed) ? Number(typed) : 0,
				reason_code: text(form, `reason_${line.id}`),
				answer_code: text(form, `answer_${line.id}`).split(':').at(1) ?? null,
				comment: text(form, `comment_${line.id}`, 2_000),
				...whatFor(form, line.id),
				file_ids: []
			};
		})
	};
}

/** Who says what they get instead exchanges; for everything else what was chosen for all of it holds. */
function whatFor(form: FormData, id: string): Pick<ReturnItemInput, 'outcome' | 'wants'> {
	const wants = wantsTyped(form, id);
	const outcome = OUTCOMES.find((one) => one === text(form, 'outcome')) ?? 'refund';
	return wants.length > 0 ? { outcome: 'exchange', wants } : { outcome };
}

const FIELDS = /^(quantity|reason|answer|comment)_|^(outcome|method|key|gift|email|q)$/;

/** What was typed, for the page that comes back with the figures or with what is missing. */
export const typedIn = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form.entries()]
			.filter(([name, value]) => FIELDS.test(name) && name.length < 80 && typeof value === 'string')
			.slice(0, 2_000)
			.map(([name, value]) => [name, String(value).slice(0, 2_000)])
	);
