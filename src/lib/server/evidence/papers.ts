import { postalLines } from '#lib/domain/order/postal.ts';
import type { Instant } from '#lib/domain/time.ts';
import { evidence as words } from '#lib/i18n/evidence.ts';
import { eventWords } from '#lib/i18n/desk-events.ts';
import { kase } from '#lib/i18n/desk-case.ts';
import { paymentName } from '#lib/i18n/payment.ts';
import { ruleSentences } from '#lib/i18n/policy-rules.ts';
import { plain } from '#lib/i18n/say.ts';
import { trackingStatuses } from '#lib/i18n/states.ts';
import { voiceOf, type Voice } from '#lib/i18n/voice.ts';
import { renderSentences, renderTimeline, type Told } from '../pdf/timeline.ts';
import type { EvidencePack } from '../queries/evidence-pack.ts';
import { statementsOf } from './statements.ts';

export type PackFrame = { voice: Voice; shop: string; asOf: Instant };

/** The order in a few lines, at the head of every paper. */
function aboutOf({ view }: EvidencePack, { voice }: PackFrame): { label: string; value: string }[] {
	const { order, payments } = view;
	return [
		{
			label: voice.t(words.customer),
			value: [order.customer_name, order.email_norm].filter(Boolean).join(', ')
		},
		{ label: voice.t(words.placed), value: plain(voice.dateTime(order.placed_at)) },
		{
			label: voice.t(words.total),
			value: plain(voice.money({ amountMinor: order.total_minor, currency: order.currency }))
		},
		{
			label: voice.t(words.paidWith),
			value: payments.map((payment) => plain(paymentName(voice, payment))).join(', ') || '–'
		},
		{ label: voice.t(words.shipTo), value: postalLines(order.ship_to).join(', ') }
	];
}

export function timelinePaper(pack: EvidencePack, frame: PackFrame): Promise<Uint8Array> {
	const { voice, shop, asOf } = frame;
	const { order, events } = pack.view;
	return renderTimeline(voice, {
		title: voice.t(words.timeline, { number: order.number }),
		shop,
		about: aboutOf(pack, frame),
		chapters: [
			{
				columns: [{ head: voice.t(words.colWhat), share: 74 }],
				told: events.filter(isForTheBank).map((event) => ({
					at: event.at,
					cells: [plain(eventWords(voice.locale, event, whoOf(pack, voice, event), order.currency))]
				}))
			}
		],
		createdAt: asOf
	});
}

/** Who handled papers and mails inside the house is not what happened to the order. */
export const isForTheBank = ({ type }: { type: string }): boolean =>
	!['evidence_packed', 'mail_sent_again', 'customer_told_otherwise'].includes(type);

function whoOf(
	{ names, view }: EvidencePack,
	voice: Voice,
	event: { actor_kind: 'customer' | 'staff' | 'api' | 'system'; actor_id: string | null }
): string {
	if (event.actor_kind === 'customer') return voice.t(kase.customerIs, { name: view.order.customer_name });
	return names.get(event.actor_id ?? '') ?? voice.t(event.actor_kind === 'api' ? kase.shop : kase.system);
}

export function trackingPaper(pack: EvidencePack, frame: PackFrame): Promise<Uint8Array> {
	const { voice, shop, asOf } = frame;
	const { order, fulfilments, returns } = pack.view;
	const columns = [
		{ head: voice.t(words.colState), share: 44 },
		{ head: voice.t(words.colPlace), share: 30 }
	];
	const headOf = (
		way: 'goingOut' | 'comingBack',
		parcel: { carrier: string | null; tracking_number: string | null }
	) =>
		[
			voice.t(words[way]),
			voice.t(words.parcel, { carrier: parcel.carrier ?? '', number: parcel.tracking_number ?? '' }).trim()
		]
			.filter(Boolean)
			.join(': ');
	return renderTimeline(voice, {
		title: voice.t(words.tracking, { number: order.number }),
		shop,
		about: aboutOf(pack, frame),
		chapters: [
			...fulfilments.map((parcel) => ({
				head: headOf('goingOut', parcel),
				columns,
				told: parcel.events.map((scan) => scanOf(scan, voice))
			})),
			// What is only claimed of a parcel travels nowhere.
			...returns
				.filter((one) => one.kind !== 'claim')
				.map((one) => ({
					head: headOf('comingBack', one),
					columns,
					told: one.events.map((scan) => scanOf(scan, voice))
				}))
		],
		createdAt: asOf
	});
}

function scanOf(scan: EvidencePack['view']['fulfilments'][number]['events'][number], voice: Voice): Told {
	const said = voice.of({ en: scan.description_en, th: scan.description_th });
	const state = voice.t(trackingStatuses[scan.status]);
	return {
		at: scan.occurred_at,
		cells: [said && said !== state ? `${state}: ${said}` : state, scan.place]
	};
}

const MAIL_STATE = { queued: words.mailQueued, sent: words.mailSent, refused: words.mailRefused };

/** What the customer stated, mails by their subject, questions and answers in full. Notes among staff never come this far. */
export function communicationPaper(pack: EvidencePack, frame: PackFrame): Promise<Uint8Array> {
	const { voice, shop, asOf } = frame;
	const { order, messages } = pack.view;
	const told: Told[] = [
		...statementsOf(pack, voice),
		...pack.mails.map((mail) => ({
			at: mail.sent_at ?? mail.created_at,
			cells: [
				shop,
				voice.t(words.mail, {
					subject: mail.subject || voice.t(words.mailUnnamed),
					to: mail.recipient,
					state: voice.t(MAIL_STATE[mail.state])
				})
			]
		})),
		...messages
			.filter((note) => note.kind !== 'internal')
			.map((note) => ({
				at: note.created_at,
				cells: [note.kind === 'question' ? shop : order.customer_name, note.body]
			}))
	].sort((a, b) => a.at - b.at);
	return renderTimeline(voice, {
		title: voice.t(words.communication, { number: order.number }),
		shop,
		about: aboutOf(pack, frame),
		chapters: [
			{
				columns: [
					{ head: voice.t(words.colWho), share: 20 },
					{ head: voice.t(words.colText), share: 54 }
				],
				told
			}
		],
		createdAt: asOf
	});
}

/** Rules of the house that no customer is shown. */
const INSIDE = ['approve', 'repeat'];

/** A version of the policy as its customers could read it, in their language. */
export function policyPaper(
	pack: EvidencePack,
	index: number,
	{ shop, asOf, voice: reader }: PackFrame
): Promise<Uint8Array> | null {
	const policy = pack.policies[index];
	if (!policy) return null;
	const { order } = pack.view;
	const voice = voiceOf(order.locale, reader.zone);
	const atPurchase = policy.effective_from <= order.placed_at && index === 0;
	return renderSentences(voice, {
		title: voice.t(words.policy, { n: policy.number }),
		shop,
		lead: [
			voice.t(words.since, { day: plain(voice.day(policy.effective_from)) }),
			atPurchase
				? voice.t(words.policyAtPurchase, { day: plain(voice.day(order.placed_at)) })
				: voice.t(words.policyOfReturn)
		],
		sentences: ruleSentences(voice.locale, policy.rules)
			.filter(({ key }) => !INSIDE.includes(key))
			.map(({ text }) => plain(text).replaceAll('*', '')),
		createdAt: asOf
	});
}
