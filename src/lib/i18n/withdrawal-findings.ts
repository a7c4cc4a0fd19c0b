import type { Finding } from '#lib/domain/withdrawal/standing.ts';
import type { Catalogue, Message } from './say.ts';
import type { Spoken } from './withdrawal.ts';

const unmatched: Spoken = {
	en: 'With what you gave we could not match it to an order by itself.',
	th: 'จากข้อมูลที่ให้มา ระบบยังจับคู่กับคำสั่งซื้อไม่ได้',
	de: 'Mit Ihren Angaben ließ sie sich nicht von selbst einer Bestellung zuordnen.'
};

/** What stands in the way, to the declarant. The first two say the same: nobody learns which orders there are. */
export const findingsTold: Record<Finding, Spoken> = {
	unknown_order: unmatched,
	contact_differs: unmatched,
	declared_again: {
		en: 'There is an earlier declaration about this order; we look at both together.',
		th: 'มีคำแจ้งก่อนหน้าเกี่ยวกับคำสั่งซื้อนี้ เราจะดูทั้งสองรายการด้วยกัน',
		de: 'Zu dieser Bestellung gibt es eine frühere Erklärung; wir sehen uns beide zusammen an.'
	},
	order_cancelled: {
		en: 'The order was cancelled before.',
		th: 'คำสั่งซื้อนี้ถูกยกเลิกไปก่อนแล้ว',
		de: 'Die Bestellung war schon storniert.'
	},
	country_not_covered: {
		en: 'The order went to a country for which we check the right of withdrawal one by one.',
		th: 'คำสั่งซื้อนี้ส่งไปประเทศที่เราต้องตรวจสิทธิเลิกสัญญาเป็นรายกรณี',
		de: 'Die Bestellung ging in ein Land, für das wir das Widerrufsrecht einzeln prüfen.'
	},
	pieces_in_words: {
		en: 'You named the pieces in your own words; somebody reads them and opens the return.',
		th: 'คุณระบุชิ้นด้วยข้อความ ทีมงานจะอ่านและเปิดรายการคืนให้',
		de: 'Sie haben die Stücke mit eigenen Worten genannt; jemand liest sie und eröffnet die Rücksendung.'
	},
	declared_late: {
		en: 'By our count the period had ended. You may have other rights, and we look at them.',
		th: 'ตามที่เรานับ พ้นกำหนดเลิกสัญญาแล้ว แต่คุณอาจมีสิทธิอื่น เราจะตรวจให้',
		de: 'Nach unserer Zählung war die Frist vorbei. Sie können andere Rechte haben, und wir sehen sie uns an.'
	},
	not_delivered: {
		en: 'Not all of it has arrived yet; we try to stop what is on its way.',
		th: 'ของบางส่วนยังไม่ถึง เราจะพยายามหยุดการจัดส่ง',
		de: 'Noch ist nicht alles angekommen; wir versuchen anzuhalten, was unterwegs ist.'
	},
	return_open: {
		en: 'Some of the pieces are in a return that is open already.',
		th: 'บางชิ้นอยู่ในรายการคืนที่เปิดอยู่แล้ว',
		de: 'Einige Stücke sind schon in einer offenen Rücksendung.'
	},
	excluded_goods: {
		en: 'For some of the pieces the law may not give a right of withdrawal; we look at each of them.',
		th: 'บางชิ้นอาจเป็นสินค้าที่กฎหมายไม่ให้สิทธิเลิกสัญญา เราจะตรวจทีละชิ้น',
		de: 'Für einige Stücke gibt das Gesetz womöglich kein Widerrufsrecht; wir sehen uns jedes an.'
	},
	already_returned: {
		en: 'Some of the pieces have come back to us already.',
		th: 'บางชิ้นกลับมาถึงเราแล้ว',
		de: 'Einige Stücke sind schon bei uns zurück.'
	},
	return_refused: {
		en: 'The return could not be opened by itself; somebody does it.',
		th: 'ระบบเปิดรายการคืนเองไม่ได้ ทีมงานจะเปิดให้',
		de: 'Die Rücksendung ließ sich nicht von selbst eröffnen; das macht jemand von uns.'
	}
};

/** The same on the desk. */
export const findingsOnDesk = {
	unknown_order: { en: 'No order has this number', th: 'ไม่มีคำสั่งซื้อหมายเลขนี้' },
	contact_differs: { en: 'Contact is not that of the order', th: 'อีเมลไม่ตรงกับคำสั่งซื้อ' },
	declared_again: { en: 'An earlier declaration is open', th: 'มีคำแจ้งก่อนหน้าที่ยังไม่ปิด' },
	order_cancelled: { en: 'The order was cancelled', th: 'คำสั่งซื้อถูกยกเลิกแล้ว' },
	country_not_covered: { en: 'Country is not on the list', th: 'ประเทศปลายทางไม่อยู่ในรายการ' },
	pieces_in_words: { en: 'Pieces are told in words', th: 'ระบุชิ้นเป็นข้อความ' },
	declared_late: { en: 'Declared after the period', th: 'แจ้งหลังพ้นกำหนด' },
	not_delivered: { en: 'Not all has been delivered', th: 'ยังส่งไม่ครบ' },
	return_open: { en: 'A return of it is open', th: 'มีรายการคืนเปิดอยู่' },
	excluded_goods: { en: 'Excluded goods among it', th: 'มีสินค้าที่ยกเว้น' },
	already_returned: { en: 'Came back already', th: 'ได้รับของคืนแล้ว' },
	return_refused: { en: 'The return could not be opened', th: 'เปิดรายการคืนไม่ได้' }
} satisfies Record<Finding, Message> & Catalogue;
