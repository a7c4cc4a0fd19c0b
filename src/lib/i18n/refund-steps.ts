import type { RefundStepKey } from '#lib/domain/refund/steps.ts';
import { joinThai, keep, message, type Catalogue, type Message } from './say.ts';

type Told = {
	/** The place where the money arrives, as its owner knows it. */
	how: string;
	/** `27 Nov – 8 Dec`, or one day; empty while nobody knows. */
	days: string;
	/** The mailbox, mostly hidden; empty when it is not known. */
	mail: string;
};
export type StepWords = { name: Message<Told>; note?: Message<Told> };

const plainly = (en: string, th: string): Message<Told> => message<Told>({ en: () => en, th: () => th });
const at = (words: Record<'en' | 'th', (told: Told) => string>): Message<Told> => message<Told>(words);

const arrivesOn = at({
	en: ({ how }) => `On ${how}`,
	th: ({ how }) => joinThai('ถึง', how)
});
const between = at({
	en: ({ days }) => (days ? `Banks usually show it ${days}.` : ''),
	th: ({ days }) => (days ? `ธนาคารมักแสดงยอด ${days}` : '')
});

/** What a customer reads about each step of their money. */
export const customerSteps: Record<RefundStepKey, StepWords> = {
	approved: { name: plainly('Approved', 'อนุมัติแล้ว') },
	second_person: {
		name: plainly('A second person is checking it', 'รอทีมงานอีกคนตรวจ'),
		note: plainly('Some amounts are always seen by two people here.', 'บางยอดต้องมีสองคนดูเสมอ')
	},
	called_off: { name: plainly('Called off, nothing was sent', 'ยกเลิกแล้ว ยังไม่มีเงินออกไป') },
	to_send: {
		name: plainly('Being sent', 'กำลังส่ง'),
		note: plainly('Usually within minutes.', 'มักใช้เวลาไม่กี่นาที')
	},
	asking: {
		name: plainly('Waiting for the bank’s answer', 'รอคำตอบจากธนาคาร'),
		note: plainly('We ask first and never send twice. Nothing is lost.', 'เราถามก่อนเสมอ จึงไม่ส่งซ้ำ และเงินไม่หาย')
	},
	looked_into: {
		name: plainly('We are looking into it', 'ทีมงานกำลังตรวจสอบ'),
		note: plainly(
			'It didn’t go through by itself. Somebody here takes care of it.',
			'ระบบส่งเองไม่สำเร็จ มีทีมงานดูแลต่อให้แล้ว'
		)
	},
	disputed: {
		name: plainly('Waiting for your bank', 'รอธนาคารของคุณ'),
		note: plainly(
			'It is examining this payment. We go on when it has decided.',
			'ธนาคารกำลังตรวจสอบการชำระเงินนี้ เราจะทำต่อเมื่อมีผล'
		)
	},
	sent: { name: plainly('Sent to the bank', 'ส่งให้ธนาคารแล้ว') },
	send: { name: plainly('Sent to the bank', 'ส่งให้ธนาคาร') },
	accepted: { name: plainly('The bank has taken it', 'ธนาคารรับเรื่องแล้ว') },
	accept: { name: plainly('The bank takes it', 'ธนาคารรับเรื่อง') },
	details: {
		name: plainly('Your bank details are needed', keep`ต้องใช้เลขบัญชีของ~คุณ`),
		note: at({
			en: ({ mail, days }) =>
				`Stripe, who moves the money for us, asks for them in an e-mail${mail ? ` to ${mail}` : ''}.` +
				`${days ? ` Answer it by ${days}.` : ''} If the time passes, the money comes back to us and we find another way.`,
			th: ({ mail, days }) =>
				`Stripe ผู้ให้บริการชำระเงินของเรา ส่งอีเมลถามแล้ว${mail ? ` ที่ ${mail}` : ''}` +
				`${days ? ` ตอบภายใน ${days}` : ''} ถ้าเลยกำหนด เงินจะกลับมาที่ร้าน แล้วเราจะหาวิธีอื่นให้`
		})
	},
	failed: {
		name: plainly('It came back to us', 'เงินกลับมาที่ร้าน'),
		note: plainly(
			'The bank couldn’t take it. The money is still yours; tell us an account and we send it there.',
			'ธนาคารรับไม่ได้ เงินยังเป็นของคุณ บอกเลขบัญชีแล้วเราจะโอนให้'
		)
	},
	replaced: { name: plainly('It came back and was sent anew', 'เงินกลับมา และส่งใหม่แล้ว') },
	account: { name: plainly('We have your account', keep`ได้~เลขบัญชีแล้ว`) },
	account_needed: {
		name: plainly('We need your account', keep`ขอเลขบัญชีของ~คุณ`),
		note: plainly(
			'The way you paid can’t take money back. Tell us where to send it.',
			keep`ช่องทางที่~จ่ายมารับเงินคืนไม่ได้ บอกเลขบัญชีให้เราโอนคืน`
		)
	},
	transfer: {
		name: plainly('Bank transfer', 'โอนเข้าบัญชี'),
		note: plainly('We send it by hand; two people look at it.', 'เราโอนให้เอง โดยมีสองคนตรวจ')
	},
	transfer_confirming: {
		name: plainly('Transfer made, being checked', 'โอนแล้ว กำลังตรวจซ้ำ'),
		note: plainly('A second person confirms it left.', 'รอทีมงานอีกคนยืนยันว่าเงินออกแล้ว')
	},
	transferred: { name: plainly('Transfer sent', 'โอนแล้ว') },
	credited: {
		name: plainly('In your store credit', 'อยู่ในเครดิตร้านค้าแล้ว'),
		note: plainly('You can spend it now.', 'ใช้ได้เลย')
	},
	credit: { name: plainly('In your store credit', 'เข้าเครดิตร้านค้า') },
	arrives: { name: arrivesOn },
	arriving: { name: arrivesOn, note: between },
	arrived: {
		name: arrivesOn,
		note: plainly(
			'It should be there. If not, ask your bank with the reference.',
			'น่าจะเข้าแล้ว ถ้ายังไม่เห็น แจ้งเลขอ้างอิงกับธนาคาร'
		)
	}
};

