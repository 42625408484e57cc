/** The page's whole style: readable from 360 px up and on paper, nothing fetched. */
export const pageStyle = `
:root{color-scheme:light;--ink:#1c2321;--soft:#55605c;--line:#dde3e0;--tint:#f4f7f5;--accent:#1f5c4a;--warn:#8a5a00;--warn-tint:#fdf6e7}
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
body{margin:0}
a{color:var(--accent)}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem 1rem;z-index:1}
header.top{background:var(--accent);color:#fff;padding:2.5rem 1.25rem 2rem}
header.top>div{max-width:60rem;margin:0 auto}
main,footer{max-width:62.5rem;margin:0 auto}
header.top p{margin:.35rem 0 0;opacity:.92}
h1{font-size:clamp(1.6rem,5vw,2.3rem);line-height:1.15;margin:0;letter-spacing:-.01em}
h2{font-size:1.45rem;line-height:1.25;margin:0 0 .35rem}
h3{font-size:1.08rem;line-height:1.35;margin:0}
h4{font-size:.95rem;margin:1.1rem 0 .35rem;color:var(--accent)}
main{padding:0 1.25rem 3rem}
main>section{padding:2rem 0 .5rem;border-top:1px solid var(--line)}
main>section:first-of-type{border-top:0}
.lead{color:var(--soft);margin:0 0 1rem;max-width:46rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;padding:0;margin:1.25rem 0;list-style:none}
.tiles li{background:var(--tint);border-radius:.6rem;padding:.8rem 1rem}
.tiles b{display:block;font-size:1.55rem;line-height:1.2}
.tiles span{color:var(--soft);font-size:.9rem}
.list{width:100%;border-collapse:collapse;margin:.5rem 0 1rem}
.list td,.list th{padding:.45rem .5rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
.list td.n,.list th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.list th{font-size:.85rem;color:var(--soft);font-weight:600}
.kinds{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;padding:0;margin:-.4rem 0 1rem;list-style:none;color:var(--soft);font-size:.9rem}
.kinds b{color:var(--ink)}
.record{border:1px solid var(--line);border-radius:.6rem;margin:0 0 .9rem;padding:.9rem 1.1rem;overflow-wrap:anywhere;content-visibility:auto;contain-intrinsic-size:auto 24rem}
.record>header{display:flex;flex-wrap:wrap;gap:.15rem 1rem;justify-content:space-between;align-items:baseline;margin-bottom:.5rem}
.name{font-weight:700}
h3{font-weight:600}
.meta{margin:0;color:var(--soft);display:flex;flex-wrap:wrap;gap:.3rem .7rem;align-items:baseline}
.meta strong{color:var(--ink);font-variant-numeric:tabular-nums}
.pill{background:var(--tint);border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;font-size:.83rem;color:var(--ink)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.55rem 1.5rem;margin:.4rem 0}
dl>div{min-width:0}
dl>div.wide{grid-column:1/-1}
dt{font-size:.82rem;color:var(--soft)}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}
dd>dl,li>dl{border-left:3px solid var(--line);padding-left:.9rem;margin:.25rem 0 .4rem}
dd>ul{margin:.2rem 0;padding-left:0;list-style:none}
dd>ul>li{margin:.3rem 0}
address{font-style:normal}
code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.origin{color:var(--soft);font-size:.82rem;margin:.8rem 0 0;border-top:1px dashed var(--line);padding-top:.5rem}
details{margin:.5rem 0 0}
summary{cursor:pointer;color:var(--accent);font-size:.92rem;padding:.15rem 0}
.children table{width:100%;border-collapse:collapse;font-size:.95rem}
.children th{font-size:.82rem;color:var(--soft);font-weight:600;text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
.children td{padding:.4rem .6rem .4rem 0;border-top:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
.children tr.more td{border-top:0;padding-top:0}
.children tr.more details{margin:0}
.children tr.more summary{font-size:.82rem}
.part{border-top:1px solid var(--line);padding:.2rem 0}
.explanation h3{margin:1.5rem 0 .35rem}
.explanation td:first-child{font-weight:600;min-width:9rem}
nav ul{columns:2 16rem;padding:0;margin:.5rem 0 0;list-style:none}
nav li{padding:.2rem 0;break-inside:avoid}
nav .n{color:var(--soft)}
.note{background:var(--warn-tint);border-left:4px solid var(--warn);border-radius:.3rem;padding:.8rem 1rem;margin:.75rem 0}
.note p{margin:.2rem 0}
.missing{padding:0;margin:.5rem 0 1rem;list-style:none}
.missing li{border-bottom:1px solid var(--line);padding:.55rem 0}
.missing ul{padding-left:1.1rem;margin:.25rem 0 0;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.missing ul li{border:0;padding:.1rem 0}
footer{padding:1rem 1.25rem 3rem;color:var(--soft);font-size:.88rem}
@media (max-width:34rem){
.record{padding:.8rem .85rem}
.list{font-size:.94rem}
.list td,.list th{padding:.4rem .35rem;overflow-wrap:anywhere;hyphens:auto}
.list td:first-child,.list th:first-child{padding-left:0}
.list td:last-child,.list th:last-child{padding-right:0}
dl{grid-template-columns:repeat(auto-fill,minmax(8rem,1fr))}
.children thead{position:absolute;left:-99rem}
.children table,.children tbody,.children tr,.children td{display:block}
.children tr{border-top:1px solid var(--line);padding:.3rem 0}
.children tr.more{border-top:0;padding-top:0}
.children td{border-top:0;padding:.1rem 0}
.explanation td:first-child{min-width:0}
.children td[data-label]:not(:empty)::before{content:attr(data-label) ": ";color:var(--soft);font-size:.82rem}
}
@page{margin:16mm 14mm}
@media print{
html{font-size:10.5pt}
header.top{background:none;color:var(--ink);padding:0 0 .6rem;border-bottom:2px solid var(--accent)}
header.top p{opacity:1}
main,footer{padding-left:0;padding-right:0}
nav,.skip{display:none}
h2,h3,h4{break-after:avoid}
.record{break-inside:auto;border-radius:0;content-visibility:visible}
.record>header{break-after:avoid}
tr,dl>div{break-inside:avoid}
a{color:inherit;text-decoration:none}
details>summary{display:none}
details::details-content{content-visibility:visible!important;display:block!important}
}
`.trim();
