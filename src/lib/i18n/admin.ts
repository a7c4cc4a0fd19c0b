import { classified, counted, keep, message, type Catalogue } from './say.ts';

/** The frame around the merchant's pages, and the first of them: what is missing and what got stuck. */
export const admin = {
	title: { en: 'Settings', th: 'ตั้งค่า' },
	pages: { en: 'Settings', th: 'หน้าตั้งค่า' },
	overview: { en: 'Overview', th: 'ภาพรวม' },
	reconciliation: { en: 'Reconciliation', th: 'เทียบบัญชี' },
	policy: { en: 'Returns policy', th: 'เงื่อนไขการคืนสินค้า' },
	reasons: { en: 'Reasons', th: 'เหตุผล' },
	shop: { en: 'Shop', th: 'ร้าน' },
	team: { en: 'Team', th: 'ทีมงาน' },
	keys: { en: 'API keys', th: keep`คีย์_API` },
	imports: { en: 'Imports', th: 'นำเข้าข้อมูล' },

	save: { en: 'Save', th: 'บันทึก' },
	cancel: { en: 'Cancel', th: 'ยกเลิก' },
	saved: { en: 'Saved.', th: 'บันทึกแล้ว' },
	nothing: { en: 'None', th: 'ไม่มี' },
	errorTitle: message<{ title: string }>({
		en: ({ title }) => `Error: ${title}`,
		th: ({ title }) => keep`มีข้อ~ผิดพลาด: ${title}`
	}),

	missingHead: { en: 'Before customers come', th: 'ก่อนเปิดให้ลูกค้าใช้' },
	ready: { en: 'Ready', th: 'พร้อม' },
	missing: { en: 'Missing', th: 'ยังไม่มี' },
	stripe: { en: 'Refunds through Stripe', th: keep`คืนเงินผ่าน_Stripe` },
	stripeReady: { en: 'Money goes back to the card it came from.', th: 'เงินคืนเข้าบัตรที่ลูกค้าจ่าย' },
	stripeMissing: {
		en: 'Refunds wait for a person. Set STRIPE_SECRET_KEY on the server and start it again.',
		th: 'การคืนเงินต้องรอคนทำ ตั้งค่า STRIPE_SECRET_KEY ที่เซิร์ฟเวอร์แล้วเริ่มใหม่'
	},
	webhook: { en: 'News from Stripe', th: keep`การแจ้งเตือนจาก_Stripe` },
	webhookReady: { en: 'Stripe tells us when a refund has arrived.', th: keep`Stripe แจ้งเมื่อเงินคืนถึงลูกค้า` },
	webhookMissing: {
		en: 'Nobody tells us when a refund has arrived. In Stripe, add the address below as a webhook and set its secret as STRIPE_WEBHOOK_SECRETS.',
		th: 'ไม่มีใครแจ้งเมื่อเงินคืนถึงลูกค้า เพิ่มที่อยู่ด้านล่างเป็น webhook ใน Stripe แล้วตั้งรหัสลับเป็น STRIPE_WEBHOOK_SECRETS'
	},
	mail: { en: 'Mail', th: 'อีเมล' },
	mailReady: message<{ from: string }>({
		en: ({ from }) => `Mails leave from ${from}.`,
		th: ({ from }) => `ส่งอีเมลจาก ${from}`
	}),
	mailMissing: {
		en: 'Mails wait and customers get no code. Set SMTP_URL and MAIL_FROM on the server and start it again.',
		th: 'อีเมลค้างอยู่ ลูกค้าไม่ได้รับรหัส ตั้งค่า SMTP_URL และ MAIL_FROM ที่เซิร์ฟเวอร์แล้วเริ่มใหม่'
	},
	mailSender: {
		en: 'Mails leave from an example address and will be refused. Set MAIL_FROM to an address of the shop.',
		th: 'อีเมลส่งจากที่อยู่ตัวอย่าง ปลายทางจะไม่รับ ตั้งค่า MAIL_FROM เป็นที่อยู่ของร้าน'
	},
	returnAddress: { en: 'Return address', th: keep`ที่อยู่รับ~คืนสินค้า` },
	returnAddressReady: { en: 'Printed on every slip.', th: 'พิมพ์อยู่บนใบส่งคืนทุกใบ' },
	returnAddressMissing: {
		en: 'Customers don’t know where to send parcels. Enter it on the shop page.',
		th: 'ลูกค้าไม่รู้ว่าต้องส่งไปที่ไหน ใส่ที่อยู่ในหน้าตั้งค่าร้าน'
	},
	logo: { en: 'Logo', th: 'โลโก้' },
	logoReady: { en: 'Shown beside the shop’s name.', th: 'แสดงข้างชื่อร้าน' },
	logoMissing: {
		en: 'Pages show the shop’s name alone. You can add a logo on the shop page.',
		th: 'ลูกค้าเห็นแค่ชื่อร้าน เพิ่มโลโก้ได้ในหน้าตั้งค่าร้าน'
	},

	workHead: { en: 'Work in the background', th: 'งานเบื้องหลัง' },
	workGood: { en: 'Nothing is stuck.', th: 'ไม่มีงานค้าง' },
	workDue: message<{ due: number; oldest: string }>({
		en: ({ due, oldest }) => `${counted(due, { one: 'job', other: 'jobs' })} due, the oldest for ${oldest}.`,
		th: ({ due, oldest }) => keep`ถึงกำหนด ${classified(due, 'งาน')} รอนานสุด_${oldest}`
	}),
	workParked: message<{ parked: number }>({
		en: ({ parked }) =>
			`${counted(parked, { one: 'job was', other: 'jobs were' })} tried twelve times and given up. Fix the cause, then try again.`,
		th: ({ parked }) => keep`ลองครบ 12_ครั้งแล้วหยุด ${classified(parked, 'งาน')} แก้ต้นเหตุ แล้วกด “ลองใหม่”`
	}),
	jobWhat: { en: 'Job', th: 'งาน' },
	jobSince: { en: 'Given up', th: 'หยุดเมื่อ' },
	jobError: { en: 'What went wrong', th: 'สาเหตุ' },
	jobAct: { en: 'Act', th: 'ทำรายการ' },
	jobRetry: { en: 'Try again', th: 'ลองใหม่' },
	jobRetried: { en: 'It is being tried again.', th: 'กำลังลองใหม่' },

	placesHead: { en: 'Everything you can set', th: 'สิ่งที่ตั้งค่าได้' },
	policyNow: message<{ number: number; since: string }>({
		en: ({ number, since }) => `Version ${number}, in force since ${since}`,
		th: ({ number, since }) => keep`ฉบับที่_${number} ใช้ตั้งแต่_${since}`
	}),
	reasonsNow: message<{ count: number }>({
		en: ({ count }) => `Customers choose from ${counted(count, { one: 'reason', other: 'reasons' })}`,
		th: ({ count }) => keep`ลูกค้าเลือกเหตุผลได้ ${classified(count, 'ข้อ')}`
	}),
	shopNow: { en: 'Names, contact, return address, colour, logo', th: 'ชื่อ ช่องทางติดต่อ ที่อยู่ สี โลโก้' },
	teamNow: message<{ count: number }>({
		en: ({ count }) => `${counted(count, { one: 'person signs', other: 'people sign' })} in`,
		th: ({ count }) => keep`เข้าระบบได้ ${classified(count, 'คน')}`
	}),
	keysNow: message<{ count: number }>({
		en: ({ count }) => `${counted(count, { one: 'key is', other: 'keys are' })} in use`,
		th: ({ count }) => keep`ใช้งานอยู่ ${classified(count, 'คีย์')}`
	}),
	withdrawalNow: {
		en: 'The way out of a contract that EU law gives, and its words',
		th: 'ช่องทางเลิกสัญญาตามกฎหมายสหภาพยุโรป และข้อความที่ใช้'
	},
	limitsNow: { en: 'What one person may pay back alone', th: 'ยอดที่คนเดียวคืนเงินได้' },
	reconciliationNow: {
		en: 'The shop’s books held against Stripe every day',
		th: keep`เทียบบัญชีของร้านกับ_Stripe_ทุกวัน`
	},
	creditNotesNow: { en: 'One for every settled refund, by month', th: 'หนึ่งใบต่อหนึ่งยอดคืน แยกตามเดือน' },
	importsNow: { en: 'Orders and earlier returns from CSV files', th: keep`คำสั่งซื้อและรายการคืนเดิมจากไฟล์_CSV` }
} satisfies Catalogue;

