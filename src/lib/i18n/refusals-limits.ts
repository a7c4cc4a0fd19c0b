import { factWords, type FactsOf, type FactWords } from './facts.ts';
import { message } from './say.ts';

/** Which limit stands in the way: of one refund, of the person's day, or of the shop's. */
export const aboveLimit = message<FactsOf>({
	en: (params) => english(factWords('en', params)),
	th: (params) => thai(factWords('th', params))
});

function english(f: FactWords): string {
	const limit = f.money('limit_minor');
	const used = f.money('let_go_minor') ?? 'all of it';
	if (f.text('stopped_by') === 'shop_day')
		return `The shop lets go ${limit ?? 'no more'} in a day, and ${used} is used. A merchant may approve it, or it waits for tomorrow.`;
	if (f.text('stopped_by') === 'day')
		return `Your limit for a day is ${limit ?? 'reached'}, and ${used} is used. Ask somebody else to approve it.`;
	return `${limit === null ? 'This is above your limit.' : `Your limit is ${limit}.`} Ask somebody with a higher limit to approve it.`;
}

function thai(f: FactWords): string {
	const limit = f.money('limit_minor');
	const used = f.money('let_go_minor') ?? 'ทั้งหมด';
	if (f.text('stopped_by') === 'shop_day')
		return `วงเงินต่อวันของร้านคือ ${limit ?? 'ครบแล้ว'} ใช้ไปแล้ว ${used} ให้เจ้าของร้านอนุมัติ หรือรอพรุ่งนี้`;
	if (f.text('stopped_by') === 'day')
		return `วงเงินต่อวันของคุณคือ ${limit ?? 'ครบแล้ว'} ใช้ไปแล้ว ${used} ให้คนอื่นอนุมัติ`;
	return `${limit === null ? 'เกินวงเงินของคุณ' : `วงเงินของคุณคือ ${limit}`} ให้ผู้มีวงเงินสูงกว่าอนุมัติ`;
}
