import { classified, counted, keep, message, type Catalogue, type Message } from './say.ts';

/** Refunds that go no further by themselves, or that the provider did not answer for: what is known and what is safe. */
export const stuck = {
	title: { en: 'Stuck refunds', th: 'เงินคืนที่ค้าง' },
	heading: message<{ n: number }>({
		en: ({ n }) => counted(n, { one: 'refund is stuck', other: 'refunds are stuck' }),
		th: ({ n }) => keep`เงินคืนค้างอยู่ ${classified(n, 'รายการ')}`
	}),
	lead: {
		en: 'Nothing here is lost, and nothing is ever sent twice: before anything is sent again, Stripe is asked whether it has it.',
		th: keep`เงินไม่หาย และไม่มีการส่งซ้ำ ก่อนส่งใหม่ทุกครั้ง ระบบจะถาม Stripe ก่อนว่ามีรายการนี้แล้วหรือยัง`
	},
	readOnly: {
		en: 'A team lead or merchant sees to these.',
		th: 'หัวหน้าทีมหรือผู้ดูแลร้านเป็นผู้จัดการเรื่องเหล่านี้'
	},
	none: { en: 'No refund is stuck', th: 'ไม่มีเงินคืนค้าง' },
	noneNext: {
		en: 'Every refund has arrived, is on its way, or has its next step set. One that stops appears here within minutes.',
		th: 'เงินคืนทุกรายการถึงแล้ว กำลังไป หรือมีขั้นต่อไปกำหนดไว้ ถ้ารายการใดหยุด จะขึ้นที่นี่ภายในไม่กี่นาที'
	},
	queue: { en: 'All money that waits for a person', th: 'เรื่องเงินทั้งหมดที่รอคนจัดการ' },
	more: { en: 'Later ones', th: 'ถัดไป' },
	firstRows: { en: 'Back to the oldest', th: 'กลับไปรายการเก่าสุด' },

	parked: { en: 'Stopped', th: 'หยุดแล้ว' },
	unanswered: { en: 'No answer yet', th: 'ยังไม่ได้คำตอบ' },
	failed: { en: 'Failed', th: 'ไม่สำเร็จ' },
	since: message<{ age: string }>({
		en: ({ age }) => `for ${age}`,
		th: ({ age }) => keep`มาแล้ว_${age}`
	}),
	to: { en: 'Goes to', th: 'คืนไปที่' },
	tries: { en: 'Tried', th: 'ส่งแล้ว' },
	triesOf: message<{ n: number; last: string | null }>({
		en: ({ n, last }) =>
			n === 0 || last === null
				? 'Never sent'
				: `${counted(n, { one: 'time', other: 'times' })}, last ${last}`,
		th: ({ n, last }) => (n === 0 || last === null ? 'ยังไม่เคยส่ง' : keep`${classified(n, 'ครั้ง')} ล่าสุด_${last}`)
	}),
	answer: { en: 'Last answer', th: 'คำตอบล่าสุด' },
	noAnswer: { en: 'None', th: 'ไม่มี' },
	next: { en: 'What happens next', th: 'ขั้นต่อไป' },
	owner: { en: 'Sees to it', th: 'ผู้ดูแล' },
	nobody: { en: 'Nobody yet', th: 'ยังไม่มี' },

	nextPerson: { en: 'Nothing by itself: it waits for a person.', th: 'ระบบไม่ทำอะไรต่อเอง ต้องรอคนจัดการ' },
	nextDispute: {
		en: 'It goes on by itself when the dispute is won. While it is open, the bank holds the money.',
		th: 'ถ้าร้านชนะข้อโต้แย้ง ระบบจะส่งต่อเอง ระหว่างนี้ธนาคารถือเงินไว้'
	},
	nextDiffers: {
		en: 'It goes on by itself when the difference between our books and Stripe is closed.',
		th: keep`เมื่อปิดเรื่องที่บัญชีไม่ตรงกับ Stripe แล้ว ระบบจะส่งต่อเอง`
	},
	nextFrozen: {
		en: 'It waits until our books were compared with Stripe, then goes on by itself.',
		th: keep`รอเทียบบัญชีกับ Stripe ให้เสร็จ แล้วระบบจะส่งต่อเอง`
	},
	nextLook: message<{ at: string | null }>({
		en: ({ at }) =>
			`${at === null ? 'Within minutes' : `At ${at}`} Stripe is asked for it. If Stripe has it, that is written down; if not, it is sent again in a way that cannot pay twice.`,
		th: ({ at }) =>
			keep`${at === null ? 'ภายในไม่กี่นาที' : `เวลา ${at}`} ระบบจะถาม Stripe ถ้ามีแล้วจะบันทึกไว้ ถ้าไม่มีจะส่งใหม่ในแบบที่จ่ายซ้ำไม่ได้`
	}),
	nextFailed: {
		en: 'Nothing by itself. It can be sent again, or paid by bank transfer.',
		th: 'ระบบไม่ทำอะไรต่อเอง ส่งใหม่ได้ หรือโอนเข้าบัญชีลูกค้า'
	},

	stripeHead: { en: 'What Stripe shows', th: keep`ข้อมูลใน_Stripe` },
	stripeOf: message<{ number: string }>({
		en: ({ number }) => `What Stripe shows for ${number}`,
		th: ({ number }) => keep`ข้อมูลใน Stripe ของ_${number}`
	}),
	notLooked: { en: 'Nobody has looked yet.', th: 'ยังไม่ได้ตรวจ' },
	looking: { en: 'Stripe is being asked. The answer appears here.', th: keep`กำลังถาม Stripe คำตอบจะขึ้นที่นี่` },
	seeAnswer: { en: 'See the answer', th: 'ดูคำตอบ' },
	seenAt: message<{ at: string }>({
		en: ({ at }) => `Seen ${at}.`,
		th: ({ at }) => keep`ตรวจเมื่อ_${at}`
	}),
	sums: message<{ captured: string; refunded: string }>({
		en: ({ captured, refunded }) => `Paid ${captured}, refunded ${refunded}.`,
		th: ({ captured, refunded }) => keep`รับชำระ_${captured} คืนแล้ว_${refunded}`
	}),
	disputed: { en: 'The payment is disputed.', th: 'การชำระเงินถูกโต้แย้ง' },
	noRefunds: { en: 'No refund of this payment.', th: 'ไม่มีการคืนเงินของการชำระเงินนี้' },
	absent: { en: 'This refund is not at Stripe.', th: keep`ไม่มีรายการคืนเงินนี้ใน_Stripe` },
	isThis: { en: 'this one', th: 'รายการนี้' },
	isOther: message<{ number: string }>({
		en: ({ number }) => `our ${number}`,
		th: ({ number }) => keep`ของเรา_${number}`
	}),
	isForeign: { en: 'made at Stripe', th: keep`ทำจากใน_Stripe` },
	isLost: { en: 'ours, lost from our books', th: 'ของเรา แต่หายจากบัญชี' },
	madeOn: message<{ amount: string; when: string }>({
		en: ({ amount, when }) => `${amount} on ${when}`,
		th: ({ amount, when }) => keep`${amount} เมื่อ_${when}`
	}),

	acts: { en: 'Acts', th: 'ทำรายการ' },
	look: { en: 'Look at Stripe now', th: keep`ตรวจใน Stripe ตอนนี้` },
	again: { en: 'Send it again', th: 'ส่งใหม่' },
	giveUp: { en: 'Stop sending it', th: 'เลิกส่งทาง Stripe' },
	byHand: { en: 'Pay by bank transfer', th: 'โอนเข้าบัญชีลูกค้า' },
	match: { en: 'This is it', th: 'รายการนี้คือเงินคืนนี้' },
	handOver: { en: 'Hand over', th: 'ส่งต่อ' },
	handTo: { en: 'Hand over to', th: 'ส่งต่อให้' },
	openCase: { en: 'Open the case', th: 'เปิดเรื่อง' },
	openOrder: { en: 'Open the order', th: 'เปิดคำสั่งซื้อ' },
	looksPaid: {
		en: 'Stripe has a refund of exactly this amount that nobody asked for here. If it is this one, mark it: sending again would pay twice.',
		th: keep`ใน Stripe มีการคืนเงินยอดเดียวกันที่ไม่ได้สั่งจากที่นี่ ถ้าใช่รายการนี้ให้ระบุไว้ การส่งใหม่จะเป็นการจ่ายซ้ำ`
	},
	whyLook: {
		en: 'To send it again or stop sending it, look at Stripe first: it must not be there.',
		th: keep`ถ้าจะส่งใหม่หรือเลิกส่ง ให้ตรวจใน Stripe ก่อน ต้องแน่ใจว่าไม่มีรายการนี้`
	},
	whyLate: message<{ at: string }>({
		en: ({ at }) =>
			`The last request could still arrive at Stripe. From ${at} on it can be known whether it did.`,
		th: ({ at }) => keep`คำสั่งล่าสุดอาจยังไปถึง Stripe ได้ จะรู้แน่ตั้งแต่_${at}`
	}),
	whyThere: {
		en: 'Stripe has it, so it must not be sent again.',
		th: keep`Stripe มีรายการนี้แล้ว จึงห้ามส่งซ้ำ`
	},
	whyHeld: {
		en: 'Our books and Stripe differ about this payment. Close the difference first.',
		th: keep`บัญชีของร้านกับ Stripe ไม่ตรงกันในการชำระเงินนี้ ปิดเรื่องนั้นก่อน`
	},

	doneLook: { en: 'Stripe is being asked.', th: keep`กำลังถาม_Stripe` },
	doneAgain: { en: 'It goes on: Stripe is asked first.', th: keep`ดำเนินการต่อแล้ว ระบบจะถาม Stripe ก่อน` },
	doneGaveUp: {
		en: 'It is no longer sent. Pay it by bank transfer, or send it anew.',
		th: 'เลิกส่งแล้ว โอนเข้าบัญชีลูกค้า หรือส่งใหม่ได้'
	},
	doneMatched: { en: 'Marked as paid by that refund.', th: 'บันทึกว่าจ่ายด้วยรายการนั้นแล้ว' },
	doneHanded: { en: 'Handed over.', th: 'ส่งต่อแล้ว' },
	differences: { en: 'Our books and Stripe differ', th: keep`บัญชีไม่ตรงกับ_Stripe` },
	wholePage: { en: 'The whole reconciliation', th: 'ดูการเทียบบัญชีทั้งหมด' }
} satisfies Catalogue;

