import type { WorkView } from '#lib/domain/desk/work.ts';
import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

type Count = { n: number };
type Who = { who: string };
type Amount = { amount: string };

const thing = (n: number) => counted(n, { one: 'thing waits', other: 'things wait' });

/** The views of the queue: their names, and the sentence over the list. */
export const workViews: Record<WorkView, { name: Message; title: Message<Count>; empty: Message }> = {
	all: {
		name: { en: 'All', th: 'ทั้งหมด' },
		title: message<Count>({
			en: ({ n }) => `${thing(n)} for a person`,
			th: ({ n }) => keep`${n}_เรื่องรอคนจัดการ`
		}),
		empty: { en: 'Nothing waits for anybody', th: 'ไม่มีงานค้าง' }
	},
	decide: {
		name: { en: 'To decide', th: 'ต้องตัดสิน' },
		title: message<Count>({
			en: ({ n }) => counted(n, { one: 'return needs a decision', other: 'returns need a decision' }),
			th: ({ n }) => keep`${n}_เรื่องรอคุณตัดสิน`
		}),
		empty: { en: 'Every return is decided', th: 'ตัดสินครบทุกเรื่องแล้ว' }
	},
	money: {
		name: { en: 'Money', th: 'เงิน' },
		title: message<Count>({
			en: ({ n }) => counted(n, { one: 'refund needs a person', other: 'refunds need a person' }),
			th: ({ n }) => keep`เงินคืน_${n}_รายการรอคนจัดการ`
		}),
		empty: { en: 'No refund is stuck', th: 'ไม่มีเงินคืนค้าง' }
	},
	inspect: {
		name: { en: 'Arrived, to check', th: keep`รับ~ของแล้ว รอตรวจ` },
		title: message<Count>({
			en: ({ n }) => counted(n, { one: 'parcel waits to be checked', other: 'parcels wait to be checked' }),
			th: ({ n }) => keep`พัสดุ_${n}_กล่องรอตรวจ`
		}),
		empty: { en: 'Everything that arrived is checked', th: 'ตรวจของที่มาถึงครบแล้ว' }
	},
	stuck: {
		name: { en: 'Stuck mails and jobs', th: 'อีเมลและงานที่ค้าง' },
		title: message<Count>({
			en: ({ n }) => counted(n, { one: 'mail or job is stuck', other: 'mails and jobs are stuck' }),
			th: ({ n }) => keep`อีเมลหรืองานของระบบค้าง_${n}_รายการ`
		}),
		empty: { en: 'No mail and no job is stuck', th: 'ไม่มีอีเมลหรืองานของระบบค้าง' }
	},
	waiting: {
		name: { en: 'Waiting for the customer', th: 'รอลูกค้า' },
		title: message<Count>({
			en: ({ n }) => `Waiting for ${counted(n, { one: 'customer', other: 'customers' })}`,
			th: ({ n }) => keep`รอลูกค้าตอบ_${n}_เรื่อง`
		}),
		empty: { en: 'No customer owes an answer', th: 'ไม่มีเรื่องที่รอลูกค้าตอบ' }
	}
};

