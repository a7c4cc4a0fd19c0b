/** Paper and ink, light and dark: the same tokens as the shop. */
export const STYLE = `
:root{--paper:#faf7f0;--sheet:#fffdf8;--ink:#1a1814;--ink-2:#554f46;--rule:#ddd6c7;--accent:#1f4173;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#0f1b2d;--sheet:#14233a;--ink:#f0eadf;--ink-2:#bcc3cd;--rule:#2a3b55;--accent:#a8c5f0;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 "IBM Plex Sans Thai","Noto Sans Thai",system-ui,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.22em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:0 16px;padding:8px max(20px,calc(50vw - 400px));border-bottom:1px solid var(--rule)}
header a{display:inline-flex;gap:12px;align-items:center;min-height:44px;color:var(--ink);text-decoration:none;font-size:1.25rem}
header b{font-weight:600} header svg{color:var(--accent)} header span{color:var(--ink-2);font-size:.9375rem}
main{max-width:800px;margin:0 auto;padding:32px 20px 64px;box-sizing:content-box}
@media (max-width:840px){main{box-sizing:border-box}}
h1{font-size:1.75rem;line-height:1.36;font-weight:600;margin:0 0 12px;overflow-wrap:anywhere}
.bar{display:flex;flex-wrap:wrap;gap:0 24px;align-items:center;margin:0 0 16px;color:var(--ink-2);font-size:.9375rem}
.bar a,.back{display:inline-block;padding:10px 0;min-height:44px}
.mails{list-style:none;margin:0;padding:0;border-top:2px solid var(--ink)}
.mails li{border-bottom:1px solid var(--rule)}
.mails a{display:grid;grid-template-columns:1fr auto;gap:0 16px;padding:14px 0;color:var(--ink);text-decoration:none;overflow-wrap:anywhere}
.mails a:hover b{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.22em}
.mails b{font-weight:600}
.when,.who,.start{color:var(--ink-2);font-size:.9375rem}
.who,.start{grid-column:1/-1}
.start{display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden}
dl{margin:0 0 20px;padding:12px 0;border-block:1px solid var(--rule);font-size:.9375rem}
dl div{display:flex;gap:16px} dt{flex:0 0 3.5rem;color:var(--ink-2)} dd{margin:0;overflow-wrap:anywhere}
.files{margin:0 0 20px;padding:0;list-style:none} .files span{color:var(--ink-2);font-size:.9375rem}
.files a{display:inline-block;padding:8px 0}
iframe{display:block;width:100%;height:960px;border:1px solid var(--rule);background:var(--sheet);margin:0 0 20px;resize:vertical;overflow:auto}
details{border-top:1px solid var(--rule)} summary{padding:10px 0;min-height:44px;cursor:pointer;font-weight:600}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0 0 20px;max-width:65ch}
.scroll{overflow-x:auto} table{border-collapse:collapse;font-size:.8125rem} th,td{text-align:left;vertical-align:top;padding:4px 16px 4px 0;font-weight:400} th{color:var(--ink-2);white-space:nowrap} td{overflow-wrap:anywhere}
.none{color:var(--ink-2);border-top:2px solid var(--ink);padding-top:20px}
`;
