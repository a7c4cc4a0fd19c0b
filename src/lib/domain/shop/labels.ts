import { z } from 'zod';
import type { Outcome, ReturnMethod } from '../return/states.ts';

/** Words in each language; empty: the usual words stand. */
export type Label = { en: string; th: string };

export const LABELLED_OUTCOMES = ['refund', 'store_credit'] as const satisfies readonly Outcome[];
export const LABELLED_METHODS = ['drop_off', 'own_carrier'] as const satisfies readonly ReturnMethod[];
export type LabelledOutcome = (typeof LABELLED_OUTCOMES)[number];
export type LabelledMethod = (typeof LABELLED_METHODS)[number];

/** What the merchant calls the choices of customers, and the channels that orders name by a code. */
export type ShopLabels = {
	outcomes: Record<LabelledOutcome, Label>;
	methods: Record<LabelledMethod, Label>;
	/** A line under each way to send. */
	notes: Record<LabelledMethod, Label>;
	/** By the channel's code in lower case; a code without a label stands for itself. */
	channels: Record<string, Label>;
};

export const MOST_LABEL = 60;
export const MOST_LABEL_NOTE = 160;
export const MOST_CHANNELS = 50;

const NONE: Label = { en: '', th: '' };
export const USUAL_LABELS: ShopLabels = {
	outcomes: { refund: NONE, store_credit: NONE },
	methods: { drop_off: NONE, own_carrier: NONE },
	notes: { drop_off: NONE, own_carrier: NONE },
	channels: {}
};

const label = z.object({ en: z.string(), th: z.string() }).default(NONE);
const stored = z.object({
	outcomes: z.object({ refund: label, store_credit: label }),
	methods: z.object({ drop_off: label, own_carrier: label }),
	notes: z.object({ drop_off: label, own_carrier: label }),
	channels: z.record(z.string(), label)
});

/** The labels as they are stored with the shop; the usual ones while nobody changed them. */
export function shopLabels(settings: Record<string, unknown>): ShopLabels {
	if (settings.labels === undefined) return USUAL_LABELS;
	const kept = known.get(settings);
	if (kept) return kept;
	const read = stored.safeParse(settings.labels);
	const found = read.success ? read.data : USUAL_LABELS;
	known.set(settings, found);
	return found;
}

/** Every page asks, and a shop's settings are one value until they change. */
const known = new WeakMap<Record<string, unknown>, ShopLabels>();
