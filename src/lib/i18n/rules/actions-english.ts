import type { ActionKind, ActionOf, WindowStart } from '#lib/domain/policy/language/actions.ts';
import type { PromiseStart } from '#lib/domain/refund/promise.ts';
import type { ActionValues } from './action-values.ts';
import { act, said, type SentencePart } from './parts.ts';

/** Every action as what is to be done, so that they can be told one after another. */
export type ActionSpeech = { [K in ActionKind]: (action: ActionOf<K>, of: ActionValues) => SentencePart[] };

export const englishActions: ActionSpeech = {
	accept: () => [act('accept')],
	refuse: ({ words }, of) => said`${act('refuse')} and say ${of.words(words, 'words')}`,
	window: ({ days, from }, of) =>
		said`let it come back within ${of.count('day', days, 'days')} of ${of.text(STARTS[from], 'from')}`,
	extend_window: ({ days }, of) => said`give ${of.count('day', days, 'days')} more to return it`,
	extend_until: ({ day }, of) => said`take it back until the end of ${of.day(day, 'day')}`,
	delivery_buffer: ({ days }, of) =>
		said`without news of a delivery count from ${of.count('day', days, 'days')} after shipping`,
	defect_window: ({ days }, of) => said`take reports of a defect for ${of.count('day', days, 'days')}`,
	offer: ({ outcomes }, of) => said`offer ${of.either('outcome', outcomes, 'outcomes')}`,
	methods: ({ methods }, of) => said`let them send it ${of.either('method', methods, 'methods')}`,
	destination: ({ address }, of) => said`have it sent to ${of.address(address, 'address')}`,
	limit_pieces: ({ pieces }, of) => said`take back at most ${of.count('piece', pieces, 'pieces')}`,
	require_photos: ({ photos }, of) => said`ask for ${of.count('photo', photos, 'photos')}`,
	waive_photos: () => said`ask for no photo`,
	require_comment: () => said`ask for a comment`,
	restocking_fee: ({ basis_points }, of) =>
		said`keep ${of.share(basis_points, 'basis_points')} as a restocking fee`,
	piece_fee: ({ amounts }, of) => said`keep ${of.amounts(amounts, 'amounts')} per piece`,
	fee_cap: ({ basis_points }, of) =>
		said`keep no more than ${of.share(basis_points, 'basis_points')} of the goods in fees`,
	return_delivery_fee: ({ amounts }, of) =>
		said`charge ${of.amounts(amounts, 'amounts')} for return delivery`,
	waive_fees: () => said`take no fees`,
	refund_delivery: ({ share }, of) => DELIVERY[share](of),
	credit_bonus: ({ basis_points }, of) => said`add ${of.share(basis_points, 'basis_points')} to store credit`,
	credit_bonus_amount: ({ amounts }, of) => said`add ${of.amounts(amounts, 'amounts')} to store credit`,
	credit_valid: ({ days }, of) => said`let store credit be used for ${of.count('day', days, 'days')}`,
	exchange_bonus: ({ basis_points }, of) =>
		said`take ${of.share(basis_points, 'basis_points')} of the value off a dearer exchange`,
	keep_item: ({ up_to }, of) => said`${act('let the customer keep it')} up to ${of.amounts(up_to, 'up_to')}`,
	send_back: () => [act('have it sent back')],
	approve: () => [act('approve at once')],
	approve_up_to: ({ amounts }, of) => said`${act('approve at once')} up to ${of.amounts(amounts, 'amounts')}`,
	ask_person: ({ why }, of) => said`${act('let a person decide')}: ${of.words(why, 'why')}`,
	second_approval: () => said`have a second person approve the refund`,
	ship_by: ({ days }, of) => said`give ${of.count('day', days, 'days')} to hand it over`,
	inspect_within: ({ days }, of) => said`check it within ${of.count('day', days, 'days')}`,
	refund_promise: ({ promise }, of) => {
		const days = of.count('day', promise.days, 'promise.days');
		const from = of.text(PROMISES[promise.from], 'promise.from');
		const sent = said`promise the money within ${days} of ${from}`;
		if (promise.grant.kind === 'nothing') return sent;
		return promise.grant.kind === 'fees'
			? said`${sent} or ${of.text('take no fees', 'promise.grant.kind')}`
			: said`${sent} or give ${of.amounts(promise.grant.amounts, 'promise.grant.amounts')} of store credit`;
	},
	tag: ({ tag }, of) => said`tag the case ${of.text(`“${tag}”`, 'tag')}`,
	note: ({ words }, of) => said`note for the team ${of.words(words, 'words')}`,
	tell_customer: ({ words }, of) => said`tell the customer ${of.words(words, 'words')}`
};

const STARTS: Record<WindowStart, string> = {
	delivered: 'delivery',
	shipped: 'shipping',
	placed: 'the order'
};

const PROMISES: Record<PromiseStart, string> = {
	scanned: 'the carrier’s first scan',
	received: 'the parcel reaching us',
	approved: 'the goods being accepted'
};

const DELIVERY: Record<ActionOf<'refund_delivery'>['share'], (of: ActionValues) => SentencePart[]> = {
	none: (of) => said`refund ${of.text('nothing', 'share')} of the delivery charge`,
	items: (of) => said`refund ${of.text('the piece’s share', 'share')} of the delivery charge`,
	whole_order: (of) => said`refund the delivery charge ${of.text('when the whole order comes back', 'share')}`
};
