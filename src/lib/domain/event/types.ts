/** Everything that can happen, by what it is about: what the documentation lists and a webhook can choose from. */
export const EVENTS = {
	orders: {
		choices: ['order_*', 'payment_*', 'parcel_*', 'cod_*', 'mail_*', 'customer_*', 'evidence_*'],
		types: [
			...['order_placed', 'order_updated', 'order_cancelled', 'order_changed', 'order_change_requested'],
			...['order_change_declined', 'order_change_withdrawn', 'order_change_taken_over'],
			...['order_change_overtaken', 'evidence_packed'],
			...['order_line_changed', 'order_line_change_requested', 'order_line_change_payment_due'],
			...['order_line_change_declined', 'order_line_change_withdrawn', 'order_line_change_lapsed'],
			...['order_line_change_missed', 'order_line_change_taken_over'],
			...['payment_captured', 'payment_dispute_open', 'payment_dispute_won', 'payment_dispute_lost'],
			...['parcel_recorded', 'parcel_moved', 'parcel_refused', 'cod_carrier_told'],
			...['mail_sent_again', 'customer_told_otherwise']
		]
	},
	returns: {
		choices: ['return_*', 'item_*', 'question_*', 'photo_*'],
		types: [
			...['return_submitted', 'return_approved', 'return_declined', 'return_appealed', 'return_cancelled'],
			...['return_changed', 'return_scanned', 'return_troubled', 'return_received', 'return_expired'],
			...['return_reopened', 'return_resolved', 'return_closed', 'return_imported'],
			...['return_boxed', 'return_unboxed'],
			...['item_received', 'item_unannounced', 'item_inspected', 'item_lost'],
			...['question_asked', 'question_answered', 'photo_added']
		]
	},
	refunds: {
		choices: ['refund_*', 'payout_*', 'external_refund_*', 'credit_note_*', 'difference_*'],
		types: [
			...['refund_proposed', 'refund_approved', 'refund_held', 'refund_overridden', 'refund_cancelled'],
			...['refund_failed', 'refund_retried', 'refund_settled', 'refund_recorded', 'refund_adopted'],
			...['refund_linked', 'refund_booked_over', 'refund_handed_over', 'refund_told_back'],
			...['refund_promise_broken', 'refund_reference_known', 'external_refund_matched'],
			...['refund_payment_attempted', 'refund_payment_pending', 'refund_payment_needs_customer'],
			...['refund_payment_succeeded', 'refund_payment_failed', 'refund_payment_parked'],
			...['payout_account_told', 'payout_account_seen', 'payout_entered', 'payout_confirmed'],
			...['payout_withdrawn', 'credit_note_issued', 'credit_note_cancelled'],
			...['difference_found', 'difference_healed', 'difference_assigned', 'difference_resolved']
		]
	},
	exchanges: {
		choices: ['exchange_*'],
		types: [
			...['exchange_requested', 'exchange_out_of_stock', 'exchange_undecided', 'exchange_payment_due'],
			...['exchange_ready', 'exchange_converted', 'exchange_cancelled', 'exchange_chosen'],
			...['exchange_reopened', 'exchange_shipped', 'exchange_completed'],
			...['exchange_deposit_asked', 'exchange_deposit_paid', 'exchange_deposit_lapsed'],
			...['exchange_deposit_called_off', 'exchange_goods_reminded', 'exchange_goods_overdue'],
			...['exchange_goods_extended', 'exchange_goods_kept', 'exchange_goods_settled']
		]
	},
	cancellations: {
		choices: ['cancellation_*', 'hold_*'],
		types: [
			...['cancellation_requested', 'cancellation_accepted', 'cancellation_stopped'],
			...['cancellation_withdrawn', 'cancellation_too_late', 'cancellation_done'],
			...['hold_release_attempted', 'hold_release_parked', 'hold_released', 'hold_overtaken']
		]
	},
	charges: {
		choices: ['charge_*'],
		types: [
			...['charge_opened', 'charge_link_sent', 'charge_reminded', 'charge_processing'],
			...['charge_payment_failed', 'charge_paid', 'charge_lapsed', 'charge_cancelled'],
			...['charge_money_returned']
		]
	},
	claims: {
		choices: ['claim_*'],
		types: ['claim_carrier_asked', 'claim_carrier_answered', 'claim_parcel_came', 'claim_arrival_settled']
	},
	gifts: {
		choices: ['gift_*'],
		types: ['gift_made', 'gift_code_renewed', 'gift_ended', 'gift_receipt_mailed']
	},
	credit: {
		choices: ['store_credit_*', 'credit_*'],
		types: [
			...['store_credit_issued', 'credit_spent', 'credit_restored', 'credit_expired'],
			...['credit_adjusted', 'credit_revoked']
		]
	},
	withdrawals: {
		choices: ['withdrawal_*'],
		types: ['withdrawal_declared', 'withdrawal_matched', 'withdrawal_answered', 'withdrawal_closed']
	},
	catalogue: {
		choices: ['product_*', 'stock_*'],
		types: ['product_added', 'product_changed', 'stock_counted', 'stock_restocked', 'stock_location_saved']
	},
	shop: {
		choices: [
			...['return_address_changed', 'withdrawal_settings_changed', 'refund_limits_changed'],
			...['order_change_settings_changed', 'cancellation_settings_changed', 'instant_settings_changed'],
			...[
				'shop_*',
				'policy_*',
				'reason_*',
				'holiday*',
				'further_address_*',
				'labels_*',
				'colours_*',
				'logo_*'
			],
			...['staff_*', 'api_key_*', 'webhook_*', 'import_*', 'backtest_*', 'job_*']
		],
		types: [
			...['shop_set_up', 'shop_changed', 'return_address_changed', 'colours_changed', 'logo_changed'],
			...['labels_changed', 'withdrawal_settings_changed', 'refund_limits_changed'],
			...['order_change_settings_changed', 'cancellation_settings_changed', 'instant_settings_changed'],
			...['holidays_added', 'holiday_changed', 'holiday_removed'],
			...['further_address_added', 'further_address_changed', 'further_address_removed'],
			...['reason_created', 'reason_changed', 'reason_activated', 'reason_deactivated', 'reason_moved'],
			...['reason_removed', 'policy_published', 'policy_cancelled', 'policy_two_people_set'],
			...['policy_draft_begun', 'policy_draft_discarded', 'policy_draft_proposed'],
			...['backtest_started', 'backtest_cancelled', 'import_started', 'import_cancelled', 'job_retried'],
			...['staff_created', 'staff_signed_in', 'staff_role_changed', 'staff_password_changed'],
			...['staff_deactivated', 'staff_reactivated', 'api_key_created', 'api_key_revoked'],
			...['staff_second_factor_added', 'staff_second_factor_removed', 'staff_recovery_code_used'],
			...['staff_recovery_codes_renewed', 'staff_second_factor_required_set'],
			...['webhook_added', 'webhook_changed', 'webhook_secret_changed', 'webhook_removed'],
			...['webhook_paused', 'webhook_resumed', 'webhook_replayed', 'webhook_event_skipped']
		]
	}
} as const satisfies Record<string, { choices: readonly string[]; types: readonly string[] }>;

export type EventGroup = keyof typeof EVENTS;
export const EVENT_GROUPS = Object.keys(EVENTS) as EventGroup[];
export const EVENT_TYPES: readonly string[] = Object.values(EVENTS).flatMap(({ types }) => [...types]);
