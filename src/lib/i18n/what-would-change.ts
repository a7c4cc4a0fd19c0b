import type { WouldChange } from '#lib/domain/policy/what-would-change.ts';
import { factWords, type FactsPlace } from './facts.ts';
import { classified, say, type Locale } from './say.ts';
import { methods, outcomes } from './states.ts';

/** What would have changed an answer, as one sentence. */
export function changeWords(locale: Locale, change: WouldChange, place: FactsPlace): string {
	const { kind, ...facts } = change;
	const f = factWords(locale, { facts, ...place });
	const day = f.day('at') ?? '–';
	const en = locale === 'en';
	switch (kind) {
		case 'eligible_until':
			return en ? `It could be sent back until ${day}.` : `คืนได้ถึง ${day}`;
		case 'eligible_from':
			return en ? `It can be sent back from ${day}.` : `คืนได้ตั้งแต่ ${day}`;
		case 'eligible_if_fault':
			return en ? 'It could come back if something were wrong with it.' : 'คืนได้ถ้าสินค้ามีปัญหา';
		case 'eligible_with_photos':
			return en
				? `With ${change.photos === 1 ? 'a photo' : `${change.photos} photos`} it could come back.`
				: `คืนได้เมื่อมีรูป ${classified(change.photos, 'รูป')}`;
		case 'eligible_with_comment':
			return en ? 'With a few words about it, it could come back.' : 'คืนได้เมื่อเขียนอธิบายสั้น ๆ';
		case 'eligible_as':
			return en
				? `It could come back for ${say('en', outcomes[change.outcome]).toLowerCase()}.`
				: `คืนได้ถ้ารับเป็น${say('th', outcomes[change.outcome])}`;
		case 'eligible_by':
			return en
				? `It could come back this way: ${say('en', methods[change.method]).toLowerCase()}.`
				: `คืนได้ถ้าใช้วิธี${say('th', methods[change.method])}`;
		case 'free_if_fault':
			return en
				? `It would be free if something were wrong with it: ${f.money('fees_minor') ?? '–'} less.`
				: `ถ้าสินค้ามีปัญหา จะไม่มีค่าธรรมเนียม ${f.money('fees_minor') ?? '–'}`;
		case 'more_as_credit':
			return en
				? `As store credit it would be ${f.money('more_minor') ?? '–'} more.`
				: `ถ้ารับเป็นเครดิตร้านค้า จะได้เพิ่ม ${f.money('more_minor') ?? '–'}`;
	}
}
