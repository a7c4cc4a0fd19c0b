import { written } from './amounts.ts';
import type { Paying } from './checkout-sessions.ts';
import type { StoredSession } from './world.ts';

/** Numbers of docs.stripe.com/testing that the hosted page takes, and the payment method each one makes. */
export const CARD_NUMBERS: Record<string, string> = {
	'4242424242424242': 'pm_card_visa',
	'5555555555554444': 'pm_card_mastercard',
	'4000000000007726': 'pm_card_pendingRefund',
	'4000000000005126': 'pm_card_refundFail',
	'4000000000000002': 'pm_card_chargeDeclined'
};

/** What a submitted form asks for; null for a number that is no test card. */
export function payingOf(form: URLSearchParams): Paying | null {
	const way = form.get('way');
	if (way === 'promptpay') return { method: 'pm_promptpay', outcome: 'now' };
	if (way === 'promptpay_later') return { method: 'pm_promptpay', outcome: 'succeeds_later' };
	if (way === 'promptpay_fails') return { method: 'pm_promptpay', outcome: 'fails_later' };
	const method = CARD_NUMBERS[(form.get('number') ?? '').replace(/\s/g, '')];
	return method === undefined ? null : { method, outcome: 'now' };
}

/** The page where a person or a test pays, lets it fail, or leaves. Plain forms, no script. */
export function hostedPage(session: StoredSession, fault: string | null): string {
	const amount = written(session.amount_total, session.currency);
	const back = session.cancel_url
		? `<p><a href="${escape(session.cancel_url)}">Go back without paying</a></p>`
		: '';
	const body =
		session.status === 'open'
			? `${fault === null ? '' : `<p role="alert">${escape(fault)}</p>`}
<form method="post"><label for="number">Card number</label>
<input id="number" name="number" inputmode="numeric" autocomplete="off" value="4242 4242 4242 4242" required>
<p>4242 4242 4242 4242 is paid, 4000 0000 0000 0002 is declined.</p>
<button name="way" value="card">Pay ${escape(amount)}</button></form>
${session.payment_method_types.includes('promptpay') ? PROMPTPAY : ''}${back}`
			: `<p role="status">${session.status === 'expired' ? 'This page has expired.' : 'This has been paid, or is on its way.'}</p>${back}`;
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Pay ${escape(amount)}</title><style>${STYLE}</style></head><body><main>
<p><b>Test payments</b> · nobody is charged here</p><h1>${escape(amount)}</h1><p>${escape(session.hosted.product)}</p>
${body}</main></body></html>`;
}

/** Where the customer goes once the page is done; null when it has nowhere to send them. */
export const afterPaying = (session: StoredSession): string | null =>
	session.success_url?.replaceAll('{CHECKOUT_SESSION_ID}', session.id) ?? null;

const PROMPTPAY = `<form method="post"><h2>PromptPay</h2>
<button name="way" value="promptpay">Scan the code and pay</button>
<button name="way" value="promptpay_later">The bank confirms later</button>
<button name="way" value="promptpay_fails">The bank refuses later</button></form>`;

const STYLE = `:root{color-scheme:light dark}body{margin:0;font:1.0625rem/1.6 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px 20px}h1{font-size:1.75rem;margin:8px 0}h2{font-size:1.125rem;margin:0 0 8px}
form{border-top:1px solid;padding:16px 0;display:grid;gap:8px}label{font-weight:600}
input,button{font:inherit;min-height:44px;padding:6px 12px;box-sizing:border-box;width:100%}[role=alert]{border-left:4px solid;padding-left:12px}`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
