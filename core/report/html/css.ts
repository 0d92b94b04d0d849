/** The style of the page. Custom properties carry the colours, so that light, dark and paper are three short lists. */

const LIGHT = `--bg:#f7f7f5;--card:#fff;--text:#1b1f24;--dim:#5c6570;--line:#e2e4e7;--soft:#f1f2f3;--code:#f6f7f8;--bar:#8a94a1;--edge:#858d97;
--red:#b3261e;--red-soft:#fdeceb;--amber:#875600;--amber-soft:#fdf3dd;--violet:#6a3da8;--violet-soft:#f3ecfd;--green:#1b7a48;--green-soft:#e6f5ec;
--mark:#ffd9d4;--mark-line:#b3261e;--shadow:0 1px 2px rgb(20 25 30/.05)`;

const DARK = `--bg:#101215;--card:#181b1f;--text:#e6e8eb;--dim:#9aa4af;--line:#2b3037;--soft:#20242a;--code:#14171a;--bar:#6f7a87;--edge:#7a8490;
--red:#ff8f85;--red-soft:#33191a;--amber:#f0b84e;--amber-soft:#2f2613;--violet:#c8a8ff;--violet-soft:#271d38;--green:#6fd0a0;--green-soft:#14291f;
--mark:#5a2422;--mark-line:#ff8f85;--shadow:none`;

