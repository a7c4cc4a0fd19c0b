import type { Snippet } from 'svelte';
import type { Money } from '#lib/domain/money.ts';

/** One stop of a route line. `line` is the stretch after it; on the last stop the stretch into it. */
export type Stop = {
	state: 'done' | 'here' | 'late' | 'next';
	name: string;
	/** `before` reads in front of the date ("by", "since"); `struck` is a date that no longer holds. */
	time?: { iso: string; text: string; before?: string; struck?: string };
	place?: string;
	line: 'solid' | 'dot';
};

/** One fact. `note` is a second, quieter line under the value; `sum` closes a column of figures. */
export type Fact = {
	label: string;
	value: string | Snippet;
	note?: string;
	labelNote?: string;
	sum?: boolean;
};

/** One line of a money table; `sign: 'always'` on what is added to or taken off the goods. */
export type MoneyRow = {
	label: string;
	why?: string;
	amount: Money;
	sign?: 'auto' | 'always';
	sub?: boolean;
};

/** One thing that happened. Parcel events are round, money is square, late is a diamond. */
export type Happening = { iso: string; when: string; text: string; kind?: 'parcel' | 'money' | 'late' };

export type FormError = { field: string; text: string };

/** One answer on the check page with the way back to change it. */
export type Answer = { label: string; value: string; note?: string; change?: string };

/** One rule of a policy as it read a case. */
export type RuleReading = {
	number: number;
	text: string;
	why?: string;
	outcome: 'no' | 'part' | 'yes';
	said: string;
};

export type Theme = 'light' | 'dark' | 'system';

type PlaceOption = { value: string; label: string; note?: string };

/** A Thai place that was picked, in words. */
export type PickedPlace = { code: string; text: string; country: string };

/** Where somebody stands who picks an address; `fault`: what was sent cannot be used. */
export type PlacePicking =
	| { step: 'start'; postcode: string; provinces: PlaceOption[]; fault: 'postcode' | 'province' | null }
	| { step: 'district'; province: PlaceOption; districts: PlaceOption[]; fault: boolean }
	| { step: 'subdistrict'; places: PlaceOption[]; keep: Record<string, string>; fault: boolean }
	/** `place`: null for an address abroad. */
	| { step: 'details'; place: PickedPlace | null };

/** A variant to choose; `aside` tells its price against that of the piece. */
export type VariantChoice = {
	value: string;
	label: string;
	note: string;
	aside: string;
	picture: string | null;
	disabled: boolean;
};

/** Where somebody stands who changes pieces of an order: which one, then what it becomes. */
export type PiecePicking =
	| { step: 'list'; lines: { href: string; picture: string | null; name: string; details: string }[] }
	| {
			step: 'line';
			position: number;
			name: string;
			choices: VariantChoice[];
			/** Of how many pieces the variant can be changed. */
			left: number;
			/** Numbers of pieces that can be chosen; none where the number cannot be changed. */
			numbers: number[];
			pieces: number;
			missing: 'variant' | 'pieces' | null;
			/** Why neither can be changed; null: something can. */
			closed: string | null;
	  };
