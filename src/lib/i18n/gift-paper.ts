import { keep, type Catalogue } from './say.ts';

/** The receipt that goes in with a gift. */
export const giftPaper = {
	title: { en: 'Gift receipt', th: keep`ใบ~ของขวัญ` },
	words: { en: 'A few words with it', th: 'ข้อความถึงคุณ' },
	code: { en: 'Gift code', th: keep`รหัส~ของขวัญ` },
	pieces: { en: 'What it is for', th: 'สินค้า' },
	how: {
		en: 'Doesn’t it fit? Scan the code or type it at the address below. You get store credit in your own name, and whoever gave it to you is told nothing.',
		th: keep`ถ้าไม่ถูกใจ สแกนรหัสหรือใส่รหัสที่ที่อยู่ด้านล่าง คุณจะได้เครดิตร้านค้าเป็นของคุณเอง และผู้ให้จะไม่ได้~รับ~แจ้ง`
	}
} satisfies Catalogue;
