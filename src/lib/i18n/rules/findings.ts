import type { ActionKind } from '#lib/domain/policy/language/actions.ts';
import type { FieldName } from '#lib/domain/policy/language/fields.ts';
import type { Finding, FindingCode, FindingFacts, Severity } from '#lib/domain/policy/lint/findings.ts';
import { countryName } from '../policy-rules.ts';
import { keep, say, type Locale, type Message } from '../say.ts';
import { actionNames } from './actions.ts';
import { fieldNames } from './fields.ts';
import { listedText } from './parts.ts';
import { addressSaid, quoted, AND, daySaid, unitValue, wordSaid, type RuleNames } from './values.ts';

/** What is wrong, why, and what to do about it; `where` names the rule or the setting. */
export type FindingWords = { where: string; wrong: string; next: string };

/** A finding in words. */
export function findingWords(locale: Locale, finding: Finding, names: RuleNames = {}): FindingWords {
	const told = tell(locale, finding, names);
	const words =
		finding.rule_id === null ? (settings[finding.code] ?? rules[finding.code]) : rules[finding.code];
	return {
		where: whereOf(locale, finding),
		wrong: words.wrong[locale](told),
		next: words.next[locale](told)
	};
}

export const severities: Record<Severity, Message> = {
	stop: { en: 'Must be put right', th: 'ต้องแก้ก่อนเผยแพร่' },
	warn: { en: 'Probably a mistake', th: 'น่าจะผิดพลาด' },
	hint: { en: 'Worth a look', th: 'ควรดูอีกครั้ง' }
};

/** Facts of a finding, as words. */
type Told = {
	number: number;
	/** The rules that come first: "1 and 3". */
	by: string;
	one: boolean;
	action: string;
	other: string;
	words: string;
	/** What a part of its condition asks about. */
	fields: string;
	day: string;
	days: string;
	country: string;
	/** How many countries more. */
	more: number;
	languages: string;
	fault: string;
};

function tell(locale: Locale, { code, facts }: Finding, names: RuleNames): Told {
	const list = (key: string): readonly string[] => listOf(facts, key);
	const named = (word: string): string => {
		if (code === 'category_unused') return quoted(wordSaid(locale, 'item_category', word));
		if (code === 'unlawful_refusal' || code === 'unlawful_fee')
			return quoted(wordSaid(locale, 'item_category', word));
		if (code === 'country_unused') return countryName(locale, word);
		if (code === 'address_unknown' || code === 'address_retired') return addressSaid(locale, word, names);
		return code === 'reason_unknown' || code === 'reason_retired'
			? wordSaid(locale, 'reason', word, names)
			: word;
	};
	const action = (key: string): string => {
		const kind = String(facts[key] ?? '');
		return Object.hasOwn(actionNames, kind) ? say(locale, actionNames[kind as ActionKind].name) : kind;
	};
	return {
		number: Number(facts.number),
		by: listedText(locale, list('by'), AND[locale]),
		one: list('by').length === 1,
		action: quoted(action('action')),
		other: quoted(action('other')),
		words: listedText(locale, list('words').map(named), AND[locale]),
		fields: listedText(
			locale,
			list('fields').map((field) => quoted(say(locale, fieldNames[field as FieldName]))),
			AND[locale]
		),
		day: daySaid(locale, String(facts.day ?? '')),
		days: unitValue(locale, 'day', Number(facts.days ?? 0)),
		country: countryName(locale, String(facts.country ?? '')),
		more: Math.max(0, list('countries').length - 1),
		languages: listedText(
			locale,
			list('languages').map((language) => say(locale, language === 'th' ? THAI : ENGLISH)),
			AND[locale]
		),
		fault: say(locale, EXPRESSION_FAULTS[String(facts.fault)] ?? EXPRESSION_FAULTS.unreadable ?? THAI)
	};
}

const listOf = (facts: FindingFacts, key: string): readonly string[] => {
	const list = facts[key];
	return Array.isArray(list) ? (list as readonly string[]) : [];
};

function whereOf(locale: Locale, { rule_id, facts, path }: Finding): string {
	if (rule_id !== null)
		return locale === 'th' ? keep`ข้อ_${Number(facts.number)}` : `Rule ${Number(facts.number)}`;
	const setting = SETTINGS[path.replace(/\.\d+$/u, '')];
	return setting ? say(locale, setting) : path;
}

type Spoken = Record<Locale, (told: Told) => string>;
type Words = { wrong: Spoken; next: Spoken };

const always = (en: string, th: string): Spoken => ({ en: () => en, th: () => th });

