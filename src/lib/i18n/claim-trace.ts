import { told, type FactWords } from './facts.ts';

/** How a claim about a parcel was judged: by the carrier's own word, or by what the shop trusts a customer with. */
export const claimTraces = {
	claim: {
		customer: {
			en: 'A person looks at this before the money goes back.',
			th: 'ทีมงานจะตรวจสอบก่อนคืนเงิน'
		},
		agent: told({
			en: (f) =>
				f.is('given_up')
					? 'The carrier itself says that it is lost or went back'
					: `${what.en(f)}${f.day('until_at') === null ? '' : `, can be told until ${f.day('until_at')}`}; ${limit.en(f)}`,
			th: (f) =>
				f.is('given_up')
					? 'ขนส่งแจ้งเองว่าพัสดุสูญหายหรือตีกลับ'
					: `${what.th(f)}${f.day('until_at') === null ? '' : ` แจ้งได้ถึง ${f.day('until_at')}`} ${limit.th(f)}`
		})
	}
};

const isMissing = (f: FactWords): boolean => f.text('problem') === 'missing';
const what = {
	en: (f: FactWords) => (isMissing(f) ? 'Something is missing from the parcel' : 'The parcel never came'),
	th: (f: FactWords) => (isMissing(f) ? 'ของในพัสดุไม่ครบ' : 'ไม่ได้รับพัสดุ')
};
const limit = {
	en: (f: FactWords) =>
		f.money('limit_minor') === null
			? 'a person looks at every claim'
			: `the customer’s word is enough up to ${f.money('limit_minor')}`,
	th: (f: FactWords) =>
		f.money('limit_minor') === null ? 'ทุกเรื่องต้องให้ทีมงานดู' : `เชื่อตามที่ลูกค้าแจ้งได้ถึง ${f.money('limit_minor')}`
};
