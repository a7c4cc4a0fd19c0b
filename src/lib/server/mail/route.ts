import type { MailStop } from './content.ts';
import { markup, type Html } from './html.ts';
import { ink } from './style.ts';

type Look = { accent: string; font: string; lines: number };

/**
 * The route line in tables: filled where it has been, ringed where it is, square where it will be; the line is solid
 * behind and dotted ahead. Words and dates below say the same without shapes.
 */
export function routeLine(stops: MailStop[], look: Look): Html {
	const marks = stops.map((stop, index) => {
		const before = stops[index - 1];
		return before ? markup`${line(before, stop)}${mark(stop, look)}` : mark(stop, look);
	});
	return markup`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${marks}</tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin-top:8px;table-layout:fixed"><tr>
${stops.map((stop, index) => words(stop, sideOf(index, stops.length), widthOf(index, stops.length), look))}
</tr></table>`;
}

function mark({ state }: MailStop, { accent }: Look): Html {
	const shape = {
		done: `background:${ink.ink};border-radius:6px;width:12px;height:12px`,
		here: `background:${ink.paper};border:3px solid ${accent};border-radius:9px;width:6px;height:6px`,
		next: `background:${ink.paper};border:2px solid ${ink.dim};width:8px;height:8px`
	}[state];
	return markup`<td width="14" style="padding:0;width:14px"><div class="hw-${state}" style="${shape};box-sizing:content-box;font-size:0;line-height:0">&nbsp;</div></td>`;
}

function line(before: MailStop, after: MailStop): Html {
	const walked = before.state === 'done' && after.state !== 'next';
	const [name, stroke] = walked ? ['hw-line', `solid ${ink.ink}`] : ['hw-dots', `dotted ${ink.dim}`];
	return markup`<td style="padding:0 4px"><div class="${name}" style="border-top:2px ${stroke};font-size:0;line-height:0;height:0">&nbsp;</div></td>`;
}

function words({ label, when, state }: MailStop, side: Side, width: number, look: Look): Html {
	const here = state === 'here';
	const name = markup`<b style="font-weight:600${here ? `;color:${look.accent}` : ''}">${label}</b>`;
	return markup`<td class="hw-ink${here ? ' hw-here-word' : ''}" width="${width}%" align="${side}" style="padding:0${side === 'center' ? ' 2px' : ''};vertical-align:top;${look.font};font-size:14px;line-height:${look.lines};text-align:${side}">${state === 'next' ? label : name}<br><span class="hw-dim" style="color:${ink.dim}">${when}</span></td>`;
}

type Side = 'left' | 'center' | 'right';

function sideOf(index: number, count: number): Side {
	if (index === 0) return 'left';
	return index === count - 1 ? 'right' : 'center';
}

/** The words of four stops and more lean towards the marks they belong to, which stand at equal distances. */
function widthOf(index: number, count: number): number {
	if (count < 4) return Math.floor(100 / count);
	const end = 20;
	return index === 0 || index === count - 1 ? end : Math.floor((100 - 2 * end) / (count - 2));
}
