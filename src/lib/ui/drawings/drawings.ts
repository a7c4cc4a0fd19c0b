/** A line drawing: paths of one stroke in a square box, 64 wide unless it says otherwise. */
export type LineDrawing = {
	lines: readonly string[];
	dashed?: readonly string[];
	box?: number;
	stroke?: number;
};

const oval = (cx: number, cy: number, rx: number, ry: number): string =>
	`M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

/** What the demo shop sells. */
export const PRODUCTS = {
	apron: {
		lines: [
			'M22 13h20l2 11c1 4 6 6 9 7v24H11V31c3-1 8-3 9-7z',
			'M22 13c0-6 4-9 10-9s10 3 10 9',
			'M22 38h20v9c0 2-1 4-4 4H26c-3 0-4-2-4-4zM32 38v13',
			'M11 33c-3 0-4 3-7 4M53 33c3 0 4 3 7 4'
		]
	},
	basket: {
		lines: [
			'M9 27h46l-5 28H14z',
			'M19 27c0-12 5-18 13-18s13 6 13 18',
			'M11 36h42M12.5 45.5h39M22 27l2 28M32 27v28M42 27l-2 28'
		]
	},
	blanket: {
		lines: [
			'M14 13h36a6 6 0 0 1 0 12H14a6 6 0 0 1 0-12z',
			'M50 25a6 6 0 0 1 0 12H14a6 6 0 0 1 0-12M50 37a6 6 0 0 1 0 12H14a6 6 0 0 1 0-12',
			'M16 49v6M22 49v6M28 49v6M34 49v6M40 49v6M46 49v6'
		],
		dashed: ['M14 19h36', 'M14 43h36']
	},
	bowls: {
		lines: [
			'M8 31c0 13 9 22 24 22s24-9 24-22',
			oval(32, 31, 24, 5.5),
			'M12 28.5c0-3.5 9-6 20-6s20 2.5 20 6M14 23c0-3.5 8-6 18-6s18 2.5 18 6M16 17.5c0-3 7-5.5 16-5.5s16 2.5 16 5.5',
			'M24 52v4h16v-4M17 40c4 5 9 7 15 7'
		]
	},
	candle: {
		lines: [
			oval(32, 27, 14, 4.5),
			'M18 27v25c0 3 6 5 14 5s14-2 14-5V27',
			'M32 27v-7M32 20c-4-3-4-7 0-12 4 5 4 9 0 12z',
			'M25 38c4 1.5 10 1.5 14 0v10c-4 1.5-10 1.5-14 0z'
		]
	},
	chair: {
		lines: [
			'M20 36V8M44 36V8M20 13c8-2 16-2 24 0M20 20c8-2 16-2 24 0M20 27c8-2 16-2 24 0',
			'M17 35h30l4 7H13z',
			'M16 42l-3 15M48 42l3 15M24 42v10M40 42v10M15 49h34'
		]
	},
	clock: {
		lines: [
			oval(32, 32, 24, 24),
			oval(32, 32, 20, 20),
			'M32 19v13l8 6M32 14.5v.01M49.5 32h.01M32 49.5v.01M14.5 32h.01'
		]
	},
	cup: {
		lines: [
			'M14 23h32v13c0 9-6 14-16 14s-16-5-16-14z',
			'M46 27c7-1 11 2 11 6s-4 8-12 7',
			'M25 17c-3-3 3-5 0-9M35 17c-3-3 3-5 0-9M9 56h42'
		]
	},
	cushion: {
		lines: ['M9 11c15 3.5 31 3.5 46 0-3 14-3 28 0 42-15-3.5-31-3.5-46 0 3-14 3-28 0-42z', 'M32 16v32'],
		dashed: ['M20 16.5c-1.5 10.5-1.5 20.5 0 31', 'M44 16.5c1.5 10.5 1.5 20.5 0 31']
	},
	dress: {
		lines: [
			'M23 7l-3 11 6 9-13 30c12 2 26 2 38 0L38 27l6-9-3-11',
			'M23 7c2 6 5 8 9 8s7-2 9-8',
			'M26 27c4 1.5 8 1.5 12 0M28 35l-4 22M36 35l4 22M32 35v23'
		]
	},
	frame: {
		lines: [
			'M9 9h46v46H9zM16 16h32v32H16zM9 9l7 7M55 9l-7 7M9 55l7-7M55 55l-7-7',
			'M16 42l9-10 8 8 5-5 10 8',
			oval(39, 25, 3, 3)
		]
	},
	incense: {
		lines: [
			'M7 49h50c-1 4-3 6-7 6H14c-4 0-6-2-7-6z',
			'M17 49l25-31M24 49l25-24',
			'M43 14c-4-4 4-5 0-10M51 21c-4-4 4-5 0-10'
		]
	},
	lamp: {
		lines: [
			'M23 7h18l11 25H12z',
			'M32 32v17M42 32v9M42 44v.01',
			'M19 53c0-3 5-4.5 13-4.5S45 50 45 53v3H19zM17 21l3-1M44 20l3 1'
		]
	},
	mat: {
		lines: [
			'M11 17h42v30H11z',
			'M17 17l5 7.5-5 7.5 5 7.5-5 7.5M47 17l-5 7.5 5 7.5-5 7.5 5 7.5',
			'M32 22l6 10-6 10-6-10z',
			'M11 20H5M11 26H5M11 32H5M11 38H5M11 44H5M53 20h6M53 26h6M53 32h6M53 38h6M53 44h6'
		]
	},
	mirror: {
		lines: [
			oval(32, 27, 21, 21),
			oval(32, 27, 16.5, 16.5),
			'M24 29l9-9M28 35l11-11',
			'M27 47.5l-4 9.5h18l-4-9.5'
		]
	},
	notebook: {
		lines: [
			'M15 7h31c2 0 4 2 4 4v42c0 2-2 4-4 4H15z',
			'M22 7v50M29 19h14v10H29zM32.5 24h7',
			'M41 57v4l-2-1.5-2 1.5v-4'
		],
		dashed: ['M18.5 11v42']
	},
	plates: {
		lines: [oval(32, 32, 25, 25), oval(32, 32, 16, 16), 'M24 25c3-3 7-4 11-3M13 25c3-7 9-12 16-13']
	},
	sandals: {
		lines: [
			'M12 17c0-6 3-10 8-10s8 4 8 10c0 7-3 11-3 19s2 21-5 21-5-13-5-21-3-12-3-19z',
			'M36 17c0-6 3-10 8-10s8 4 8 10c0 7-3 12-3 19s2 21-5 21-5-13-5-21-3-12-3-19z',
			'M20 14v5M13 27c1-5 4-8 7-8s6 3 7 8M44 14v5M37 27c1-5 4-8 7-8s6 3 7 8'
		]
	},
	scarf: {
		lines: [
			'M17 9c10 5 20 5 30 0l4 9c-12 8-26 8-38 0z',
			'M23 22l-8 31h13l5-29',
			'M36 24l5 25h12l-8-28',
			'M17 53v5M21.5 53v5M26 53v5M43 49v5M47 49v5M51 49v5M18 42h12M39 40h11'
		]
	},
	shirt: {
		lines: [
			'M24 9 11 15 5 31l8 3.5 3-6V56h32V28.5l3 6 8-3.5-6-16-13-6',
			'M24 9c1 5 4 7.5 8 7.5S39 14 40 9',
			'M24 9l8 10 8-10M32 19v37M32 27h.01M32 35h.01M32 43h.01M32 50h.01',
			'M37 28h7v6.5l-3.5 2-3.5-2z'
		]
	},
	soap: {
		lines: [
			'M9 34c0-8 6-12 23-12s23 4 23 12v6c0 7-6 10-23 10S9 47 9 40z',
			'M9 35c1 7 7 10 23 10s22-3 23-10',
			'M32 38c-4-5-4-8 0-11 4 3 4 6 0 11zm0 0c-5 0-8-1.5-9-5 4-1.5 7 0 9 5zm0 0c5 0 8-1.5 9-5-4-1.5-7 0-9 5z',
			'M45 14h.01M50 10h.01M41 9h.01'
		]
	},
	spoons: {
		lines: [
			oval(15, 17, 5.5, 9),
			'M15 26v31M13.5 57h3',
			'M26.5 8v11c0 5 2.5 7 5.5 7s5.5-2 5.5-7V8M32 8v10M32 26v31M30.5 57h3',
			'M45 8c5 3 7 9 7 17 0 4-2 6-6 6zM46 31v26M44.5 57h3'
		]
	},
	table: {
		lines: [
			oval(32, 17, 24, 6.5),
			'M8 17v3.5c0 3.6 10.7 6.5 24 6.5s24-2.9 24-6.5V17M16 25l-4 31M48 25l4 31M32 27v27M14 43c5 2.5 11 3.5 18 3.5S45 45.5 50 43',
			'M19 16c6-2 12 1.5 19 0s8-1 9-1'
		]
	},
	teapot: {
		lines: [
			'M15 31c0-6 7-10 16-10s16 4 16 10c1 3 2 5 2 8 0 9-8 14-18 14s-18-5-18-14c0-3 1-5 2-8z',
			'M15 31c4 3 9 4 16 4s12-1 16-4M21 23c1-5 5-7 10-7s9 2 10 7',
			oval(31, 13, 2.5, 2.5),
			'M48 34c5-1 5-9 9-10l4 2c-4 4-4 14-12 17M14 34c-7-2-11 2-11 6s4 7 11 6'
		]
	},
	tote: {
		lines: [
			'M12 23h40l4 34H8z',
			'M22 30V17c0-7 4-10 10-10s10 3 10 10v13',
			'M32 49c-5-6-5-9 0-13 5 4 5 7 0 13zm0 0c-6 0-9-2-10-6 5-1 8 1 10 6zm0 0c6 0 9-2 10-6-5-1-8 1-10 6z'
		]
	},
	towel: {
		lines: [
			'M5 11h54M5 8v6M59 8v6',
			'M15 11v41h28V11M43 17h7v28h-7',
			'M15 39h28M15 43h28',
			'M18 52v5M23.5 52v5M29 52v5M34.5 52v5M40 52v5'
		]
	},
	trousers: {
		lines: [
			'M18 7h28l5 50H37l-5-31-5 31H13z',
			'M17.5 14h29M32 14v12',
			'M30 14c-1 3-5 4-4 8M34 14c1 3 5 4 4 8M14 51h13.5M36.5 51H50'
		]
	},
	vase: {
		lines: [
			'M25 8h14M27 8c0 6-1 9-5 14-5 6-8 11-8 17 0 10 7 17 18 17s18-7 18-17c0-6-3-11-8-17-4-5-5-8-5-14',
			'M17.5 29c9 3.5 20 3.5 29 0M14 38c11 4 25 4 36 0'
		],
		dashed: ['M16 47c10 4 22 4 32 0']
	}
} as const satisfies Record<string, LineDrawing>;

/** What the pages themselves need. */
export const SCENES = {
	baandee: {
		lines: ['M3.5 21 17.5 3M26.5 21 12.5 3M8 26h14M8 26v-6M22 26v-6'],
		box: 30,
		stroke: 2
	},
	parcel: {
		lines: ['M7 25h34v30H7zM7 25l12-12h38L41 25M41 55l16-12V13', 'M24 25v30M24 25l12-12', 'M28 42h9v8h-9z']
	},
	slip: {
		lines: [
			'M15 6h34v52l-4.25-3-4.25 3-4.25-3-4.25 3-4.25-3-4.25 3-4.25-3-4.25 3z',
			'M21 13v11M24 13v11M28 13v11M30.5 13v11M35 13v11M38 13v11M43 13v11',
			'M21 31h22M21 37h12M35 41h8v8h-8zM21 43h9'
		]
	},
	scanner: {
		lines: [
			'M9 13h28c5 0 8 3 8 8s-3 8-8 8h-7l-2 24c0 2-2 4-4 4h-5c-2 0-4-2-4-4l2-24H9c-2 0-3-1-3-3V16c0-2 1-3 3-3z',
			'M31 30c3 2 4 5 1 9',
			'M50 21h9M49 15l8-5M49 27l8 5'
		]
	},
	'queue-empty': {
		lines: [
			'M10 56l9-24h40l9 24v20H10z',
			'M10 56h17c1 6 6 9 12 9s11-3 12-9h17',
			'M76 60h13v8c0 5-3 8-6.5 8S76 73 76 68zM89 62c4-1 6 1 6 4s-3 4-6 4M80 55c-2-2 2-4 0-7M85 55c-2-2 2-4 0-7',
			'M2 80h92'
		],
		box: 96
	},
	'orders-none': {
		lines: [
			'M14 12v72M82 12v72M14 24h68M14 50h68M14 76h68',
			'M20 50V38h9v12M29 50v-9h7v9',
			'M62 76V62h12v14M62 66h12M68 50c-5-5-5-9 0-14 5 5 5 9 0 14z'
		],
		dashed: ['M26 76V58h22v18M26 58l5-5h22l-5 5', 'M44 24v-8h16v8'],
		box: 96
	},
	voucher: {
		lines: ['M8 30h80v10a8 8 0 0 0 0 16v10H8V56a8 8 0 0 0 0-16z', 'M20 42h26M20 54h16', oval(72, 48, 5, 5)],
		dashed: ['M58 30v36'],
		box: 96
	},
	'parcel-lost': {
		lines: [
			'M28 52h32v28H28zM28 52l10-11h32L60 52M60 80l10-9V41M44 52v28M44 52l10-11',
			'M42 18c0-6 4-9 8-9s8 3 8 8c0 6-8 6-8 12M50 34v.01',
			oval(6, 84, 3, 3)
		],
		dashed: ['M12 84h10', 'M76 84h18'],
		box: 96
	}
} as const satisfies Record<string, LineDrawing>;

export type ProductName = keyof typeof PRODUCTS;
export type DrawingName = ProductName | keyof typeof SCENES;

export const DRAWINGS: Record<DrawingName, LineDrawing> = { ...PRODUCTS, ...SCENES };

/** Drawings as they are set into a page: each line begins at a place of its own, so all of one kind are one path. */
export const DRAWN = Object.fromEntries(
	Object.entries(DRAWINGS).map(([name, { lines, dashed = [], box = 64, stroke = 1.5 }]) => [
		name,
		{ path: lines.join(''), dashedPath: dashed.join(''), box, stroke }
	])
) as Record<DrawingName, { path: string; dashedPath: string; box: number; stroke: number }>;

export const isDrawing = (name: string | undefined): name is DrawingName =>
	name !== undefined && Object.hasOwn(DRAWINGS, name);

/** The address of a product's drawing as a file, for catalogues, mails and other shops' pages. */
export const productImage = (name: ProductName): string => `/demo/products/${name}.svg`;
