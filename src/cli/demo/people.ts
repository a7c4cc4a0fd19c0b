/** Customers of the demo shop: made up, addresses in the form their countries use. */
export type Person = {
	name: string;
	email: string;
	phone: string;
	locale: 'th' | 'en';
	currency: 'THB' | 'USD';
	place: { en: string; th: string };
	address: {
		line1: string;
		line2?: string;
		subdistrict?: string;
		district?: string;
		city?: string;
		province?: string;
		postcode: string;
		country: string;
	};
};

const thai = (
	name: string,
	email: string,
	phone: string,
	line1: string,
	parts: [subdistrict: string, district: string, province: string, postcode: string],
	place: { en: string; th: string }
): Person => ({
	name,
	email: `${email}@example.com`,
	phone,
	locale: 'th',
	currency: 'THB',
	place,
	address: {
		line1,
		subdistrict: parts[0],
		district: parts[1],
		province: parts[2],
		postcode: parts[3],
		country: 'TH'
	}
});

const abroad = (
	name: string,
	email: string,
	phone: string,
	line1: string,
	city: string,
	postcode: string,
	country: string,
	currency: 'THB' | 'USD',
	province?: string
): Person => ({
	name,
	email: `${email}@example.com`,
	phone,
	locale: 'en',
	currency,
	place: { en: city, th: city },
	address: { line1, city, postcode, country, ...(province ? { province } : {}) }
});

const CHIANG_MAI = { en: 'Chiang Mai', th: 'เชียงใหม่' };
const BANGKOK = { en: 'Bangkok', th: 'กรุงเทพฯ' };

export const PEOPLE = {
	ploy: thai(
		'พลอยชมพู ศรีวงศ์',
		'ploy',
		'0812345678',
		'88/4 ถนนนิมมานเหมินท์',
		['สุเทพ', 'เมืองเชียงใหม่', 'เชียงใหม่', '50200'],
		CHIANG_MAI
	),
	somchai: thai(
		'สมชาย ใจดี',
		'somchai',
		'0891112233',
		'12/7 ซอยสุขุมวิท 49',
		['คลองตันเหนือ', 'วัฒนา', 'กรุงเทพมหานคร', '10110'],
		BANGKOK
	),
	nok: thai('นกน้อย พงษ์ไพร', 'nok', '0865550101', '45 หมู่ 3', ['ปากช่อง', 'ปากช่อง', 'นครราชสีมา', '30130'], {
		en: 'Nakhon Ratchasima',
		th: 'นครราชสีมา'
	}),
	wirat: thai('วิรัตน์ แซ่ลิ้ม', 'wirat', '0823456789', '9 ถนนถลาง', ['ตลาดใหญ่', 'เมืองภูเก็ต', 'ภูเก็ต', '83000'], {
		en: 'Phuket',
		th: 'ภูเก็ต'
	}),
	mali: thai(
		'มะลิวัลย์ ทองคำ',
		'mali',
		'0847770000',
		'210/15 หมู่บ้านพฤกษา',
		['บางพลีใหญ่', 'บางพลี', 'สมุทรปราการ', '10540'],
		{ en: 'Samut Prakan', th: 'สมุทรปราการ' }
	),
	ton: thai(
		'ต้นกล้า ศักดิ์สิทธิ์',
		'ton',
		'0951234321',
		'77 ถนนมิตรภาพ',
		['ในเมือง', 'เมืองขอนแก่น', 'ขอนแก่น', '40000'],
		{ en: 'Khon Kaen', th: 'ขอนแก่น' }
	),
	fah: thai('ฟ้าใส อินทร์แก้ว', 'fah', '0832221111', '5/1 ถนนเพชรเกษม', ['หาดใหญ่', 'หาดใหญ่', 'สงขลา', '90110'], {
		en: 'Hat Yai',
		th: 'หาดใหญ่'
	}),
	krit: thai(
		'กฤษณ์ ธนาวัฒน์',
		'krit',
		'0819998877',
		'199 อาคารสาทรทาวเวอร์ ชั้น 12',
		['ยานนาวา', 'สาทร', 'กรุงเทพมหานคร', '10120'],
		BANGKOK
	),
	joy: thai('จอย บุญมา', 'joy', '0876543210', '33 หมู่ 8', ['แม่สาย', 'แม่สาย', 'เชียงราย', '57130'], {
		en: 'Chiang Rai',
		th: 'เชียงราย'
	}),
	prasit: thai(
		'ประสิทธิ์ วงศ์สวัสดิ์',
		'prasit',
		'0805556666',
		'8 ถนนราชดำเนิน',
		['ศรีภูมิ', 'เมืองเชียงใหม่', 'เชียงใหม่', '50200'],
		CHIANG_MAI
	),
	ann: thai(
		'แอน สุขสันต์',
		'ann',
		'0891231234',
		'501 ซอยอารีย์ 4',
		['สามเสนใน', 'พญาไท', 'กรุงเทพมหานคร', '10400'],
		BANGKOK
	),
	bank: thai('แบงค์ ตั้งตรงจิตร', 'bank', '0867778888', '18/2 ถนนสุรศักดิ์', ['ศรีราชา', 'ศรีราชา', 'ชลบุรี', '20110'], {
		en: 'Chonburi',
		th: 'ชลบุรี'
	}),
	mette: abroad(
		'Mette Holm',
		'mette',
		'+4520123456',
		'Vesterbrogade 41, 2. tv',
		'Copenhagen',
		'1620',
		'DK',
		'THB'
	),
	james: abroad(
		'James Okafor',
		'james',
		'+442071234567',
		'14 Camden Passage',
		'London',
		'N1 8ED',
		'GB',
		'USD'
	),
	lena: abroad('Lena Schröder', 'lena', '+493012345678', 'Kastanienallee 7', 'Berlin', '10435', 'DE', 'USD'),
	sarah: abroad(
		'Sarah Whitfield',
		'sarah',
		'+15035550142',
		'2210 NE Alberta St',
		'Portland',
		'97211',
		'US',
		'USD',
		'OR'
	),
	diego: abroad(
		'Diego Ramírez',
		'diego',
		'+13105550177',
		'815 Rose Ave, Apt 3',
		'Venice',
		'90291',
		'US',
		'USD',
		'CA'
	),
	yuki: abroad(
		'Yuki Tanaka',
		'yuki',
		'+81312345678',
		'3-5-1 Jingumae, Shibuya',
		'Tokyo',
		'150-0001',
		'JP',
		'USD'
	),
	noor: abroad(
		'Noor van Dijk',
		'noor',
		'+31201234567',
		'Prinsengracht 263',
		'Amsterdam',
		'1016 GV',
		'NL',
		'USD'
	),
	emma: abroad('Emma Lindqvist', 'emma', '+46812345678', 'Götgatan 22', 'Stockholm', '118 46', 'SE', 'USD')
} satisfies Record<string, Person>;

export type PersonName = keyof typeof PEOPLE;
