import type { Locale } from '#lib/i18n/say.ts';
import type { MailContent } from './content.ts';
import { markup, sentence, withoutMarks, type Html } from './html.ts';
import { routeLine } from './route.ts';
import { colour, darkRules, FONT, ink } from './style.ts';

/**
 * The HTML part: tables and inline styles for mail programs that know nothing else, 640 px at most, and a style
 * sheet on top for those that can follow the reader's dark mode.
 */
export function htmlPart(content: MailContent, locale: Locale): string {
	const { shop, title, opening, code, quote, route, items, money, action, closing, reference } = content;
	const accent = colour(shop.accent, ink.accent);
	const lines = locale === 'th' ? 1.65 : 1.5;
	const font = `font-family:${FONT};color:${ink.ink}`;
	const text = `margin:0;${font};font-size:16px;line-height:${lines}`;
	const paragraphs = (sentences: string[], gap: number) =>
		sentences.map((said, index) => block(index ? 10 : gap, paragraph(sentence(said), text)));
	const quotation = ({ lead, words }: { lead: string; words: string }) => markup`
${paragraphs([lead], 22)}
${block(10, markup`<div class="hw-quote" style="border-left:3px solid ${accent};padding:2px 0 2px 16px">${paragraph(sentence(words), `${text};font-size:17px`)}</div>`)}`;
	const goods = (items ?? []).map((item, index) => row(item.title, item.quantity, text, index > 0));
	const sums = (money?.rows ?? []).map((line, index) => row(line.label, line.amount, text, index > 0));

	return markup`<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${content.subject}</title>
<style>${darkRules(colour(shop.accentDark, ink.accentDark))}</style></head>
<body class="hw-paper" style="margin:0;padding:0;background:${ink.paper}">
<div style="display:none;max-height:0;overflow:hidden">${withoutMarks(content.preview).slice(0, 140).toWellFormed()}</div>
<table role="presentation" class="hw-paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${ink.paper}">
<tr><td align="center" style="padding:32px 20px 40px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;text-align:left">
<tr><td class="hw-ink hw-line" style="padding:0 0 14px;border-bottom:2px solid ${ink.ink};${font};font-size:18px;line-height:1.5">${shopNames(shop.name)}</td></tr>
${block(32, markup`<h1 class="hw-ink" style="margin:0;${font};font-size:30px;line-height:${locale === 'th' ? 1.4 : 1.2};font-weight:600">${title}</h1>`)}
${paragraphs(opening, 14)}
${code ? block(22, digits(code, font)) : null}
${quote ? quotation(quote) : null}
${quote?.after ? quotation(quote.after) : null}
${route ? block(32, routeLine(route, { accent, font, lines })) : null}
${goods.length ? block(32, wide(goods)) : null}
${money ? block(goods.length ? 20 : 32, wide([...sums, total(money.total, text, goods.length + sums.length > 0)])) : null}
${block(28, button(action, accent))}
${paragraphs(closing, 28)}
${reference ? block(28, paragraph(markup`${reference.lead} ${whole(reference.value)}`, text)) : null}
${block(32, markup`<div class="hw-rule" style="border-top:1px solid ${ink.rule};padding-top:16px"><p class="hw-dim" style="${text};font-size:14px;color:${ink.dim}">${sentence(content.about)}<br>${sentence(content.contact)}</p></div>`)}
</table></td></tr></table></body></html>
`.source;
}

function block(gap: number, inside: Html): Html {
	return markup`<tr><td style="padding:${gap}px 0 0">${inside}</td></tr>`;
}

function wide(rows: Html[]): Html {
	return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">${rows}</table>`;
}

function paragraph(inside: Html, style: string): Html {
	return markup`<p class="hw-ink" style="${style}">${inside}</p>`;
}

function row(label: string, value: string, text: string, ruled: boolean): Html {
	const edge = ruled ? `border-top:1px solid ${ink.rule};` : '';
	return markup`
<tr><td class="hw-ink hw-rule" style="padding:11px 12px 11px 0;${edge}${text}">${label}</td>
<td class="hw-ink hw-rule" align="right" style="padding:11px 0;${edge}${text};white-space:nowrap">${value}</td></tr>`;
}

function total({ label, amount }: { label: string; amount: string }, text: string, ruled: boolean): Html {
	const edge = `padding:11px 0;${ruled ? `border-top:2px solid ${ink.ink};` : ''}${text};font-weight:600;`;
	return markup`
<tr><td class="hw-ink hw-line" style="${edge}font-size:19px">${label}</td>
<td class="hw-ink hw-line" align="right" style="${edge}font-size:22px;white-space:nowrap">${amount}</td></tr>`;
}

function shopNames({ th, en }: Record<Locale, string>): Html {
	const first = markup`<b lang="th" style="font-weight:600">${th}</b>`;
	if (th === en) return first;
	return markup`${first} <span lang="en" class="hw-dim" style="color:${ink.dim}">${en}</span>`;
}

/** Digits in two groups are read and typed with fewer mistakes; the gap is drawn, so a copied code has none. */
function digits(code: string, font: string): Html {
	const [first = '', second = ''] = /^\d{6}$/.test(code) ? [code.slice(0, 3), code.slice(3)] : [code];
	return markup`<p class="hw-ink" style="margin:0;${font};font-size:40px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums">${first}<span style="padding-left:12px">${second}</span></p>`;
}

function button({ label, href }: MailContent['action'], accent: string): Html {
	return markup`<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="hw-button" style="background:${accent};border-radius:2px"><a class="hw-button" href="${href}" style="display:inline-block;padding:14px 26px;font-family:${FONT};font-size:17px;line-height:1.4;font-weight:600;color:${ink.onAccent};text-decoration:none">${label}</a></td>
</tr></table>`;
}

/** A number the reader copies: on one line while it fits a phone. */
function whole(value: string): Html {
	const breaks = value.length > 32 ? 'overflow-wrap:anywhere' : 'white-space:nowrap';
	return markup`<b style="font-weight:600;${breaks}">${value}</b>`;
}
