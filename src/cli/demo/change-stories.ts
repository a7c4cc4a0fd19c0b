import type { Scenario } from './scenarios.ts';

/** Orders whose people changed something before they were packed. */
export const CHANGE_STORIES: Scenario[] = [
	// Just came in, nothing packed: everything can still be changed.
	{
		person: 'ann',
		number: 'BD-CH501',
		goods: [['lamp', 0, 1]],
		days: 0,
		minutes: 45,
		pays: 'visa',
		shipping: 6_000,
		parcels: [],
		journeys: []
	},
	// Another house number: it counted at once.
	{
		person: 'nok',
		number: 'BD-CH502',
		goods: [
			['cup', 0, 4],
			['teapot', 0, 1]
		],
		days: 0,
		minutes: 200,
		pays: 'promptpay',
		parcels: [],
		journeys: [],
		change: {
			after: 25,
			wanted: {
				kind: 'address',
				address: {
					name: 'นกน้อย พงษ์ไพร',
					line1: '45/2 หมู่ 3 (บ้านรั้วสีฟ้า)',
					subdistrict: 'ปากช่อง',
					district: 'ปากช่อง',
					province: 'นครราชสีมา',
					postcode: '30130',
					country: 'TH'
				}
			}
		}
	},
	// To a friend abroad: waits for an agent.
	{
		person: 'joy',
		number: 'BD-CH503',
		goods: [['blanket', 0, 1]],
		days: 0,
		minutes: 130,
		pays: 'visa',
		shipping: 6_000,
		parcels: [],
		journeys: [],
		change: {
			after: 40,
			wanted: {
				kind: 'address',
				address: {
					name: 'Joy Suksai',
					line1: '3-12-7 Kitazawa',
					city: 'Setagaya',
					province: 'Tokyo',
					postcode: '155-0031',
					country: 'JP'
				}
			}
		}
	},
	// Asked for the impossible, and told why not.
	{
		person: 'ton',
		number: 'BD-CH504',
		goods: [['candle', 0, 2]],
		days: 1,
		pays: 'visa',
		parcels: [],
		journeys: [],
		change: {
			after: 15,
			wanted: {
				kind: 'address',
				address: {
					name: 'Ton',
					line1: '221B Baker Street',
					city: 'London',
					postcode: 'NW1 6XE',
					country: 'GB'
				}
			},
			declined: 'เทียนหอมส่งไปสหราชอาณาจักรไม่ได้ ให้ส่งที่อยู่เดิมไหมคะ'
		}
	},
	// Two shirts and a pair of trousers, nothing packed: sizes, colours and numbers can still be changed.
	{
		person: 'ann',
		number: 'BD-CH505',
		goods: [
			['shirt', 0, 2],
			['trousers', 0, 1]
		],
		days: 0,
		minutes: 30,
		pays: 'visa',
		shipping: 6_000,
		parcels: [],
		journeys: []
	},
	// One of them a size larger: it counted at once, at the same price.
	{
		person: 'nok',
		number: 'BD-CH506',
		goods: [['shirt', 0, 2]],
		days: 0,
		minutes: 90,
		pays: 'visa',
		parcels: [],
		journeys: [],
		pieces: { after: 20, quantity: 1, option: 'Sand, L' }
	},
	// One more of it, kept until it is paid.
	{
		person: 'joy',
		number: 'BD-CH507',
		goods: [['shirt', 1, 1]],
		days: 0,
		minutes: 60,
		pays: 'visa',
		parcels: [],
		journeys: [],
		pieces: { after: 15, quantity: 1 }
	}
];