const andMore = {
	en: ({ country, more }: Told): string =>
		more === 0 ? country : `${country} and ${more} other ${more === 1 ? 'country' : 'countries'}`,
	th: ({ country, more }: Told): string => (more === 0 ? country : keep`${country} และอีก_${more}_ประเทศ`)
};

const lawNext = always(
	'Leave these countries out, or name goods that the law exempts. There the law holds in any case.',
	'เว้นประเทศเหล่านี้ไว้ หรือระบุหมวดที่กฎหมายยกเว้น เพราะที่นั่นกฎหมายมาก่อนเสมอ'
);

const rules: Record<FindingCode, Words> = {
	contradictory: {
		wrong: always('It can never fit: its conditions exclude each other.', 'ไม่มีทางเข้าข้อนี้ เงื่อนไขขัดกันเอง'),
		next: always('Change or remove one of the conditions.', 'แก้หรือลบเงื่อนไขข้อใดข้อหนึ่ง')
	},
	never_holds: {
		wrong: {
			en: ({ fields }) => `Its alternative about ${fields} can never hold: the rest of the rule excludes it.`,
			th: ({ fields }) => `ทางเลือกเรื่อง ${fields} ไม่มีทางเป็นจริง เพราะขัดกับเงื่อนไขอื่นในข้อนี้`
		},
		next: always('Change that alternative, or take it out.', 'แก้ทางเลือกนั้น หรือลบออก')
	},
	unreachable: {
		wrong: {
			en: ({ by, one }) =>
				`It comes too late: ${one ? 'rule' : 'rules'} ${by} already ${one ? 'decides' : 'decide'} everything that fits it.`,
			th: ({ by }) => keep`มาช้าไป ทุกเรื่องที่เข้าข้อนี้ ข้อ_${by} ตัดสินไปก่อนแล้ว`
		},
		next: {
			en: ({ by }) => `Move it above rule ${first(by)}, or remove it.`,
			th: ({ by }) => keep`ย้ายไปก่อนข้อ_${first(by)} หรือลบข้อนี้`
		}
	},
	shadowed: {
		wrong: {
			en: ({ action, by, one, number }) =>
				by === String(number)
					? `${action} does nothing: the same rule settles it before.`
					: `${action} does nothing: ${one ? 'rule' : 'rules'} ${by} already ${one ? 'settles' : 'settle'} that.`,
			th: ({ action, by, number }) =>
				by === String(number)
					? `${action} ไม่มีผล ข้อเดียวกันนี้กำหนดไว้ก่อนแล้ว`
					: keep`${action} ไม่มีผล เพราะข้อ_${by} กำหนดไว้ก่อนแล้ว`
		},
		next: {
			en: ({ by }) => `Move it above rule ${first(by)}, or take this part out.`,
			th: ({ by }) => keep`ย้ายไปก่อนข้อ_${first(by)} หรือลบส่วนนี้ออก`
		}
	},
	conflict: {
		wrong: {
			en: ({ by, action, other }) =>
				`Rule ${by} says ${action} and this one ${other}; some requests fit both, and rule ${by} wins.`,
			th: ({ by, action, other }) =>
				keep`ข้อ_${by} บอก ${action} แต่ข้อนี้บอก ${other} บางเรื่องเข้าทั้งสองข้อ ข้อ_${by} จึงชนะ`
		},
		next: always('Check that the order is what you mean.', 'ดูว่าลำดับเป็นอย่างที่ตั้งใจหรือไม่')
	},
	no_effect: {
		wrong: always('It changes nothing: this holds anyway.', 'ไม่เปลี่ยนอะไร เพราะเป็นอย่างนี้อยู่แล้ว'),
		next: always('Remove it, or change what it sets.', 'ลบข้อนี้ หรือแก้สิ่งที่กำหนด')
	},
	expired: {
		wrong: {
			en: ({ day }) => `Its time is over: it ended on ${day}.`,
			th: ({ day }) => `หมดช่วงเวลาแล้วเมื่อ ${day}`
		},
		next: always('Give it a new day, or switch it off.', 'กำหนดวันใหม่ หรือปิดข้อนี้')
	},
	currency_missing: {
		wrong: {
			en: ({ words }) => `It has no amount for ${words}, so it says nothing of such orders.`,
			th: ({ words }) => `ไม่ได้กำหนดจำนวนเงินสำหรับ ${words} จึงไม่มีผลกับคำสั่งซื้อสกุลนั้น`
		},
		next: always('Give an amount for each currency you sell in.', 'ใส่จำนวนเงินให้ครบทุกสกุลที่ขาย')
	},
	category_unused: {
		wrong: {
			en: ({ words }) => `None of your goods are in category ${words}.`,
			th: ({ words }) => `ร้านไม่มีสินค้าในหมวด ${words}`
		},
		next: always('Check the spelling, or leave it for goods to come.', 'ตรวจตัวสะกด หรือเก็บไว้ถ้าจะมีสินค้าภายหลัง')
	},
	country_unused: {
		wrong: { en: ({ words }) => `You don’t deliver to ${words}.`, th: ({ words }) => `ร้านไม่ได้ส่งไป ${words}` },
		next: always('Check the country, or leave it for later.', 'ตรวจประเทศ หรือเก็บไว้ใช้ภายหลัง')
	},
	reason_unknown: {
		wrong: {
			en: ({ words }) => `There is no reason ${words}, so nobody can choose it.`,
			th: ({ words }) => `ไม่มีเหตุผล ${words} จึงไม่มีใครเลือกได้`
		},
		next: always('Choose one of the shop’s reasons.', 'เลือกจากเหตุผลที่ร้านมี')
	},
	reason_retired: {
		wrong: {
			en: ({ words }) => `The reason ${words} is no longer offered.`,
			th: ({ words }) => `เหตุผล ${words} ไม่ได้เปิดให้เลือกแล้ว`
		},
		next: always('Offer it again, or choose another.', 'เปิดให้เลือกอีกครั้ง หรือเลือกข้ออื่น')
	},
	address_unknown: {
		wrong: {
			en: ({ words }) => `There is no return address ${words}; parcels go to the shop’s own.`,
			th: ({ words }) => `ไม่มีที่อยู่รับคืน ${words} พัสดุจึงส่งไปที่อยู่หลักของร้าน`
		},
		next: always('Choose one of the shop’s addresses.', 'เลือกจากที่อยู่ที่ร้านมี')
	},
	address_retired: {
		wrong: {
			en: ({ words }) => `The return address ${words} is no longer used; parcels go to the shop’s own.`,
			th: ({ words }) => `ที่อยู่รับคืน ${words} เลิกใช้แล้ว พัสดุจึงส่งไปที่อยู่หลักของร้าน`
		},
		next: always('Use it again, or choose another.', 'เปิดใช้อีกครั้ง หรือเลือกที่อื่น')
	},
	unlawful_refusal: {
		wrong: {
			en: (told) =>
				`In ${andMore.en(told)} the law lets people send such goods back within ${told.days} without a reason.`,
			th: (told) => keep`ใน${andMore.th(told)} กฎหมายให้คืนของเช่นนี้ได้ภายใน ${told.days} โดยไม่ต้องบอกเหตุผล`
		},
		next: lawNext
	},
	unlawful_window: {
		wrong: {
			en: (told) => `In ${andMore.en(told)} the law gives at least ${told.days}.`,
			th: (told) => keep`ใน${andMore.th(told)} กฎหมายให้เวลาอย่างน้อย ${told.days}`
		},
		next: {
			en: ({ days }) => `Give ${days} or more, or leave these countries out.`,
			th: ({ days }) => `กำหนด ${days} ขึ้นไป หรือเว้นประเทศเหล่านี้ไว้`
		}
	},
	unlawful_fee: {
		wrong: {
			en: (told) =>
				`In ${andMore.en(told)} nothing may be kept of goods that come back within ${told.days}; only the way back may cost something.`,
			th: (told) => keep`ใน${andMore.th(told)} ของที่คืนภายใน ${told.days} หักค่าธรรมเนียมไม่ได้ คิดได้เฉพาะค่าส่งคืน`
		},
		next: lawNext
	},
	unlawful_demand: {
		wrong: {
			en: (told) =>
				`${told.action} is more than the law allows in ${andMore.en(told)}: people owe no proof and no reason, and get their money back.`,
			th: (told) =>
				keep`${told.action} เกินกว่าที่กฎหมายใน${andMore.th(told)} ยอมให้ ลูกค้าไม่ต้องมีหลักฐานหรือเหตุผล และมีสิทธิรับเป็นเงิน`
		},
		next: lawNext
	},
	cod_claim_limited: {
		wrong: {
			en: ({ action, country, days }) =>
				`In ${country} whoever paid at the door can claim goods that are not what they bought within ${days}; ${action} doesn’t hold for such a claim.`,
			th: ({ action, country, days }) =>
				keep`ใน${country} ลูกค้าที่จ่ายเงินปลายทางขอเงินคืนได้ภายใน ${days} ถ้าได้ของไม่ตรงหรือชำรุด ${action} จึงใช้กับกรณีนี้ไม่ได้`
		},
		next: always(
			'Take it out, or let the rule speak of the customer’s own reasons.',
			'ลบออก หรือให้ข้อนี้ใช้กับเหตุผลของลูกค้าเอง'
		)
	},
	fee_on_defect: {
		wrong: always(
			'The fault is never the customer’s own here, so no fee may be taken.',
			'ข้อนี้ลูกค้าไม่ได้เป็นฝ่ายผิด จึงคิดค่าธรรมเนียมไม่ได้'
		),
		next: always(
			'Take the fee out, or let the rule speak of the customer’s own reasons.',
			'ลบค่าธรรมเนียม หรือให้ข้อนี้ใช้กับเหตุผลของลูกค้าเอง'
		)
	},
	wording_missing: {
		wrong: {
			en: ({ action, languages }) => `The words of ${action} are missing in ${languages}.`,
			th: ({ action, languages }) => `${action} ยังไม่มีข้อความ${languages}`
		},
		next: always('Write them in both languages.', 'ใส่ข้อความให้ครบทั้งสองภาษา')
	},
	wording_same: {
		wrong: {
			en: ({ action }) => `The words of ${action} are the same in both languages.`,
			th: ({ action }) => `ข้อความของ ${action} เหมือนกันทั้งสองภาษา`
		},
		next: always('Write them anew in the other language.', 'เขียนใหม่ให้อีกภาษาหนึ่ง')
	},
	expression_faulty: {
		wrong: { en: ({ fault }) => `Its expression ${fault}.`, th: ({ fault }) => `นิพจน์${fault}` },
		next: always('Put the expression right, or use the pickers.', 'แก้นิพจน์ หรือเลือกเงื่อนไขจากรายการแทน')
	}
};