/** The queue and the search of the desk. */
export const desk = {
	views: { en: 'Views', th: 'มุมมอง' },
	soonestFirst: { en: 'Soonest promise first', th: 'ใกล้ครบกำหนดก่อน' },
	emptyNext: {
		en: 'New work appears here by itself. Receive a parcel, or find an order with the search.',
		th: 'งานใหม่จะขึ้นที่นี่เอง ระหว่างนี้รับพัสดุ หรือค้นหาคำสั่งซื้อได้'
	},
	seeAll: { en: 'See all', th: 'ดูทั้งหมด' },
	table: { en: 'What waits', th: 'ตารางงานที่รอ' },
	colCase: { en: 'Case', th: 'เรื่อง' },
	colReason: { en: 'Reason', th: 'เหตุผล' },
	colAge: { en: 'Age', th: 'รอมา' },
	colPromise: { en: 'Promise', th: 'กำหนด' },
	colValue: { en: 'Value', th: 'มูลค่า' },
	colWhy: { en: 'Why look', th: 'จุดที่ควรดู' },
	nothingUnusual: { en: 'Nothing unusual', th: 'ไม่มีอะไรผิดปกติ' },
	appealed: { en: 'The customer contests our no', th: 'ลูกค้าขอให้พิจารณาใหม่' },
	answered: { en: 'The customer answered', th: 'ลูกค้าตอบแล้ว' },
	notChecked: { en: 'Back with us, not checked', th: 'ได้รับแล้ว ยังไม่ตรวจ' },
	moneyHeld: { en: 'The money could not be set aside', th: 'กันเงินคืนไม่ได้' },
	refundWaits: { en: 'A second person must approve', th: 'รอผู้อนุมัติคนที่สอง' },
	refundFailed: { en: 'The refund failed', th: 'คืนเงินไม่สำเร็จ' },
	refundPartFailed: { en: 'Part of the refund failed', th: 'คืนเงินไม่สำเร็จบางส่วน' },
	refundParked: { en: 'The refund has stopped', th: 'เงินคืนหยุดกลางทาง' },
	refundUnknown: { en: 'No answer from the provider', th: 'ผู้ให้บริการชำระเงินไม่ตอบ' },
	payout: { en: 'Send by bank transfer', th: 'โอนคืนเข้าบัญชี' },
	payoutWhy: { en: 'No card to refund to', th: 'ไม่มีบัตรให้คืนเงิน' },
	promiseSoon: { en: 'Refund day we promised is near', th: 'ใกล้ถึงวันคืนเงินที่สัญญาไว้' },
	promiseBroken: { en: 'Refund day we promised has passed', th: 'เลยวันคืนเงินที่สัญญาไว้แล้ว' },
	waitingAnswer: { en: 'We asked, no answer yet', th: 'ถามไปแล้ว ยังไม่ตอบ' },
	mailStuck: { en: 'A mail was not sent', th: 'ส่งอีเมลไม่ได้' },
	jobStuck: { en: 'A job of the system stopped', th: 'งานของระบบหยุด' },
	jobTries: { en: 'It was tried many times', th: 'ลองหลายครั้งแล้วไม่สำเร็จ' },
	mailTries: { en: 'The mail server did not take it', th: 'เซิร์ฟเวอร์อีเมลไม่รับส่ง' },
	addressRefused: { en: 'The address does not exist', th: 'ไม่มีที่อยู่อีเมลนี้' },
	mailRefused: { en: 'The mail server refused it', th: 'เซิร์ฟเวอร์อีเมลปฏิเสธ' },
	notDelivered: { en: 'Could not be delivered to', th: 'ส่งไปไม่ถึง' },
	addressNow: { en: 'Address in the order now', th: 'อีเมลในคำสั่งซื้อตอนนี้' },
	phone: { en: 'Phone', th: 'โทรศัพท์' },
	noPhone: { en: 'None in the order', th: 'ไม่มีในคำสั่งซื้อ' },
	addressNext: {
		en: 'Ask the customer for the right e-mail address, correct it in the shop system’s order, then send the mail again.',
		th: 'ถามอีเมลที่ถูกต้องจากลูกค้า แก้ในคำสั่งซื้อของระบบร้าน แล้วส่งอีกครั้ง'
	},
	mailNext: {
		en: 'Check with the merchant whether the mail settings are right, then send it again. If it is urgent, phone the customer.',
		th: 'ให้ผู้ดูแลร้านตรวจการตั้งค่าอีเมล แล้วส่งอีกครั้ง ถ้าด่วน โทรหาลูกค้า'
	},
	jobNext: {
		en: 'Nothing is lost. Once the cause is mended, a team lead or merchant can let it try again.',
		th: 'ข้อมูลไม่หาย เมื่อแก้ต้นเหตุแล้ว หัวหน้าทีมหรือผู้ดูแลร้านสั่งให้ลองใหม่ได้'
	},
	leadTries: { en: 'A team lead or merchant can let it try again.', th: 'หัวหน้าทีมหรือผู้ดูแลร้านสั่งให้ลองใหม่ได้' },
	mailAgain: { en: 'Send the mail again', th: 'ส่งอีเมลอีกครั้ง' },
	jobAgain: { en: 'Try again', th: 'ลองใหม่' },
	toldOtherwise: { en: 'The customer was told another way', th: 'แจ้งลูกค้าทางอื่นแล้ว' },
	noCustomer: { en: 'The system', th: 'ระบบ' },
	moreRows: { en: 'Later ones', th: 'ถัดไป' },
	firstRows: { en: 'Back to the soonest', th: 'กลับไปต้นคิว' },
	selected: { en: 'Selected case', th: 'เรื่องที่เลือก' },
	peekAt: message<{ number: string }>({
		en: ({ number }) => `Look at ${number}`,
		th: ({ number }) => `ดู ${number}`
	}),
	openCase: { en: 'Open the case', th: 'เปิดเรื่อง' },
	openOrder: { en: 'Open the order', th: 'เปิดคำสั่งซื้อ' },
	customer: { en: 'Customer', th: 'ลูกค้า' },
	policySays: { en: 'Policy says', th: 'ตามเงื่อนไข' },
	likeThis: { en: 'Like this', th: 'คล้ายกัน' },
	promised: { en: 'Promised', th: 'ยอดที่แจ้งไว้' },
	personDecides: message<{ why: string }>({
		en: ({ why }) => (why ? `A person decides: ${why}` : 'A person decides'),
		th: ({ why }) => (why ? `ให้คนตัดสิน: ${why}` : 'ให้คนตัดสิน')
	}),
	policyApproved: { en: 'Approved by itself', th: 'อนุมัติอัตโนมัติ' },
	noPolicy: { en: 'Imported, not judged here', th: 'นำเข้า ไม่ได้ตัดสินที่นี่' },
	standing: message<{ orders: number; returns: number }>({
		en: ({ orders, returns }) =>
			`${counted(orders, { one: 'order', other: 'orders' })}, ${counted(returns, { one: 'return', other: 'returns' })}`,
		th: ({ orders, returns }) => keep`ซื้อ_${classified(orders, 'ครั้ง')} คืน_${classified(returns, 'ครั้ง')}`
	}),
	alike: message<{ n: number; full: number }>({
		en: ({ n, full }) => (n === 0 ? 'None in 12 months' : `${n} in 12 months, ${full} refunded in full`),
		th: ({ n, full }) => (n === 0 ? keep`ไม่มีใน 12_เดือน` : keep`${n}_เรื่องใน 12_เดือน คืนเงินเต็ม_${full}`)
	}),
	approve: { en: 'Approve', th: 'อนุมัติ' },
	approveAmount: message<Amount>({
		en: ({ amount }) => `Approve ${amount}`,
		th: ({ amount }) => keep`อนุมัติ_${amount}`
	}),
	ask: { en: 'Ask the customer', th: 'ถามลูกค้า' },
	check: { en: 'Check the goods', th: 'ตรวจของ' },
	lookAtMoney: { en: 'Look at the money', th: 'ดูเรื่องเงิน' },
	touched: message<Who & { ago: string }>({
		en: ({ who, ago }) => `${who} was here ${ago} ago`,
		th: ({ who, ago }) => `${who} เปิดเรื่องนี้เมื่อ ${ago}ที่แล้ว`
	}),
	pieces: message<Count>({
		en: ({ n }) => counted(n, { one: 'piece', other: 'pieces' }),
		th: ({ n }) => classified(n, 'ชิ้น')
	}),
	andMore: message<{ title: string; n: number }>({
		en: ({ title, n }) => `${title} and ${n} more`,
		th: ({ title, n }) => keep`${title} และอีก_${n}_รายการ`
	}),
	matter: message<{ what: string; reason: string }>({
		en: ({ what, reason }) => (reason ? `${what}: ${reason}` : what),
		th: ({ what, reason }) => (reason ? `${what}: ${reason}` : what)
	}),

	keys: { en: 'Keyboard', th: 'ปุ่มลัด' },
	keyMove: { en: 'move', th: 'เลื่อน' },
	keyOpen: { en: 'open', th: 'เปิด' },
	keyApprove: { en: 'approve', th: 'อนุมัติ' },
	keyAsk: { en: 'ask', th: 'ถาม' },
	keySearch: { en: 'search', th: 'ค้นหา' },
	keysOff: { en: 'Turn keys off', th: 'ปิดปุ่มลัด' },
	keysOn: { en: 'Turn keys on', th: 'เปิดปุ่มลัด' },

	searchTitle: { en: 'Search', th: 'ค้นหา' },
	searchLabel: {
		en: 'Order, return, name, e-mail, phone or parcel number',
		th: 'เลขคำสั่งซื้อ หมายเลขคืนสินค้า ชื่อ อีเมล เบอร์โทร หรือเลขพัสดุ'
	},
	find: { en: 'Find', th: 'ค้นหา' },
	searchShort: { en: 'Type at least two letters or digits.', th: keep`พิมพ์อย่างน้อย_2_ตัวอักษร` },
	foundNothing: message<{ typed: string }>({
		en: ({ typed }) => `Nothing begins with “${typed}”`,
		th: ({ typed }) => `ไม่พบ “${typed}”`
	}),
	foundNothingNext: {
		en: 'Try the beginning of a name, the last digits of the order number, or the e-mail address.',
		th: 'ลองพิมพ์ส่วนต้นของชื่อ เลขท้ายคำสั่งซื้อ หรืออีเมล'
	},
	foundFor: message<{ typed: string }>({
		en: ({ typed }) => `Found for “${typed}”`,
		th: ({ typed }) => `ผลการค้นหา “${typed}”`
	}),
	foundMore: {
		en: 'There are more. Type another word to narrow it down.',
		th: 'ยังมีอีก พิมพ์เพิ่มอีกคำเพื่อให้แคบลง'
	},
	returns: { en: 'Returns', th: 'รายการคืน' },
	orders: { en: 'Orders', th: 'คำสั่งซื้อ' },
	colReturn: { en: 'Return', th: 'รายการคืน' },
	colOrder: { en: 'Order', th: 'คำสั่งซื้อ' },
	colGoods: { en: 'Goods', th: 'สินค้า' },
	colState: { en: 'State', th: 'สถานะ' },
	colOpened: { en: 'Opened', th: 'วันที่ขอ' },
	colPlaced: { en: 'Placed', th: 'วันที่สั่งซื้อ' },
	colName: { en: 'Name', th: 'ชื่อ' },
	colEmail: { en: 'E-mail', th: 'อีเมล' },
	colTotal: { en: 'Total', th: 'รวม' }
} satisfies Catalogue;

