import { z } from 'zod';
import type { PerCurrency } from '../policy/types.ts';
import { LINE_CHANGE_KINDS, type LineChangeKind } from '../line-change/kinds.ts';
import { CHANGE_KINDS, CHANGE_MODES, type ChangeKind, type ChangeMode } from './kinds.ts';

/** `minutes` after the purchase; null: until the order is packed, which ends it in any case. */
export type ChangeRule = { mode: ChangeMode; minutes: number | null };

/** Everything that has a rule of its own, in the order in which pages name it. */
export const RULED_KINDS = [...CHANGE_KINDS, ...LINE_CHANGE_KINDS] as const;
export type RuledKind = ChangeKind | LineChangeKind;

export type OrderChangeSettings = Record<RuledKind, ChangeRule> & {
	/**
	 * From this total of the order on, in minor units, an agent looks at a new address and at dearer pieces; a currency
	 * without one: never.
	 */
	high_value: PerCurrency;
};

/** Ninety days: nobody waits longer for a parcel to be packed. */
export const MOST_CHANGE_MINUTES = 129_600;

/**
 * Until the merchant chooses, a person sees what the warehouse must hear of; the mailbox is the portal's own business.
 */
export const USUAL_CHANGE_SETTINGS: OrderChangeSettings = {
	address: { mode: 'agent', minutes: null },
	phone: { mode: 'agent', minutes: null },
	email: { mode: 'at_once', minutes: null },
	note: { mode: 'agent', minutes: null },
	variant: { mode: 'agent', minutes: null },
	quantity: { mode: 'agent', minutes: null },
	high_value: {}
};

const rule = z.object({
	mode: z.enum(CHANGE_MODES),
	minutes: z.int().min(1).max(MOST_CHANGE_MINUTES).nullable()
});
const stored = z.object({
	...(Object.fromEntries(
		RULED_KINDS.map((kind) => [kind, rule.default(USUAL_CHANGE_SETTINGS[kind])])
	) as unknown as Record<RuledKind, typeof rule>),
	high_value: z.record(z.string(), z.int().min(0))
});

/** The settings as they are stored with the shop; the usual ones while nobody changed them. */
export function orderChangeSettings(settings: Record<string, unknown>): OrderChangeSettings {
	if (settings.order_changes === undefined) return USUAL_CHANGE_SETTINGS;
	const kept = known.get(settings);
	if (kept) return kept;
	const read = stored.safeParse(settings.order_changes);
	const found = read.success ? read.data : USUAL_CHANGE_SETTINGS;
	known.set(settings, found);
	return found;
}

/** The order page asks each time, and a shop's settings are one value until they change. */
const known = new WeakMap<Record<string, unknown>, OrderChangeSettings>();