/** Where a setting is to blame, other words are right. */
const settings: Partial<Record<FindingCode, Words>> = {
	currency_missing: {
		wrong: {
			en: ({ words }) => `There is no amount for ${words}.`,
			th: ({ words }) => `ยังไม่มีจำนวนเงินสำหรับ ${words}`
		},
		next: always('Give an amount for each currency you sell in.', 'ใส่จำนวนเงินให้ครบทุกสกุลที่ขาย')
	},
	unlawful_refusal: {
		wrong: {
			en: (told) =>
				`${told.words} can be sent back within ${told.days} in ${andMore.en(told)} all the same: the law does not exempt it.`,
			th: (told) => keep`${told.words} ใน${andMore.th(told)} ยังคืนได้ภายใน ${told.days} เพราะกฎหมายไม่ได้ยกเว้น`
		},
		next: always(
			'If the law exempts these goods, name them as exempt.',
			'ถ้ากฎหมายยกเว้นสินค้านี้ ให้ระบุไว้ในหมวดที่ยกเว้น'
		)
	},
	unlawful_fee: {
		wrong: {
			en: (told) =>
				`In ${andMore.en(told)} no restocking fee is kept within ${told.days}: the law holds instead.`,
			th: (told) => keep`ใน${andMore.th(told)} ภายใน ${told.days} ระบบไม่หักค่าธรรมเนียม เพราะกฎหมายห้าม`
		},
		next: always('Nothing to do, unless you meant to take it there.', 'ไม่ต้องแก้ เว้นแต่ตั้งใจจะหักในประเทศนั้น')
	}
};

