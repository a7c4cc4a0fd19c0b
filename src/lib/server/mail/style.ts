import { markup, type Html } from './html.ts';

/** Paper and ink, as on the pages; mail programs know no custom properties. */
export const ink = {
	paper: '#faf7f0',
	ink: '#1a1814',
	dim: '#554f46',
	rule: '#ddd6c7',
	accent: '#1f4173',
	onAccent: '#fffdf8',
	darkPaper: '#0f1b2d',
	darkInk: '#f0eadf',
	darkDim: '#bcc3cd',
	darkRule: '#2a3b55',
	accentDark: '#a8c5f0'
};

export const FONT = 'IBM Plex Sans Thai,Sarabun,Noto Sans Thai,Helvetica,Arial,sans-serif';

/** Colours are the one thing in a style that a merchant chooses: six digits or nothing. */
export function colour(wish: string | undefined, otherwise: string): string {
	return wish && /^#[0-9a-f]{6}$/i.test(wish) ? wish : otherwise;
}

/** Inline styles win over a style sheet unless it insists. */
export function darkRules(accent: string): Html {
	return markup`:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.hw-paper{background:${ink.darkPaper}!important}
.hw-ink,.hw-ink b{color:${ink.darkInk}!important}
.hw-dim{color:${ink.darkDim}!important}
.hw-rule{border-color:${ink.darkRule}!important}
.hw-line{border-color:${ink.darkInk}!important}
.hw-quote,.hw-here{border-color:${accent}!important}
.hw-here,.hw-next{background:${ink.darkPaper}!important}
.hw-next,.hw-dots{border-color:${ink.darkDim}!important}
.hw-done{background:${ink.darkInk}!important}
.hw-here-word b{color:${accent}!important}
.hw-button{background:${accent}!important;color:${ink.darkPaper}!important}
}`;
}
