import type { Id } from '#lib/domain/ids.ts';
import type { LineChangeKind } from '#lib/domain/line-change/kinds.ts';
import type { LineChangeState } from '#lib/domain/line-change/states.ts';

export type ProposeLineChangeInput = {
	order_id: Id<'ord'>;
	line_id: Id<'lin'>;
	kind: LineChangeKind;
	/** So many pieces become the variant, or so many are added. */
	quantity: number;
	/** Of the same product; left out for more pieces. */
	variant_id?: Id<'var'>;
	/** The difference that was shown, in minor units: what is paid on top less what goes back. */
	quoted_minor?: number;
	/** The order as the author saw it; another version is refused as `changed_meanwhile`. */
	version?: number;
	/** Staff and programs say why. */
	reason?: string;
	/** A program that asks in the customer's name is bound by the rules for customers. */
	for_customer?: boolean;
};

/** `version` is the one the person saw; another one is refused as `changed_meanwhile`. */
export type LineChangeRef = { change_id: Id<'lch'>; version?: number };

export type ProposedLineChange = {
	change_id: Id<'lch'>;
	kind: LineChangeKind;
	state: LineChangeState;
	version: number;
};