const first = (by: string): string => by.split(/[^\d]/u)[0] ?? by;

const THAI: Message = { en: 'Thai', th: 'ภาษาไทย' };
const ENGLISH: Message = { en: 'English', th: 'ภาษาอังกฤษ' };

const EXPRESSION_FAULTS: Partial<Record<string, Message>> = {
	too_long: { en: 'is too long', th: 'ยาวเกินไป' },
	unreadable: { en: 'cannot be read', th: 'อ่านไม่ได้' },
	not_a_condition: { en: 'does not answer yes or no', th: 'ไม่ได้ให้คำตอบว่าใช่หรือไม่ใช่' },
	not_allowed: { en: 'uses something that could run without end', th: 'ใช้คำสั่งที่อาจทำงานไม่รู้จบ' }
};

const SETTINGS: Partial<Record<string, Message>> = {
	windows: { en: 'Return windows', th: 'กำหนดคืนสินค้า' },
	excluded_categories: { en: 'Categories that don’t come back', th: 'หมวดที่ไม่รับคืน' },
	restocking_fees: { en: 'Restocking fee', th: 'ค่าธรรมเนียมการคืนสินค้า' },
	auto_approve_limit: { en: 'Approve at once up to', th: 'อนุมัติทันทีถึง' },
	return_shipping_fee: { en: 'Return delivery', th: 'ค่าส่งคืน' },
	keep_item_limit: { en: 'Keep the piece up to', th: 'เก็บของไว้ได้ถึง' },
	refund_promise: { en: 'Credit if we are late', th: 'เครดิตถ้าคืนเงินช้า' }
};