/** The same steps for whoever works on the case. */
export const deskSteps: Record<RefundStepKey, StepWords> = {
	...customerSteps,
	second_person: {
		name: plainly('Waits for a second person', 'รอผู้อนุมัติคนที่สอง'),
		note: plainly('The money is set aside; nothing has left.', 'กันเงินไว้แล้ว ยังไม่มีเงินออกไป')
	},
	to_send: {
		name: plainly('Goes out by itself', 'ระบบกำลังส่งเอง'),
		note: plainly('A job sends it; nothing to do.', 'ไม่ต้องทำอะไร')
	},
	asking: {
		name: plainly('No answer from the provider', 'ผู้ให้บริการไม่ตอบ'),
		note: plainly('It is looked up before anything is sent again.', 'ระบบจะค้นก่อนว่ามีรายการแล้วหรือยัง จึงค่อยส่งใหม่')
	},
	looked_into: {
		name: plainly('Stopped, a person is needed', 'หยุดอยู่ ต้องมีคนดู'),
		note: plainly('“Try again” asks the provider first.', 'กด “ลองอีกครั้ง” ระบบจะถามผู้ให้บริการก่อน')
	},
	disputed: {
		name: plainly('Payment is disputed', 'การชำระเงินถูกโต้แย้ง'),
		note: plainly('Nothing is sent until the bank has decided.', 'ยังไม่ส่งเงินจนกว่าธนาคารจะตัดสิน')
	},
	details: {
		name: plainly('Waits for the customer’s bank details', 'รอเลขบัญชีจากลูกค้า'),
		note: at({
			en: ({ mail, days }) =>
				`Stripe wrote to ${mail || 'the customer'}${days ? `; it lapses ${days}` : ''}. Then it comes back as failed and can be paid by hand.`,
			th: ({ mail, days }) =>
				`Stripe ส่งอีเมลถึง ${mail || 'ลูกค้า'}${days ? ` หมดเวลา ${days}` : ''} จากนั้นจะกลับมาเป็นไม่สำเร็จ และโอนเองได้`
		})
	},
	failed: {
		name: plainly('Failed, the money is back', 'ไม่สำเร็จ เงินกลับมาแล้ว'),
		note: plainly('Try again, or pay by hand to the customer’s account.', 'ลองอีกครั้ง หรือโอนเข้าบัญชีลูกค้าเอง')
	},
	account: { name: plainly('Account told by the customer', 'ลูกค้าบอกเลขบัญชีแล้ว') },
	account_needed: {
		name: plainly('The customer’s account is missing', 'ยังไม่มีเลขบัญชีลูกค้า'),
		note: plainly(
			'They were asked by e-mail and can tell it on their page.',
			'ส่งอีเมลถามแล้ว ลูกค้ากรอกได้ในหน้าของตัวเอง'
		)
	},
	transfer: {
		name: plainly('To be transferred by hand', 'รอโอนเอง'),
		note: plainly('One person enters the transfer, another confirms it.', 'คนหนึ่งบันทึกการโอน อีกคนยืนยัน')
	},
	transfer_confirming: {
		name: plainly('Transfer entered, to be confirmed', 'บันทึกการโอนแล้ว รอยืนยัน'),
		note: plainly('Whoever confirms looks at the bank first.', 'คนยืนยันต้องดูในบัญชีร้านก่อน')
	},
	arrived: { name: arrivesOn, note: plainly('The days the bank needs are over.', 'ครบกำหนดวันของธนาคารแล้ว') }
};

