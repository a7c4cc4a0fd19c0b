import type { LabelledMethod, ShopLabels } from '#lib/domain/shop/labels.ts';
import { orUsual } from './labels.ts';
import { form } from './return-form.ts';
import type { Message } from './say.ts';

/** The line under each way to send, where the merchant wrote none. */
export const usualNotes: Record<LabelledMethod, Message> = {
	drop_off: form.dropOffNote,
	own_carrier: form.ownCarrierNote
};

export const methodNote = (labels: ShopLabels, method: LabelledMethod): Message =>
	orUsual(labels.notes[method], usualNotes[method]);