/** Why money did not move, as the provider or our own checks put it. */
export const failureWords: Record<string, Message> = {
	expired_or_canceled_card: { en: 'The card has expired or was closed', th: 'บัตรหมดอายุหรือถูกยกเลิก' },
	lost_or_stolen_card: { en: 'The card was reported lost', th: 'บัตรถูกแจ้งหาย' },
	insufficient_funds: { en: 'The shop’s balance is too low', th: 'ยอดเงินของร้านไม่พอ' },
	declined: { en: 'The bank said no', th: 'ธนาคารไม่อนุมัติ' },
	merchant_request: { en: 'It was cancelled at the provider', th: 'ถูกยกเลิกที่ผู้ให้บริการ' },
	payment_disputed: { en: 'The payment is disputed', th: 'มีการโต้แย้งการชำระเงิน' },
	charge_disputed: { en: 'The payment is disputed', th: 'มีการโต้แย้งการชำระเงิน' },
	charge_already_refunded: { en: 'It was already refunded elsewhere', th: 'คืนเงินจากที่อื่นไปแล้ว' },
	second_refund_found: { en: 'The provider shows a second refund', th: 'ผู้ให้บริการมีรายการคืนซ้ำ' },
	amount_differs: { en: 'The provider shows another amount', th: 'ยอดที่ผู้ให้บริการไม่ตรงกัน' },
	currency_differs: { en: 'The provider shows another currency', th: 'สกุลเงินที่ผู้ให้บริการไม่ตรงกัน' },
	payment_differs: { en: 'The provider shows another payment', th: 'การชำระเงินที่ผู้ให้บริการไม่ตรงกัน' },
	provider_disagrees: { en: 'The provider disagrees with our books', th: 'บัญชีไม่ตรงกับผู้ให้บริการ' },
	timeout: { en: 'The provider did not answer', th: 'ผู้ให้บริการไม่ตอบ' },
	connection: { en: 'The provider could not be reached', th: 'ติดต่อผู้ให้บริการไม่ได้' },
	unreadable_answer: { en: 'The provider’s answer made no sense', th: 'คำตอบของผู้ให้บริการอ่านไม่ได้' },
	key_mismatch: {
		en: 'The provider knew the request with other contents',
		th: 'ผู้ให้บริการเคยได้รับคำสั่งนี้ด้วยข้อมูลอื่น'
	},
	rate_limited: { en: 'The provider was too busy', th: 'ผู้ให้บริการรับคำสั่งไม่ทัน' },
	in_flight: { en: 'The provider was still working on it', th: 'ผู้ให้บริการยังทำรายการอยู่' },
	credentials: { en: 'The provider did not accept our key', th: 'ผู้ให้บริการไม่รับคีย์ของเรา' },
	unreachable: { en: 'The provider could not be reached', th: 'ติดต่อผู้ให้บริการไม่ได้' },
	no_answer: { en: 'No answer came in the whole time', th: 'ไม่ได้คำตอบเลย' },
	books_differ: { en: 'Our books and the provider differ', th: 'บัญชีไม่ตรงกับผู้ให้บริการ' },
	given_up: { en: 'A person stopped sending it', th: 'มีคนสั่งเลิกส่ง' },
	paid_elsewhere: { en: 'It was paid by another refund', th: 'จ่ายด้วยรายการคืนเงินอื่นแล้ว' },
	refunded_elsewhere: { en: 'The money went back another way', th: 'คืนเงินทางอื่นไปแล้ว' },
	order_not_sendable: {
		en: 'The payment’s reference is none of the provider’s',
		th: 'เลขอ้างอิงการชำระเงินไม่ใช่ของผู้ให้บริการ'
	},
	amount_not_sendable: { en: 'The provider cannot refund this amount', th: 'ผู้ให้บริการคืนยอดนี้ไม่ได้' },
	amount_too_large: { en: 'It is more than is left of the payment', th: 'ยอดเกินกว่าที่เหลือของการชำระเงิน' },
	amount_too_small: { en: 'It is less than the provider refunds', th: 'ยอดน้อยกว่าที่ผู้ให้บริการคืนได้' },
	balance_insufficient: { en: 'The shop’s balance is too low', th: 'ยอดเงินของร้านไม่พอ' },
	resource_missing: { en: 'The provider does not know the payment', th: 'ผู้ให้บริการไม่รู้จักการชำระเงินนี้' },
	charge_not_refundable: { en: 'This payment cannot be refunded', th: 'การชำระเงินนี้คืนเงินไม่ได้' },
	refund_disputed_payment: { en: 'The payment is disputed', th: 'มีการโต้แย้งการชำระเงิน' },
	charge_for_pending_refund_disputed: {
		en: 'The payment was disputed meanwhile',
		th: 'มีการโต้แย้งการชำระเงินระหว่างนั้น'
	},
	canceled: { en: 'It was cancelled at the provider', th: 'ถูกยกเลิกที่ผู้ให้บริการ' },
	failed: { en: 'The bank could not take it', th: 'ธนาคารรับเงินคืนไม่ได้' },
	processing: { en: 'The provider is working on it', th: 'ผู้ให้บริการกำลังดำเนินการ' },
	charge_pending: { en: 'The payment itself has not settled yet', th: 'การชำระเงินยังไม่เสร็จสมบูรณ์' },
	provider_error: { en: 'The provider had a fault', th: 'ระบบของผู้ให้บริการขัดข้อง' }
};
export const failureUnknown: Message = {
	en: 'The provider gave no clear reason',
	th: 'ผู้ให้บริการไม่บอกเหตุผลชัดเจน'
};