export const refundTrack = {
	title: { en: 'Where the money is', th: 'เงินอยู่ที่ไหน' },
	partOf: message<{ amount: string; how: string }>({
		en: ({ amount, how }) => `${amount} to ${how}`,
		th: ({ amount, how }) => joinThai(`${amount} เข้า`, how)
	}),
	split: {
		en: 'You paid in several ways, so it goes back in several parts.',
		th: 'คุณจ่ายหลายช่องทาง เงินจึงคืนเป็นหลายส่วน'
	},
	sayToBank: message<{ kind: string; number: string }>({
		en: ({ kind, number }) => `Say to your bank: “Please trace a refund, ${kind} ${number}.”`,
		th: ({ kind, number }) => `บอกธนาคารว่า “ขอตามเงินคืน ${kind} ${number}”`
	}),
	theirAccount: { en: 'the customer’s account', th: 'บัญชีลูกค้า' },
	arn: { en: 'ARN', th: 'ARN' },
	rrn: { en: 'RRN', th: 'RRN' },
	trace: { en: 'reference', th: 'เลขอ้างอิง' },
	transfer: { en: 'transfer', th: 'เลขที่การโอน' }
} satisfies Catalogue;

/** The promise of a day, as a customer reads it. */
export const promiseWords = {
	running: message<{ day: string }>({
		en: ({ day }) => `Your money is on its way by ${day}. We promise.`,
		th: ({ day }) => `เราสัญญาว่าจะส่งเงินคืนภายใน ${day}`
	}),
	waitsCustomer: {
		en: 'The days we promised go on as soon as we have your answer or account.',
		th: keep`กำหนดวันที่สัญญาไว้จะเดินต่อ เมื่อได้คำตอบหรือเลขบัญชีจาก~คุณ`
	},
	waitsBank: {
		en: 'The days we promised wait until your bank has decided.',
		th: 'กำหนดวันที่สัญญาไว้รอจนกว่าธนาคารจะตัดสิน'
	},
	kept: message<{ day: string; at: string }>({
		en: ({ day, at }) => `Promised by ${day}, sent ${at}.`,
		th: ({ day, at }) => `สัญญาไว้ภายใน ${day} ส่งแล้ว ${at}`
	}),
	broken: message<{ day: string }>({
		en: ({ day }) => `We promised to send your money by ${day} and are late. We are sorry.`,
		th: ({ day }) => `เราสัญญาว่าจะส่งเงินภายใน ${day} แต่ช้ากว่ากำหนด ขออภัยอย่างยิ่ง`
	}),
	mailed: message<{ day: string }>({
		en: ({ day }) =>
			`We promised to send the money of your return by ${day} and are late. This is for the wait; your refund still follows. We are sorry.`,
		th: ({ day }) => `เราสัญญาว่าจะส่งเงินคืนภายใน ${day} แต่ช้ากว่ากำหนด ยอดนี้เราชดเชยให้ ส่วนเงินคืนจะตามไป ขออภัยอย่างยิ่ง`
	}),
	grantedCredit: message<{ amount: string }>({
		en: ({ amount }) => `As promised, ${amount} of store credit is yours on top.`,
		th: ({ amount }) => keep`ตามที่สัญญา เราเพิ่มเครดิตร้านค้าให้_${amount}`
	}),
	grantedFees: {
		en: 'As promised, you pay no fee for this return.',
		th: 'ตามที่สัญญา การคืนครั้งนี้ไม่มีค่าธรรมเนียม'
	},
	grantedFeesBack: message<{ amount: string }>({
		en: ({ amount }) => `As promised, you pay no fee: ${amount} goes back to you as well.`,
		th: ({ amount }) => keep`ตามที่สัญญา ไม่คิดค่าธรรมเนียม คืนให้อีก_${amount}`
	}),
	desk: message<{ day: string }>({
		en: ({ day }) => `Money promised to leave by ${day}`,
		th: ({ day }) => `สัญญาว่าเงินออกภายใน ${day}`
	}),
	deskWaits: { en: 'The promise waits for the customer or the bank.', th: 'กำหนดที่สัญญาไว้รอลูกค้าหรือธนาคาร' },
	deskBroken: message<{ day: string; what: string }>({
		en: ({ day, what }) => `Promised by ${day} and not kept. ${what}`,
		th: ({ day, what }) => `สัญญาไว้ภายใน ${day} แต่ไม่ทัน ${what}`
	}),
	deskNothing: { en: 'Nothing is granted for it.', th: 'ไม่มีการชดเชย' },
	deskCredit: message<{ amount: string }>({
		en: ({ amount }) => `${amount} of store credit was given.`,
		th: ({ amount }) => keep`ให้เครดิตร้านค้าแล้ว_${amount}`
	}),
	deskFees: message<{ amount: string }>({
		en: ({ amount }) => `Fees are waived; ${amount} goes back.`,
		th: ({ amount }) => keep`ยกเว้นค่าธรรมเนียม คืน_${amount}`
	})
} satisfies Catalogue;
