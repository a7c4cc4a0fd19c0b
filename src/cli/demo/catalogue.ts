/** What the demo shop sells. Prices in minor units, tax inside for THB, on top for USD. */
export type Product = {
	sku: string;
	drawing: string;
	category: string;
	en: string;
	th: string;
	options: Words[];
	thb: number;
	usd: number;
	tags?: string[];
	/** What it comes in: every colour in every size. Without them its options are its variants. */
	comes?: { colours: Words[]; sizes: string[]; sold_out?: string[] };
};
type Words = { en: string; th: string };

export const CATALOGUE = {
	shirt: {
		sku: 'PING-SHIRT',
		drawing: 'shirt',
		category: 'clothing',
		en: 'Ping linen shirt',
		th: 'เสื้อลินินปิง',
		options: [
			{ en: 'Sand, M', th: 'สีทราย ไซซ์ M' },
			{ en: 'Sand, L', th: 'สีทราย ไซซ์ L' },
			{ en: 'Indigo, S', th: 'สีคราม ไซซ์ S' }
		],
		thb: 149_000,
		usd: 4_200,
		comes: {
			colours: [
				{ en: 'Sand', th: 'สีทราย' },
				{ en: 'Indigo', th: 'สีคราม' }
			],
			sizes: ['S', 'M', 'L', 'XL'],
			sold_out: ['Sand, XL', 'Indigo, M']
		}
	},
	trousers: {
		sku: 'PING-TROUSERS',
		drawing: 'trousers',
		category: 'clothing',
		en: 'Ping wide trousers',
		th: 'กางเกงขากว้างปิง',
		options: [
			{ en: 'Black, M', th: 'สีดำ ไซซ์ M' },
			{ en: 'Clay, L', th: 'สีดิน ไซซ์ L' }
		],
		thb: 169_000,
		usd: 4_800,
		comes: {
			colours: [
				{ en: 'Black', th: 'สีดำ' },
				{ en: 'Clay', th: 'สีดิน' }
			],
			sizes: ['S', 'M', 'L', 'XL'],
			sold_out: ['Black, L']
		}
	},
	dress: {
		sku: 'NAN-DRESS',
		drawing: 'dress',
		category: 'clothing',
		en: 'Nan cotton dress',
		th: 'เดรสผ้าฝ้ายน่าน',
		options: [
			{ en: 'Natural, S', th: 'สีธรรมชาติ ไซซ์ S' },
			{ en: 'Natural, M', th: 'สีธรรมชาติ ไซซ์ M' }
		],
		thb: 219_000,
		usd: 6_200,
		comes: {
			colours: [
				{ en: 'Natural', th: 'สีธรรมชาติ' },
				{ en: 'Rust', th: 'สีสนิม' }
			],
			sizes: ['S', 'M', 'L'],
			sold_out: ['Rust, S']
		}
	},
	scarf: {
		sku: 'ISAN-SCARF',
		drawing: 'scarf',
		category: 'clothing',
		en: 'Isan silk scarf',
		th: 'ผ้าพันคอไหมอีสาน',
		options: [{ en: 'Lac red', th: 'สีครั่ง' }],
		thb: 129_000,
		usd: 3_700
	},
	apron: {
		sku: 'KRUA-APRON',
		drawing: 'apron',
		category: 'kitchen',
		en: 'Krua canvas apron',
		th: 'ผ้ากันเปื้อนครัว',
		options: [{ en: 'Indigo', th: 'สีคราม' }],
		thb: 69_000,
		usd: 2_100
	},
	bowls: {
		sku: 'CELADON-BOWL-4',
		drawing: 'bowls',
		category: 'kitchen',
		en: 'Celadon stoneware bowls',
		th: 'ชามศิลาดล',
		options: [{ en: 'Set of 4', th: 'ชุด 4 ใบ' }],
		thb: 128_000,
		usd: 3_600
	},
	plates: {
		sku: 'CELADON-PLATE-6',
		drawing: 'plates',
		category: 'kitchen',
		en: 'Celadon dinner plates',
		th: 'จานศิลาดล',
		options: [{ en: 'Set of 6', th: 'ชุด 6 ใบ' }],
		thb: 390_000,
		usd: 10_900
	},
	teapot: {
		sku: 'LAMPANG-TEAPOT',
		drawing: 'teapot',
		category: 'kitchen',
		en: 'Lampang teapot',
		th: 'กาน้ำชาลำปาง',
		options: [{ en: 'White glaze', th: 'เคลือบขาว' }],
		thb: 98_000,
		usd: 2_900
	},
	cup: {
		sku: 'LAMPANG-CUP',
		drawing: 'cup',
		category: 'kitchen',
		en: 'Lampang tea cup',
		th: 'ถ้วยชาลำปาง',
		options: [{ en: 'White glaze', th: 'เคลือบขาว' }],
		thb: 22_000,
		usd: 700
	},
	spoons: {
		sku: 'TEAK-SPOON-6',
		drawing: 'spoons',
		category: 'kitchen',
		en: 'Teak spoons',
		th: 'ช้อนไม้สัก',
		options: [{ en: 'Set of 6', th: 'ชุด 6 คัน' }],
		thb: 14_500,
		usd: 450
	},
	cushion: {
		sku: 'INDIGO-CUSHION',
		drawing: 'cushion',
		category: 'home',
		en: 'Indigo linen cushion cover',
		th: 'ปลอกหมอนลินินคราม',
		options: [{ en: '45 × 45 cm', th: '45 × 45 ซม.' }],
		thb: 39_000,
		usd: 1_200
	},
	blanket: {
		sku: 'LANNA-BLANKET',
		drawing: 'blanket',
		category: 'home',
		en: 'Lanna cotton blanket',
		th: 'ผ้าห่มฝ้ายล้านนา',
		options: [{ en: '150 × 200 cm', th: '150 × 200 ซม.' }],
		thb: 245_000,
		usd: 6_900
	},
	towel: {
		sku: 'WAFFLE-TOWEL',
		drawing: 'towel',
		category: 'home',
		en: 'Waffle bath towel',
		th: 'ผ้าเช็ดตัวรังผึ้ง',
		options: [{ en: 'Oat', th: 'สีข้าวโอ๊ต' }],
		thb: 59_000,
		usd: 1_800
	},
	basket: {
		sku: 'PANDAN-BASKET',
		drawing: 'basket',
		category: 'home',
		en: 'Pandan laundry basket',
		th: 'ตะกร้าเตยปาหนัน',
		options: [{ en: 'Large', th: 'ใบใหญ่' }],
		thb: 119_000,
		usd: 3_400
	},
	vase: {
		sku: 'DAN-KWIAN-VASE',
		drawing: 'vase',
		category: 'home',
		en: 'Dan Kwian vase',
		th: 'แจกันด่านเกวียน',
		options: [{ en: '32 cm', th: 'สูง 32 ซม.' }],
		thb: 89_000,
		usd: 2_600
	},
	mirror: {
		sku: 'RATTAN-MIRROR',
		drawing: 'mirror',
		category: 'home',
		en: 'Rattan mirror',
		th: 'กระจกกรอบหวาย',
		options: [{ en: '60 cm', th: '60 ซม.' }],
		thb: 189_000,
		usd: 5_400
	},
	mat: {
		sku: 'REED-MAT',
		drawing: 'mat',
		category: 'home',
		en: 'Chanthaburi reed mat',
		th: 'เสื่อกกจันทบูร',
		options: [{ en: '120 × 180 cm', th: '120 × 180 ซม.' }],
		thb: 78_000,
		usd: 2_300
	},
	table: {
		sku: 'DOI-TABLE',
		drawing: 'table',
		category: 'furniture',
		en: 'Doi teak side table',
		th: 'โต๊ะข้างไม้สักรุ่นดอย',
		options: [{ en: 'Oiled teak', th: 'ไม้สักเคลือบน้ำมัน' }],
		thb: 345_000,
		usd: 9_800
	},
	chair: {
		sku: 'DOI-CHAIR',
		drawing: 'chair',
		category: 'furniture',
		en: 'Doi rattan chair',
		th: 'เก้าอี้หวายรุ่นดอย',
		options: [{ en: 'Natural', th: 'สีธรรมชาติ' }],
		thb: 590_000,
		usd: 16_500
	},
	lamp: {
		sku: 'MULBERRY-LAMP',
		drawing: 'lamp',
		category: 'electronics',
		en: 'Mulberry paper lamp',
		th: 'โคมไฟกระดาษสา',
		options: [{ en: 'E27, 40 cm', th: 'ขั้ว E27 สูง 40 ซม.' }],
		thb: 159_000,
		usd: 4_500
	},
	soap: {
		sku: 'JASMINE-SOAP',
		drawing: 'soap',
		category: 'skincare',
		en: 'Jasmine soap, 120 g',
		th: 'สบู่มะลิ 120 กรัม',
		options: [{ en: '1 bar', th: '1 ก้อน' }],
		thb: 18_000,
		usd: 600
	},
	candle: {
		sku: 'PANDAN-CANDLE',
		drawing: 'candle',
		category: 'home',
		en: 'Pandan candle',
		th: 'เทียนหอมใบเตย',
		options: [{ en: '200 g', th: '200 กรัม' }],
		thb: 49_000,
		usd: 1_500,
		tags: ['gift']
	},
	incense: {
		sku: 'SANDALWOOD-INCENSE',
		drawing: 'incense',
		category: 'home',
		en: 'Sandalwood incense',
		th: 'ธูปหอมไม้จันทน์',
		options: [{ en: '40 sticks', th: '40 ดอก' }],
		thb: 12_900,
		usd: 400
	},
	notebook: {
		sku: 'SAA-NOTEBOOK',
		drawing: 'notebook',
		category: 'stationery',
		en: 'Saa paper notebook',
		th: 'สมุดกระดาษสา',
		options: [{ en: 'A5', th: 'A5' }],
		thb: 24_000,
		usd: 750
	},
	tote: {
		sku: 'MARKET-TOTE',
		drawing: 'tote',
		category: 'clothing',
		en: 'Market tote',
		th: 'กระเป๋าผ้าไปตลาด',
		options: [{ en: 'Natural', th: 'สีธรรมชาติ' }],
		thb: 45_000,
		usd: 1_400
	},
	sandals: {
		sku: 'HUA-HIN-SANDALS',
		drawing: 'sandals',
		category: 'clothing',
		en: 'Hua Hin sandals',
		th: 'รองเท้าแตะหัวหิน',
		options: [
			{ en: '38', th: 'เบอร์ 38' },
			{ en: '41', th: 'เบอร์ 41' }
		],
		thb: 99_000,
		usd: 2_900,
		comes: { colours: [], sizes: ['37', '38', '39', '40', '41', '42'], sold_out: ['39'] }
	}
} satisfies Record<string, Product>;

export type ProductName = keyof typeof CATALOGUE;
