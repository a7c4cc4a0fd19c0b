import type { Id } from '#lib/domain/ids.ts';
import type {
	AcceptanceState,
	Condition,
	Disposition,
	Outcome,
	ReceptionState,
	ReturnMethod,
	ReturnState
} from '#lib/domain/return/states.ts';
import type { Flag, Instant, JsonText } from './schema-values.ts';

export interface ReturnsTable {
	id: Id<'ret'>;
	number: string;
	order_id: Id<'ord'>;
	kind: 'return' | 'exchange' | 'claim';
	state: ReturnState;
	channel: 'portal' | 'agent' | 'api' | 'import';
	opened_by: string | null;
	locale: 'th' | 'en';
	currency: string;
	policy_version_id: Id<'pol'>;
	/** The policy's Decision as data: verdict, figures, trace (domain/policy). */
	decision: JsonText;
	method: ReturnMethod;
	carrier: string | null;
	tracking_number: string | null;
	tracking_norm: string | null;
	/** Where a rule sends its parcel; null: to the shop's own return address. */
	return_address_code: string | null;
	/** The gift whose receiver sends it back; none: the buyer does. */
	gift_id?: Id<'gft'> | null;
	/** The number of a return in the same box, its own included; null: it travels by itself. */
	box_number: string | null;
	quoted_minor: number;
	return_shipping_fee_minor: number;
	/** What a person must look at: reason codes of the policy, comma separated; empty when none. */
	review_reasons: string;
	needs_person_since: Instant | null;
	decided_at: Instant | null;
	decided_by: string | null;
	decline_reason: string | null;
	decision_note: string | null;
	asked_at: Instant | null;
	/** When the customer contested a no; once per return. */
	appealed_at: Instant | null;
	ship_by: Instant | null;
	scanned_at: Instant | null;
	received_at: Instant | null;
	resolved_at: Instant | null;
	closed_at: Instant | null;
	idempotency_key: string;
	created_at: Instant;
	version: number;
}

export interface ReturnItemsTable {
	id: Id<'rit'>;
	return_id: Id<'ret'>;
	order_line_id: Id<'lin'>;
	position: number;
	quantity: number;
	outcome: Outcome;
	goods_required: Flag;
	reason_code: string;
	answer_code: string | null;
	comment: string;
	reception: ReceptionState;
	acceptance: AcceptanceState;
	/** Line figures promised at submission, before fees. */
	quoted_goods_minor: number;
	quoted_tax_minor: number;
	quoted_shipping_minor: number;
	fee_minor: number;
	deduction_minor: number;
	final_minor: number | null;
	condition: Condition | null;
	disposition: Disposition | null;
	received_at: Instant | null;
	received_by: string | null;
	accepted_at: Instant | null;
	rejected_at: Instant | null;
	split_from_id: Id<'rit'> | null;
	settled_at: Instant | null;
}

export interface FilesTable {
	id: Id<'fil'>;
	sha256: string;
	media_type: string;
	bytes: number;
	width: number | null;
	height: number | null;
	path: string;
	/** The order whose people may read it; null for the shop's own files. */
	order_id: Id<'ord'> | null;
	created_by: string | null;
	created_at: Instant;
}

export interface EvidenceTable {
	id: Id<'evi'>;
	return_id: Id<'ret'>;
	return_item_id: Id<'rit'> | null;
	file_id: Id<'fil'>;
	kind: 'photo';
	created_at: Instant;
}

export interface InspectionsTable {
	id: Id<'ins'>;
	return_item_id: Id<'rit'>;
	staff_id: string | null;
	condition: Condition;
	disposition: Disposition;
	verdict: 'accept' | 'reduce' | 'reject';
	deduction_minor: number;
	reason_code: string | null;
	findings: string;
	created_at: Instant;
}

export interface ReturnsSchema {
	returns: ReturnsTable;
	return_items: ReturnItemsTable;
	files: FilesTable;
	evidence: EvidenceTable;
	inspections: InspectionsTable;
}