/** Where a refund stands at the provider. */
export const providerStatuses: Record<string, Message> = {
	pending: { en: 'with the bank', th: 'อยู่ที่ธนาคาร' },
	requires_action: { en: 'waits for the customer’s bank details', th: 'รอข้อมูลบัญชีจากลูกค้า' },
	succeeded: { en: 'sent', th: 'ส่งแล้ว' },
	failed: { en: 'failed', th: 'ไม่สำเร็จ' },
	canceled: { en: 'cancelled', th: 'ยกเลิกแล้ว' },
	unrecognised: { en: 'in a state we do not know', th: 'อยู่ในสถานะที่ระบบไม่รู้จัก' }
};

export const lookOutcomes: Record<'not_found' | 'refused' | 'unavailable', Message> = {
	not_found: {
		en: 'Stripe does not know this payment. Check that the shop system gave the right reference, and that the key is of the right account.',
		th: keep`Stripe ไม่รู้จักการชำระเงินนี้ ตรวจเลขอ้างอิงจากระบบร้าน และคีย์ว่าเป็นของบัญชีที่ถูกต้อง`
	},
	refused: {
		en: 'Stripe does not let our key read this payment. Check the key.',
		th: keep`Stripe ไม่ให้คีย์ของเราอ่านการชำระเงินนี้ ตรวจคีย์`
	},
	unavailable: {
		en: 'Stripe did not answer. It is asked again in a minute.',
		th: keep`Stripe ไม่ตอบ ระบบจะถามอีกครั้งใน_1_นาที`
	}
};
