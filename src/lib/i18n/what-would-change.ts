import type { WouldChange } from '#lib/domain/policy/what-would-change.ts';
import type { Refusal } from '#lib/domain/result.ts';
import type { Label, ShopLabels } from '#lib/domain/shop/labels.ts';
import { factWords, type FactsPlace } from './facts.ts';
import { classified, joinThai, say, type Locale, type Message } from './say.ts';
import { methods, outcomes } from './states.ts';

export const wouldChange: Message = {
	en: 'What would change the answer',
	th: 'สิ่งที่จะทำให้คำตอบเปลี่ยน'
};

/** What would have changed an answer, as one sentence for staff. */
export function changeWords(locale: Locale, change: WouldChange, place: FactsPlace): string {
	const { kind, ...facts } = change;
	const f = factWords(locale, { facts, ...place });
	const day = f.day('at') ?? '–';
	const en = locale === 'en';
	switch (kind) {
		case 'open_until':
			return en ? `The answer holds until ${day}.` : `คำตอบนี้ใช้ได้ถึง ${day}`;
		case 'eligible_until':
			return en ? `It could be sent back until ${day}.` : `คืนได้ถึง ${day}`;
		case 'eligible_from':
			return en ? `It can be sent back from ${day}.` : `คืนได้ตั้งแต่ ${day}`;
		case 'eligible_if_fault':
			return en ? 'It could come back if something were wrong with it.' : 'คืนได้ถ้าสินค้ามีปัญหา';
		case 'eligible_with_photos':
			return en
				? `With ${photosEn(change.photos)} it could come back.`
				: `คืนได้เมื่อมีรูป ${photosTh(change.photos)}`;
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
		case 'at_once_if_fault':
			return en
				? 'Nobody would have to look if something were wrong with it.'
				: 'ถ้าสินค้ามีปัญหา จะอนุมัติได้โดยไม่ต้องรอตรวจ';
		case 'at_once_with_photos':
			return en
				? `With ${photosEn(change.photos)} nobody would have to look.`
				: `ถ้ามีรูป ${photosTh(change.photos)} จะอนุมัติได้โดยไม่ต้องรอตรวจ`;
		case 'at_once_as':
			return en
				? `For ${say('en', outcomes[change.outcome]).toLowerCase()} nobody would have to look.`
				: `ถ้ารับเป็น${say('th', outcomes[change.outcome])} จะอนุมัติได้โดยไม่ต้องรอตรวจ`;
		case 'free_if_fault':
			return en
				? `It would be free if something were wrong with it; ${f.money('fees_minor') ?? '–'} is kept now.`
				: `ถ้าสินค้ามีปัญหา จะไม่หักอะไร ตอนนี้หัก ${f.money('fees_minor') ?? '–'}`;
		case 'more_as_credit':
			return en
				? `As store credit it would be ${f.money('more_minor') ?? '–'} more.`
				: `ถ้ารับเป็นเครดิตร้านค้า จะได้เพิ่ม ${f.money('more_minor') ?? '–'}`;
	}
}

/**
 * The same for the customer, with what they can do about it. Null for what the refusal says already, and for what could
 * tell of rules about themselves: when such a rule will let go of them, and what a person's look depends on.
 */
export function customerChangeWords(
	locale: Locale,
	change: WouldChange,
	refusal: Refusal | null,
	place: FactsPlace & { labels?: ShopLabels }
): string | null {
	if (refusal !== null && saysAlready(refusal, change)) return null;
	const { kind, ...facts } = change;
	const f = factWords(locale, { facts, ...place });
	const day = f.day('at') ?? '–';
	const en = locale === 'en';
	const { labels } = place;
	const credit = ownOr(locale, labels?.outcomes.store_credit, outcomes.store_credit);
	switch (kind) {
		case 'eligible_until':
		case 'at_once_if_fault':
		case 'at_once_with_photos':
		case 'at_once_as':
			return null;
		case 'eligible_from':
			if (refusal?.reason !== 'not_delivered_yet') return null;
			return en ? `You can ask for it from ${day} at the latest.` : `ขอคืนได้อย่างช้าตั้งแต่ ${day}`;
		case 'open_until':
			return en ? `As things stand, you can ask for this until ${day}.` : `ตอนนี้ขอคืนแบบนี้ได้ถึง ${day}`;
		case 'eligible_if_fault':
			return en
				? 'If something is wrong with it, it can come back: choose that reason.'
				: 'ถ้าสินค้ามีปัญหา คืนได้ เลือกเหตุผลนั้น';
		case 'eligible_with_photos':
			return en
				? `With ${photosEn(change.photos)} of it, it can come back.`
				: `แนบรูปสินค้า ${photosTh(change.photos)} แล้วคืนได้`;
		case 'eligible_with_comment':
			return en ? 'Tell us a few words about it, and it can come back.' : 'เขียนอธิบายสั้น ๆ แล้วคืนได้';
		case 'eligible_as':
			return en
				? `It can come back for ${ownOr(locale, labels?.outcomes[change.outcome], outcomes[change.outcome])}.`
				: joinThai('คืนได้ถ้ารับเป็น', ownOr(locale, labels?.outcomes[change.outcome], outcomes[change.outcome]));
		case 'eligible_by':
			return en
				? `It can come back this way: ${ownOr(locale, labels?.methods[change.method], methods[change.method])}.`
				: joinThai('คืนได้ด้วยวิธี', ownOr(locale, labels?.methods[change.method], methods[change.method]));
		case 'free_if_fault':
			return en
				? `If something is wrong with it, choose that reason: ${f.money('fees_minor') ?? '–'} is then not taken off.`
				: `ถ้าสินค้ามีปัญหา เลือกเหตุผลนั้นได้ จะไม่หัก ${f.money('fees_minor') ?? '–'}`;
		case 'more_as_credit':
			return en
				? `As ${credit} it would be ${f.money('more_minor') ?? '–'} more.`
				: `${joinThai('ถ้ารับเป็น', credit)} จะได้เพิ่ม ${f.money('more_minor') ?? '–'}`;
	}
}

/** The merchant's words as they are, the usual ones as they stand in a sentence. */
const ownOr = (locale: Locale, own: Label | undefined, usual: Message): string =>
	own?.[locale] || say(locale, usual).toLowerCase();

/** Refusals that name the way out themselves. */
function saysAlready({ reason }: Refusal, { kind }: WouldChange): boolean {
	if (kind === 'eligible_with_photos') return reason === 'photo_required';
	if (kind === 'eligible_with_comment') return reason === 'comment_required';
	return kind === 'eligible_if_fault' && FAULT_NAMED.has(reason);
}
const FAULT_NAMED: ReadonlySet<Refusal['reason']> = new Set([
	...(['window_closed', 'final_sale', 'category_not_returnable', 'not_returnable'] as const)
]);

const photosEn = (n: number): string => (n === 1 ? 'a photo' : `${n} photos`);
const photosTh = (n: number): string => classified(n, 'รูป');
