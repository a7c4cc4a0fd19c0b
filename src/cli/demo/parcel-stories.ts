import type { Scenario } from './scenarios.ts';

/** To the minute: a parcel that reaches the door today does so at whatever hour the shop is opened. */
const FOUR_DAYS_AGO = { days: 4, minutes: 4 * 24 * 60 };

/** Orders in every state that a parcel knows, and orders of which nothing is asked: inside the window, and long past it. */
export const PARCEL_STORIES: Scenario[] = [
	// The order that the documentation shows: one parcel home, one held by a flood.
	{
		person: 'ploy',
		number: 'BD-74K29',
		goods: [
			['shirt', 0, 1],
			['bowls', 0, 1],
			['cushion', 0, 2],
			['soap', 0, 1],
			['table', 0, 1]
		],
		days: 15,
		discount: { label: 'NEWHOME', minor: 50_000 },
		shipping: 12_000,
		pays: 'visa',
		parcels: [[0, 1, 2, 3], [4]],
		journeys: ['delivered', 'late']
	},
	{
		person: 'somchai',
		goods: [
			['teapot', 0, 1],
			['cup', 0, 4]
		],
		days: 0,
		shipping: 6_000,
		pays: 'promptpay',
		journeys: ['unpacked']
	},
	{ person: 'ann', goods: [['dress', 1, 1]], days: 0, pays: 'visa', journeys: ['unpacked'] },
	{
		person: 'sarah',
		goods: [
			['blanket', 0, 1],
			['candle', 0, 2]
		],
		days: 1,
		shipping: 1_800,
		pays: 'visa',
		journeys: ['unpacked']
	},
	{ person: 'krit', goods: [['chair', 0, 2]], days: 1, pays: 'mastercard', journeys: ['packed'] },
	{
		person: 'joy',
		goods: [
			['towel', 0, 3],
			['soap', 0, 5]
		],
		days: 2,
		pays: 'cash_on_delivery',
		shipping: 5_000,
		journeys: ['packed']
	},
	{ person: 'bank', goods: [['lamp', 0, 1]], days: 3, pays: 'visa', journeys: ['in_transit'] },
	{
		person: 'yuki',
		goods: [
			['bowls', 0, 1],
			['spoons', 0, 1]
		],
		days: 6,
		pays: 'mastercard',
		shipping: 2_400,
		journeys: ['in_transit']
	},
	{
		person: 'emma',
		goods: [['scarf', 0, 2]],
		days: 7,
		pays: 'visa',
		shipping: 1_500,
		journeys: ['in_transit']
	},
	{
		person: 'nok',
		goods: [['mat', 0, 1]],
		...FOUR_DAYS_AGO,
		pays: 'promptpay',
		shipping: 8_000,
		journeys: ['out_for_delivery']
	},
	{
		person: 'wirat',
		goods: [['mirror', 0, 1]],
		...FOUR_DAYS_AGO,
		pays: 'visa',
		shipping: 15_000,
		journeys: ['failed_attempt']
	},
	{
		person: 'ton',
		goods: [['basket', 0, 2]],
		days: 9,
		pays: 'cash_on_delivery',
		shipping: 6_000,
		journeys: ['late']
	},
	{
		person: 'fah',
		goods: [
			['vase', 0, 1],
			['incense', 0, 3]
		],
		days: 16,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['lost']
	},
	{
		person: 'prasit',
		goods: [['tote', 0, 2]],
		days: 14,
		pays: 'visa',
		shipping: 4_000,
		journeys: ['returned_to_sender']
	},

	// Delivered, nothing asked: inside the window, and long past it.
	{
		person: 'mali',
		goods: [
			['apron', 0, 2],
			['spoons', 0, 2]
		],
		days: 8,
		pays: 'visa',
		shipping: 5_000,
		journeys: ['delivered']
	},
	{
		person: 'lena',
		goods: [['blanket', 0, 1]],
		days: 18,
		pays: 'visa',
		shipping: 2_000,
		journeys: ['delivered']
	},
	{
		person: 'diego',
		goods: [
			['table', 0, 1],
			['lamp', 0, 1]
		],
		days: 21,
		pays: 'mastercard',
		shipping: 6_500,
		parcels: [[0], [1]],
		journeys: ['delivered', 'delivered']
	},
	{
		person: 'ann',
		goods: [
			['scarf', 0, 1, 'final_sale'],
			['tote', 0, 1]
		],
		days: 12,
		pays: 'promptpay',
		journeys: ['delivered']
	},
	{
		person: 'somchai',
		goods: [['chair', 0, 1]],
		days: 74,
		pays: 'visa',
		shipping: 35_000,
		journeys: ['delivered']
	},
	{
		person: 'james',
		goods: [['notebook', 0, 4]],
		days: 81,
		pays: 'visa',
		shipping: 1_200,
		journeys: ['delivered']
	}
];