/** What each kind of background job does, for whoever has to mend one. */
export const jobKinds = {
	'mail.send': { en: 'Send a mail', th: 'ส่งอีเมล' },
	'hold.release': { en: 'Let go of held money', th: 'ปล่อยวงเงินที่กันไว้' },
	'hold.sweep': { en: 'Look after held money', th: 'ตามวงเงินที่กันไว้' },
	'refund.move': { en: 'Move a refund along', th: 'ดำเนินการคืนเงิน' },
	'lookup.answer': { en: 'Answer a look-up', th: 'ตอบการค้นหาคำสั่งซื้อ' },
	'webhook.try': { en: 'Test a webhook', th: 'ทดสอบเว็บฮุก' },
	'withdrawal.judge': { en: 'Look at a withdrawal', th: 'ตรวจคำแจ้งเลิกสัญญา' },
	'inbox.apply': { en: 'Apply news from outside', th: 'บันทึกข้อมูลจากภายนอก' },
	'backtest.run': { en: 'Run a backtest', th: 'ลองเงื่อนไขกับการคืนที่ผ่านมา' },
	'import.run': { en: 'Read an import', th: 'อ่านไฟล์นำเข้า' },
	'refund.sweep': { en: 'Look after waiting refunds', th: 'ตามการคืนเงินที่รอ' },
	'refund.look': { en: 'Look at a payment at Stripe', th: keep`ตรวจการชำระเงินใน_Stripe` },
	'reconcile.run': { en: 'Compare books and Stripe', th: keep`เทียบบัญชีกับ_Stripe` },
	'reconcile.daily': { en: 'Begin the daily comparison', th: 'เริ่มเทียบบัญชีประจำวัน' },
	'promise.sweep': { en: 'Look after promised refund days', th: 'ตามกำหนดคืนเงินที่สัญญาไว้' },
	'return.expire': { en: 'Close returns not sent in time', th: 'ปิดรายการคืนที่เลยกำหนดส่ง' },
	'photo.sweep': { en: 'Delete photos that were never sent', th: 'ลบรูปที่ไม่ได้ส่งมา' },
	'access.sweep': { en: 'Delete what expired', th: 'ลบข้อมูลที่หมดอายุ' }
} satisfies Catalogue;
