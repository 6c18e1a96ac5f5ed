/*
 * render_html_style.h - the look of a summary in HTML, and the hash by which its security policy knows it.
 *
 * The person's own words differ from everyone else's by their quotation marks, their slant and a line beside them, so that
 * colour carries nothing alone. After a change, tests/golden/run names the hash that belongs here.
 */
#ifndef REFLECT_REPORTS_RENDER_HTML_STYLE_H
#define REFLECT_REPORTS_RENDER_HTML_STYLE_H

#define HTML_STYLE_HASH "sha256-x9szDsPJSn3A+1C2xj69VHva9SYsZ2oZzNK3j05uRJE="

/* clang-format off */
#define HTML_STYLE \
    "\n" \
    ":root{color-scheme:light dark;--paper:#fdfcf8;--ink:#23262a;--soft:#5b6067;--line:#d8d2c4;--own:#6b3f14;" \
    "--own-paper:#f6efe2;--link:#1f4f82}\n" \
    "@media (prefers-color-scheme:dark){:root{--paper:#1b1c1e;--ink:#e6e2d9;--soft:#a9a69f;--line:#45433e;" \
    "--own:#f0cfa3;--own-paper:#2a2620;--link:#9cc4ee}}\n" \
    "*{box-sizing:border-box}\n" \
    "html{background:var(--paper);color:var(--ink);font:1.0625rem/1.6 \"Iowan Old Style\",\"Palatino Linotype\"," \
    "Palatino,\"URW Palladio L\",\"P052\",Georgia,\"Noto Serif\",serif;-webkit-text-size-adjust:100%;" \
    "text-size-adjust:100%}\n" \
    "body{margin:0;padding:3rem 1.25rem 4rem}\n" \
    "main{max-width:38rem;margin:0 auto;overflow-wrap:break-word}\n" \
    "h1,h2{font-weight:normal;line-height:1.25;text-wrap:balance}\n" \
    "h1{font-size:2.1rem;margin:0 0 2rem;padding-block-end:1rem;border-block-end:1px solid var(--line)}\n" \
    "h2{font-size:1.35rem;margin:3rem 0 .6rem}\n" \
    "p{margin:.6rem 0;text-wrap:pretty}\n" \
    "a{color:var(--link);text-decoration-thickness:.06em;text-underline-offset:.15em}\n" \
    "a[href^=\"#\"]{color:var(--soft);text-decoration-style:dotted}\n" \
    "a:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n" \
    "ul,ol{margin:.6rem 0;padding-inline-start:1.5rem}\n" \
    "li{margin:.35rem 0}\n" \
    "li>p{margin:0}\n" \
    "li>p+ul{margin-block-start:.2rem}\n" \
    ".purpose h2,.colophon h2{font-size:1.1rem}\n" \
    ".about{margin-block-start:0;color:var(--soft);font-style:italic}\n" \
    "dl{margin:1.2rem 0}\n" \
    "dt,dd{margin:0;padding-inline-start:2.4rem}\n" \
    "dd{margin-block-end:.9rem}\n" \
    "dt{position:relative;color:var(--soft)}\n" \
    "dt.lead-in{padding-inline-start:0;margin-block-end:.3rem}\n" \
    ".number{position:absolute;inset-inline-start:0;width:1.9rem;font-size:.85rem;line-height:1.88;" \
    "font-variant-numeric:tabular-nums;text-align:end}\n" \
    "dt:target{background:var(--own-paper)}\n" \
    "dd p{margin:.1rem 0}\n" \
    "figure{margin:1.2rem 0}\n" \
    "svg{display:block;width:min(60rem,100vw - 2.5rem);height:auto;margin-inline-start:calc((100% - min(60rem,100vw - 2.5rem))/2);fill:currentColor;font-size:13px}\n" \
    ".ties{fill:none;stroke:var(--soft);stroke-width:1;opacity:.6}\n" \
    "svg .said{text-anchor:end}\n" \
    "svg .thread{text-anchor:middle;font-style:italic}\n" \
    "svg .article,svg .number{fill:var(--soft)}\n" \
    "svg .number{position:static;font-size:11px}\n" \
    "svg .article{font-style:italic;font-size:12px}\n" \
    "svg+details{margin-block-start:1rem}\n" \
    "@media screen and (max-width:52rem){svg{display:none}\n" \
    "@supports selector(::details-content){.picture>summary{display:none}\n" \
    ".picture::details-content{content-visibility:visible;display:block;block-size:auto}}}\n" \
    ".reflection{margin:1.6rem 0;padding-inline-start:1.1rem;border-inline-start:2px solid var(--line)}\n" \
    ".notes{margin:.6rem 0;font-size:.9rem;color:var(--soft)}\n" \
    "summary{cursor:pointer}\n" \
    "summary:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n" \
    ".wonder strong{font-weight:normal;color:var(--soft)}\n" \
    "q.own{color:var(--own);font-style:italic}\n" \
    "blockquote.own{margin:.6rem 0;padding:.6rem 1rem;color:var(--own);background:var(--own-paper);" \
    "border-inline-start:3px solid var(--own);font-style:italic}\n" \
    "blockquote.own p{margin:.5rem 0;white-space:pre-wrap}\n" \
    "blockquote.own p::before{content:open-quote}\n" \
    "blockquote.own p::after{content:no-close-quote}\n" \
    "blockquote.own p:last-child::after{content:close-quote}\n" \
    ".article,.address,.source{break-after:avoid}\n" \
    ".address,.source,.sections{font-size:.9rem;color:var(--soft)}\n" \
    ".address{overflow-wrap:anywhere}\n" \
    ".resource{margin:1rem 0}\n" \
    ".help>ul,ul.reading{list-style:none;padding:0}\n" \
    "ul.help>li,ul.reading>li{margin:1.1rem 0;break-inside:avoid}\n" \
    ".ending{margin:3rem 0 0;padding-block-start:1rem;border-block-start:1px solid var(--line)}\n" \
    ".colophon{font-size:.9rem;color:var(--soft)}\n" \
    ".direction{margin:1.4rem 0 1rem;padding:.5rem .9rem;border:1px solid var(--line);border-radius:.3rem}\n" \
    ".direction p{margin:.2rem 0}\n" \
    ".direction ul{margin:.3rem 0}\n" \
    "li>.direction{margin:0;padding:0;border:0;color:var(--soft)}\n" \
    ".question{position:relative;margin:1.6rem 0;padding-inline-start:2.4rem}\n" \
    ".question>p{margin:0 0 .3rem}\n" \
    ".why,p.how{font-size:.9rem;color:var(--soft)}\n" \
    ".warning{padding-inline-start:1.1rem;border-inline-start:3px double var(--soft)}\n" \
    ".note,.pause{margin:1.6rem 0}\n" \
    ".pause{padding-block:.6rem;border-block:1px dotted var(--soft);font-style:italic}\n" \
    "ul:is(.one,.any,.scale,.between,.rank){list-style:none;margin:.6rem 0;padding:0}\n" \
    ":is(.one,.any,.scale,.rank)>li{position:relative;padding-inline-start:1.8rem}\n" \
    ":is(.one,.any,.scale,.between)>li::before,tbody td::before{content:\"\";display:inline-block;flex:none;" \
    "width:1rem;height:1rem;border:1px solid var(--ink);border-radius:50%}\n" \
    ":is(.one,.any,.scale,.rank)>li::before{position:absolute;inset-inline-start:0;top:calc(.5lh - .6rem)}\n" \
    ".any>li::before{border-radius:.1rem}\n" \
    ".rank>li{padding-inline-start:3rem}\n" \
    ".rank>li::before{content:\"\";width:2.2rem;height:1.1rem;border-block-end:1px solid var(--ink)}\n" \
    ".scale{display:flex;flex-wrap:wrap;gap:.2rem 1.6rem}\n" \
    ".between{display:flex;align-items:center;gap:1.1rem}\n" \
    ".between>li{display:flex;align-items:center;font-size:0}\n" \
    ".between span{margin-inline:.8rem;font-size:1rem}\n" \
    ".between>li:first-child span{margin-inline-start:0}\n" \
    ".between>li:first-child{flex-direction:row-reverse;text-align:end}\n" \
    ".line{height:2.3rem;border-block-end:1px solid var(--soft)}\n" \
    "li>.line{height:1.9rem}\n" \
    "table{width:100%;margin:1rem 0;border-collapse:collapse}\n" \
    "th{font-weight:normal;text-align:start}\n" \
    "thead th{width:4.6rem;padding:0 .2rem .4rem;font-size:.85rem;line-height:1.25;text-align:center;vertical-align:bottom}\n" \
    "tbody th{position:relative;padding:.6rem .6rem .6rem 0;padding-inline-start:2.4rem}\n" \
    "tbody td{text-align:center}\n" \
    "tbody tr{border-block-start:1px solid var(--line)}\n" \
    "@media screen and (max-width:36rem){\n" \
    ".between{gap:.4rem}\n" \
    ".between span{margin-inline:.3rem;overflow-wrap:anywhere}\n" \
    ".between>:is(li:first-child,li:last-child){flex:1 1 0;min-width:0}\n" \
    "tr{display:flex;flex-wrap:wrap}\n" \
    "thead td{display:none}\n" \
    "thead th,tbody td{flex:1 1 0;width:auto;min-width:0;overflow-wrap:anywhere}\n" \
    "tbody th{flex:0 0 100%}\n" \
    "tbody td{padding-block-end:.6rem}\n" \
    "}\n" \
    "@media (forced-colors:active){.reflection,blockquote.own{border-color:CanvasText}\n" \
    ".ties{stroke:CanvasText;opacity:1}svg .article,svg .number{fill:CanvasText}}\n" \
    "@page{margin:22mm 20mm 24mm}\n" \
    "@media print{\n" \
    ":root{--paper:#fff;--ink:#000;--soft:#444;--line:#999;--own:#000;--own-paper:#fff;--link:#000}\n" \
    "html{font-size:11pt;line-height:1.45}\n" \
    "body{padding:0}\n" \
    "main{max-width:none}\n" \
    "svg{width:100%;margin:0}\n" \
    "h1,h2,dt,.about{break-after:avoid}\n" \
    "h2{margin-block-start:1.8rem}\n" \
    "p,li{orphans:3;widows:3}\n" \
    ".heads-up,.how+section{break-before:page}\n" \
    ".question,.direction,tr,.pause{break-inside:avoid}\n" \
    ".direction,.warning,.help>p,.reading>p{break-after:avoid}\n" \
    "a{text-decoration:none}\n" \
    "summary{list-style:none}\n" \
    "details::details-content{content-visibility:visible;display:block;block-size:auto}\n" \
    "}\n"
/* clang-format on */

#endif
