import { amountTyped } from '#lib/domain/desk/amount-typed.ts';
import { asciiDigits } from '#lib/domain/order/normal.ts';
import { CONDITIONS, DISPOSITIONS } from '#lib/domain/return/states.ts';
import type { ItemInspection, ReceiveReturnInput } from '#lib/server/commands/returns/types.ts';
import type { ReceivingView } from '#lib/server/queries/receiving.ts';

/** Reads the bench's forms. Fields carry the id of what they are about; ids that are not this parcel's are not read. */
const text = (form: FormData, name: string, most = 2_000): string => {
	const value = form.get(name);
	return typeof value === 'string' ? value.slice(0, most).trim() : '';
};

/** Nothing typed is nothing found; what is no number at all is refused as a quantity by the command. */
function quantity(form: FormData, name: string): number {
	const typed = asciiDigits(text(form, name, 12));
	if (typed === '') return 0;
	return /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN;
}

export const versionFrom = (form: FormData): number =>
	/^\d{1,9}$/.test(text(form, 'version')) ? Number(text(form, 'version')) : 0;

export function parcelFrom(
	form: FormData,
	parcel: ReceivingView
): Pick<ReceiveReturnInput, 'items' | 'unexpected'> {
	const note = text(form, 'other_note');
	return {
		items: parcel.items
			.map((item) => ({ item_id: item.id, quantity: quantity(form, `qty_${item.id}`) }))
			.filter((item) => item.quantity !== 0),
		unexpected: parcel.others
			.map(({ line_id }) => ({ line_id, quantity: quantity(form, `other_${line_id}`), note }))
			.filter((thing) => thing.quantity !== 0)
	};
}

const VERDICTS = ['accept', 'reduce', 'reject'] as const;

/** One inspection per piece that was judged; "later" leaves a piece as it is. */
export function inspectionsFrom(form: FormData, parcel: ReceivingView): ItemInspection[] {
	return parcel.items.flatMap((item) => {
		const verdict = VERDICTS.find((one) => one === text(form, `verdict_${item.id}`));
		const condition = CONDITIONS.find((one) => one === text(form, `condition_${item.id}`));
		const disposition = DISPOSITIONS.find((one) => one === text(form, `disposition_${item.id}`));
		if (!verdict || !condition || !disposition) return [];
		const kept = amountTyped(text(form, `amount_${item.id}`, 40), parcel.return.currency);
		const reason = verdict === 'accept' ? '' : text(form, `${verdict}_${item.id}`, 100);
		return {
			item_id: item.id,
			condition,
			disposition,
			verdict,
			// Nothing kept is refused for a verdict that says otherwise.
			deduction_minor: verdict === 'reduce' ? (kept ?? 0) : 0,
			reason_code: reason === '' ? null : reason,
			findings: text(form, `findings_${item.id}`)
		};
	});
}

const FIELDS = /^(qty|other|condition|disposition|verdict|amount|reduce|reject|findings)_/;

/** What was typed, so that a refusal loses none of it. */
export const echoed = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form.entries()]
			.filter(([name, value]) => FIELDS.test(name) && name.length < 80 && typeof value === 'string')
			.slice(0, 400)
			.map(([name, value]) => [name, String(value).slice(0, 2_000)])
	);