const BASE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main,.top,footer{max-width:1180px;margin:0 auto;padding:0 28px}
[hidden]{display:none!important}
h1,h2,h3,h4,p,dl,dd,ul,ol{margin:0;padding:0}
ul,ol{list-style:none}
h2{font-size:19px;font-weight:650;letter-spacing:-.01em;margin:0 0 14px}
h3{font-size:14px;font-weight:650;margin:0 0 8px}
h4{font-size:13px;font-weight:650;margin:16px 0 4px}
section{margin:0 0 44px}
a{color:inherit;text-decoration-color:var(--dim);text-underline-offset:3px}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:2px solid var(--text);outline-offset:2px;border-radius:3px}
.mono,.val,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace;font-size:.9em}
.mono{overflow-wrap:anywhere}
.dim{color:var(--dim);font-weight:400}
.sub{display:block;font-weight:400;color:var(--dim);font-size:13px;overflow-wrap:anywhere}
.quiet{color:var(--dim);font-size:13.5px;margin:8px 0}
.note{margin:10px 0;padding:10px 14px;background:var(--soft);border-radius:8px;overflow-wrap:anywhere}
summary{cursor:pointer}
.MATCHED{--c:var(--green);--s:var(--green-soft)}
.MISMATCHED{--c:var(--red);--s:var(--red-soft)}
.INCONCLUSIVE{--c:var(--amber);--s:var(--amber-soft)}
.ERRORED{--c:var(--violet);--s:var(--violet-soft)}
.icon{width:17px;height:17px;flex:none;vertical-align:-3px;fill:var(--c)}
.icon .sign{fill:none;stroke:var(--card);stroke-width:2.4;stroke-linecap:round;stroke-linejoin:round}
`;

const HEAD = `
.top{display:flex;flex-wrap:wrap;gap:4px 20px;padding-top:22px;padding-bottom:18px;color:var(--dim);font-size:13.5px}
.top strong{color:var(--text);font-size:15px;letter-spacing:-.01em;margin-right:auto}
.banner{display:grid;grid-template-columns:auto 1fr;gap:0 22px;padding:30px 32px 26px;background:var(--s);border:1px solid var(--line);border-left:6px solid var(--c);border-radius:14px;margin-bottom:38px}
.banner>.icon{width:54px;height:54px;margin-top:4px}
.banner .verdict{color:var(--c);font-weight:750;font-size:14px;letter-spacing:.09em}
.banner h1{font-size:27px;line-height:1.25;font-weight:680;letter-spacing:-.02em;margin:2px 0 8px;text-wrap:balance}
.banner .meaning{max-width:70ch}
.banner .cause{margin-top:10px;overflow-wrap:anywhere}
.worst{margin-top:12px;display:grid;gap:4px;overflow-wrap:anywhere}
.worst .mono{font-weight:650}
.strip{grid-column:1/-1;margin-top:24px}
.strip svg:not(.icon){display:block;width:100%;height:8px;border-radius:4px}
.strip rect{fill:var(--c);stroke:var(--s);stroke-width:1}
.strip ul{display:flex;flex-wrap:wrap;gap:6px 26px;margin-top:12px}
.strip strong{font-variant-numeric:tabular-nums;margin-left:6px}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.facts>div{box-shadow:1px 1px var(--line);padding:11px 18px;overflow-wrap:anywhere}
.facts dt{color:var(--dim);font-size:12.5px;margin-bottom:1px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:12px;margin-bottom:16px}
.tile{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:14px 18px;box-shadow:var(--shadow)}
.tile .name{display:block;color:var(--dim);font-size:13px}
.tile .value{display:block;font-size:23px;font-weight:640;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tile.warn{border-color:var(--amber)}
.tile .flag{color:var(--amber);font-size:17px}
`;

const TABLES = `
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:600}
td,th{vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.list{background:var(--card);border:1px solid var(--line);border-radius:12px;border-collapse:separate;border-spacing:0;font-size:14px;margin:0 0 12px}
.list th{position:sticky;top:0;z-index:1;background:var(--card);color:var(--dim);font-size:12.5px;padding:10px 14px;border-bottom:1px solid var(--line)}
.list th:first-child{border-top-left-radius:12px}.list th:last-child{border-top-right-radius:12px}
.list td{padding:10px 14px;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
.list tr:last-child td{border-bottom:0}
.tables tbody tr:hover td{background:var(--soft)}
.tables tbody tr td:first-child{box-shadow:inset 3px 0 var(--c)}
.word{color:var(--c);font-weight:600;white-space:nowrap}
.zero{color:var(--dim)}
.bad{color:var(--red);font-weight:700}
.partial{color:var(--amber);font-weight:700}
.open{color:var(--amber);font-weight:600;--c:var(--amber)}
.accepted{font-weight:600}
.limits td:last-child{min-width:220px}
.limits td:first-child{min-width:170px}.limits td:nth-child(2){min-width:150px}.limits td:nth-last-child(2){min-width:240px}.tables .name{min-width:200px}
`;

/** The list's rows are laid out one by one: a table of thousands of rows is laid out as a whole, whatever is seen of it. */
const LIST = `
.tables,.tables thead,.tables tbody{display:block}
.tables tr{display:grid;grid-template-columns:minmax(0,1.55fr) minmax(0,3.2fr) repeat(2,minmax(0,1.3fr)) minmax(0,1fr) minmax(0,.8fr) minmax(0,1fr) minmax(0,1.25fr) minmax(0,1.1fr)}
.tables th,.tables td{padding-left:10px;padding-right:10px}
.tables thead{position:sticky;top:0;z-index:1;background:var(--card);border-bottom:1px solid var(--line);border-radius:12px 12px 0 0}
.tables thead th{position:static;border-bottom:0}
.tables tbody{content-visibility:auto;contain-intrinsic-size:auto 2100px}
.chunk{content-visibility:auto;contain-intrinsic-size:auto 3600px}
.tables .word{white-space:normal}
`;

const TOOLS = `
button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer}
.save,.copy{background:var(--card);border:1px solid var(--line);border-radius:7px;padding:2px 10px;font-size:12.5px;color:var(--text)}
.save:hover,.copy:hover{background:var(--soft)}
.copy{float:right;margin:7px 8px 0 8px;position:relative}
.tools{display:flex;flex-wrap:wrap;align-items:center;gap:8px 20px;margin:0 0 14px;font-size:14px}
.tools label{display:flex;align-items:center;gap:7px}
.tools input[type=search]{max-width:calc(100vw - 180px);font:inherit;color:inherit;background:var(--card);border:1px solid var(--edge);border-radius:8px;padding:5px 10px;width:240px}
.tools kbd{font-size:11.5px;border:1px solid var(--line);border-radius:4px;padding:0 5px;color:var(--dim)}
.tools [role=status]{color:var(--dim);margin-left:auto}
th button{font-weight:600;white-space:nowrap}
th[aria-sort=ascending] button::before{content:"↑ "}
th[aria-sort=descending] button::before{content:"↓ "}
.snippet{margin:0 0 12px}
.snippet h4{margin:10px 0 4px;font-weight:500}
.snippet pre{white-space:pre-wrap;overflow-wrap:anywhere}
`;

const CARD = `
.card>noscript{display:block}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;margin-bottom:14px;box-shadow:var(--shadow);scroll-margin-top:14px}
.card>summary{display:flex;align-items:center;gap:12px;padding:15px 20px;list-style:none;border-radius:14px}
.card>summary::-webkit-details-marker{display:none}
.card>summary::after{content:"";width:8px;height:8px;flex:none;border:solid var(--dim);border-width:0 2px 2px 0;transform:rotate(45deg);margin:-4px 4px 0 6px}
.card[open]>summary::after{transform:rotate(-135deg);margin-top:4px}
.card>summary:hover{background:var(--soft)}
.card[open]>summary{border-bottom:1px solid var(--line);border-radius:14px 14px 0 0}
.card .title{font-weight:650;font-size:16px;flex:1;min-width:0}
.card .body{padding:20px}
.advice{display:grid;grid-template-columns:max-content 1fr;gap:8px 20px;background:var(--s);border-radius:10px;padding:14px 18px;margin-bottom:20px;overflow-wrap:anywhere}
.advice dt{font-weight:650}
.steps{list-style:decimal;padding-left:18px}.steps li:only-child{list-style:none;margin-left:-18px}
.chip{display:inline-block;background:var(--card);border:1px solid var(--line);border-radius:99px;padding:1px 11px;margin:0 6px 4px 0;font-size:13px}
.flow{display:flex;align-items:stretch;gap:0;margin-bottom:18px;border:1px solid var(--line);border-radius:12px;overflow:hidden}
.flow li{flex:1;padding:12px 18px;position:relative;border-left:1px solid var(--line)}
.flow li:first-child{border-left:0}
.flow li+li::before{content:"→";position:absolute;left:-10px;top:50%;transform:translateY(-50%);width:19px;height:19px;line-height:18px;text-align:center;font-size:12px;background:var(--card);border:1px solid var(--line);border-radius:50%;color:var(--dim)}
.flow .value{display:block;font-size:19px;font-weight:640;font-variant-numeric:tabular-nums}
.flow .name{color:var(--dim);font-size:13px}
.flow .side{background:var(--soft)}
.flow .gone .value,.flow .come .value{color:var(--red)}
.flow .none .value{color:var(--dim);font-weight:400}
.kinds{margin-bottom:4px}
.kinds .tile{box-shadow:none;padding:11px 16px}
.kinds .tile:not(.zero){border-color:var(--c)}
.kinds .tile:not(.zero) .value{color:var(--c)}
.kinds .zero .value{font-weight:400}
.block{margin:22px 0}
.bars{font-size:14px}
.bars th,.bars td{padding:4px 14px 4px 0;vertical-align:middle;font-weight:400}
.bars th{max-width:440px}
.bars .wide{width:45%;padding-right:0}
.bars .n{width:1%}
.bar{display:block;width:100%;height:10px}
.bar .rail{fill:var(--soft)}.bar .fill{fill:var(--bar)}
.absent td{color:var(--red)}
.fold{border-top:1px solid var(--line);padding:11px 0 3px}
.fold>summary{font-weight:600;font-size:14px;margin-bottom:8px}
.exact{color:var(--green);font-weight:600}.asEncoded{font-weight:600}.excluded{color:var(--amber);font-weight:600}
pre{background:var(--code);border:1px solid var(--line);border-radius:8px;padding:12px 14px;margin:0 0 10px;overflow:auto;max-height:420px;line-height:1.5;tab-size:2}
footer{color:var(--dim);font-size:13px;padding-top:8px;padding-bottom:40px}
`;

const SAMPLE = `
.finding{content-visibility:auto;contain-intrinsic-size:auto 130px}
.finding{border:1px solid var(--line);border-radius:10px;margin:0 0 10px;overflow:hidden}
.finding>header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;background:var(--soft);padding:8px 14px;font-size:14px}
.finding>header .dim{margin-left:auto;font-size:13px}
.finding>header .chip{margin:0}
.finding details{padding:6px 14px;font-size:13.5px;border-top:1px solid var(--line)}
.keys{margin:0 0 12px}.keys .bar{height:14px;margin-top:3px}.ticks{fill:var(--red)}
.past{display:flex;flex-wrap:wrap;gap:5px;margin-top:6px}
.since ul{display:flex;flex-wrap:wrap;gap:6px 22px;margin-bottom:16px}
.chip.new,.chip.expired{border-color:var(--red);color:var(--red)}
.chip.resolved{border-color:var(--green);color:var(--green)}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kind{font-weight:650;color:var(--red)}
.scroll{overflow-x:auto}
.grid{font-size:14px;table-layout:fixed;min-width:100%}
.grid th,.grid td{padding:7px 14px;border-top:1px solid var(--line);overflow-wrap:anywhere}
.grid thead th{color:var(--dim);font-size:12.5px;border-top:0}
.grid tbody th{font-weight:400}
.grid th:first-child{width:22%}
.grid td,.grid thead th+th{border-left:1px solid var(--line)}
.diff>th{font-weight:600}
.differs{color:var(--red);font-weight:700}
mark{background:var(--mark);color:inherit;border-bottom:2px solid var(--mark-line);border-radius:2px}
mark.gap{border-bottom:0;border-left:2px dashed var(--mark-line);background:none;margin:0 1px;padding:1px 0}
.badge{display:inline-block;border:1px solid var(--dim);border-radius:5px;padding:0 6px;font-size:11.5px;font-weight:650;letter-spacing:.03em;color:var(--dim);line-height:1.5}
.badge.null{background:var(--dim);color:var(--card)}
.sp{background:radial-gradient(circle at 50% 58%,var(--dim) 0 1px,transparent 1.5px);white-space:pre-wrap}
.inv{color:var(--violet);background:var(--violet-soft);border:1px solid;border-radius:4px;padding:0 3px;margin:0 1px;font-size:10.5px;font-weight:650;vertical-align:1px}
.omitted{color:var(--dim);font-family:system-ui,sans-serif;font-size:12px;font-style:italic;margin:0 4px}
`;

const NARROW = `
@media (max-width:760px){
main,.top,footer{padding-left:16px;padding-right:16px}
.banner{grid-template-columns:1fr;padding:22px 20px}
.banner>.icon{width:40px;height:40px;margin:0 0 10px}
.banner h1{font-size:22px}
.list,.list tbody,.list tr,.list td,.tables tr{display:block}
.list thead{display:none}
.list tr{padding:10px 14px;border-bottom:1px solid var(--line)}
.list tr:last-child{border-bottom:0}
.list td,.list td.n,.limits td{min-width:0!important}
.list td,.list td.n{display:grid;grid-template-columns:112px 1fr;gap:0 10px;padding:3px 0;border:0;text-align:left;white-space:normal}
.list td>*{grid-column:2}
.list td::before{content:attr(data-label);color:var(--dim);font-weight:400;font-size:13px}
.tables tr{box-shadow:inset 4px 0 var(--c)}
.tables tbody tr td:first-child{box-shadow:none}
.tables td.word,.tables td.name{display:block}
.tables td.word::before,.tables td.name::before{content:none}
.tables td.zero{display:none}
.flow{flex-direction:column}
.flow li{border-left:0;border-top:1px solid var(--line);display:flex;flex-direction:row-reverse;justify-content:space-between;align-items:baseline}
.flow li+li::before{content:"↓";left:50%;top:-10px;transform:none}
.advice{grid-template-columns:1fr;gap:2px}
.advice dd{margin-bottom:8px}
.card>summary{flex-wrap:wrap}
.card .title{flex-basis:70%}
.tiles{grid-template-columns:1fr 1fr}
.tile .value{font-size:20px}
.bars .wide{width:30%}
.grid{min-width:560px}
}
`;

const PRINT = `
@media print{
:root{${LIGHT}}
body{background:#fff;font-size:11pt}
main,.top,footer{max-width:none;padding:0}
.tools,.copy,.save{display:none}
.tables tbody,.chunk,.finding{content-visibility:visible}
.card,.tile,.banner,.finding{break-inside:avoid;box-shadow:none}
.card[open]{break-inside:auto}
.list th{position:static}
pre{max-height:none;white-space:pre-wrap}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

export const STYLE = [BASE, HEAD, TABLES, LIST, TOOLS, CARD, SAMPLE, NARROW, PRINT].join('').trim();

/** The digest of STYLE that the page's policy allows; a test computes it again. */
export const STYLE_HASH = 'sha256-PIUvLNsACRA5Afj/gfeZWnZjDY8Z9Zso8EQsTfg5q/I=';
