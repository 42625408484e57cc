/** Of the pages about leaving: logical sides for languages written from the right, light and dark. */
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1c2321;--soft:#55605c;--paper:#fff;--ground:#f3f6f4;--line:#8a9690;--green:#1f5c4a;--on:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e9efec;--soft:#b4c0bb;--paper:#1b2220;--ground:#111615;--line:#75827c;--green:#8fd3bb;--on:#0f1a16}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px;background:var(--ground);color:var(--ink);font:17px/1.5 system-ui,sans-serif}
main{max-inline-size:480px;margin-inline:auto;padding:24px;background:var(--paper);border-radius:12px;overflow-wrap:anywhere}
h1{margin:0 0 12px;font-size:26px;line-height:1.2}
h2{margin:0 0 8px;font-size:18px}
p{margin:0 0 16px}
.shop{margin:0 0 8px;color:var(--soft);font-weight:600}
.help{margin:24px 0 0;color:var(--soft);font-size:15px}
section{margin-block-start:24px;padding-block-start:20px;border-block-start:1px solid var(--line)}
fieldset{margin:0 0 8px;padding:0;border:0}
legend{padding:0;margin-block-end:4px;color:var(--soft)}
label{display:block;margin-block-end:6px}
.tick{display:flex;gap:12px;align-items:center;min-block-size:44px;margin:0}
.tick input{inline-size:22px;block-size:22px;margin:0;flex:none;accent-color:var(--green)}
input[type=email]{inline-size:100%;min-block-size:48px;margin-block-end:16px;padding:8px 12px;border:1px solid var(--line);border-radius:8px;background:var(--paper);color:var(--ink);font:inherit;text-align:start}
button{inline-size:100%;min-block-size:48px;padding:10px 16px;border:2px solid var(--green);border-radius:8px;font:inherit;font-weight:600;cursor:pointer}
.main{background:var(--green);color:var(--on)}
.quiet{margin-block-start:8px;background:transparent;color:var(--green)}
form+form{margin-block-start:12px}
a{color:var(--green)}
:focus-visible{outline:3px solid var(--green);outline-offset:2px}
`.replaceAll("\n", "");
