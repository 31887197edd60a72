/** The colours of a bright room; a sheet of paper has them in a dark one too. */
const light = `--ground:#f2f4f7;--paper:#fff;--ink:#17202a;--soft:#566270;--line:#d5dbe2;--link:#0b57b0;--on-link:#fff;--focus:#0b57b0;
--red:#b3261e;--red-tint:#fdf1f0;--yellow:#8a5a00;--yellow-tint:#fff8e6;--green:#19753f;--green-tint:#eef7f1;--blue:#1d5fa8;--grey:#5f6b76;--track:#e3e8ed`;

/**
 * How all pages look: type scale, spacing, colours and components, in one place. Sizes are in rem, so that a screen that
 * is read from afar only needs a larger root. Every colour has its place in both schemes.
 */
export const stylesheet = `
:root{color-scheme:light dark;
--step-s:.8125rem;--step-0:.9375rem;--step-1:1.0625rem;--step-2:1.3125rem;--step-3:1.6875rem;--step-4:2.125rem;
--space-1:.25rem;--space-2:.5rem;--space-3:.75rem;--space-4:1rem;--space-5:1.5rem;--space-6:2.5rem;--round:.4rem;
${light}}
@media (prefers-color-scheme:dark){:root{
--ground:#11161c;--paper:#1a2129;--ink:#e7ecf1;--soft:#a3b1bf;--line:#313c48;--link:#86b7f5;--on-link:#10151b;--focus:#86b7f5;
--red:#ff8f86;--red-tint:#2e1d1f;--yellow:#f0bd55;--yellow-tint:#2b2519;--green:#71d293;--green-tint:#18271f;--blue:#86b7f5;--grey:#a3b1bf;--track:#303a45}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:var(--step-0)/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1,h2,h3,p,dl,dd,ul,ol,figure,fieldset{margin:0;padding:0}
ul,ol{list-style:none}
fieldset{border:0;min-width:0}
h1,h2,h3,.office{text-wrap:balance}
h1{font-size:var(--step-3);line-height:1.25}
h2{font-size:var(--step-1);line-height:1.35}
h3{font-size:var(--step-0);line-height:1.4}
a{color:var(--link)}
a:focus-visible,button:focus-visible,summary:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.soft{color:var(--soft)}
.skip{position:absolute;left:-100rem}
.skip:focus{left:var(--space-4);top:var(--space-2);background:var(--paper);padding:var(--space-2);z-index:2}
.sprite{position:absolute;width:0;height:0}
.top{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-5);align-items:baseline;padding:var(--space-3) var(--space-5);background:var(--paper);border-bottom:1px solid var(--line)}
.top .name{font-weight:700}
.top nav{display:flex;flex-wrap:wrap;gap:var(--space-4)}
.top nav a{text-decoration:none}
.top nav a[aria-current]{color:var(--ink);font-weight:700}
.top .right{margin-left:auto;display:flex;flex-wrap:wrap;gap:var(--space-3);align-items:baseline}
main{padding:var(--space-5);max-width:150rem;margin:0 auto;display:grid;gap:var(--space-5)}
main>*{min-width:0}
.narrow{max-width:46rem;margin:0 auto;width:100%;display:grid;gap:var(--space-4)}
button,.button{font:inherit;font-weight:600;display:inline-block;padding:var(--space-2) var(--space-4);border:1px solid var(--link);border-radius:var(--round);background:var(--link);color:var(--on-link);cursor:pointer;text-decoration:none}
button.plain,.button.plain{background:none;color:var(--link);font-weight:400}
button.link{background:none;border:0;padding:0;color:var(--link);font-weight:400;text-decoration:underline}
.top form{display:inline}
.areas{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-4);border-bottom:1px solid var(--line)}
.areas a{text-decoration:none;padding:var(--space-1) 0 var(--space-2)}
.areas a[aria-current]{color:var(--ink);font-weight:700;border-bottom:3px solid var(--link)}
.sheet{color-scheme:light;${light};background:#fff;color:#17202a;border:1px solid var(--line);padding:clamp(1rem,6vw,4rem);display:grid;gap:var(--space-2);line-height:1.75}
.sheet .office{text-align:center;color:#b3261e;font-size:var(--step-3);font-weight:700}
.sheet .number{text-align:center;border-bottom:2px solid #b3261e;padding-bottom:var(--space-2)}
.sheet h3{text-align:center;font-size:var(--step-2);margin:var(--space-4) 0}
.sheet .indented{text-indent:2em}.sheet .signed{text-align:right}.sheet .foot{border-top:1px solid #17202a;font-size:var(--step-s)}
.sheet mark{background:#ffe98a;color:inherit}
.stack{display:grid;gap:var(--space-4)}
input,select,textarea{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:var(--round);padding:var(--space-2);max-width:100%;min-width:0}
textarea{width:100%;min-height:6rem}
label{display:grid;gap:var(--space-1)}
label.check{display:flex;gap:var(--space-2);align-items:center}
.notice{padding:var(--space-3) var(--space-4);border-left:.4rem solid var(--blue);background:var(--paper);border-radius:var(--round)}
.notice.bad{border-color:var(--red);background:var(--red-tint)}
.notice.good{border-color:var(--green);background:var(--green-tint)}
.red{--c:var(--red)}.yellow{--c:var(--yellow)}.green{--c:var(--green)}.claimed{--c:var(--blue)}.closed{--c:var(--green)}.hold,.withdrawn{--c:var(--grey)}
.sign{display:inline-flex;gap:.3em;align-items:center;color:var(--c);font-weight:700;white-space:nowrap}
.sign svg{width:.85em;height:.85em;fill:currentColor;flex:none}
.board{display:grid;grid-template-columns:minmax(0,1fr) minmax(16rem,28rem);gap:var(--space-4) var(--space-6);align-items:start}
.totals{display:flex;flex-wrap:wrap;gap:var(--space-3) var(--space-5);margin-top:var(--space-4)}
.totals dt{font-size:var(--step-s);color:var(--soft);white-space:nowrap}
.totals dd{font-size:var(--step-4);line-height:1.1;font-weight:700;color:var(--c,inherit)}
.haves{margin-top:var(--space-3)}
.totals a{color:inherit;text-decoration-thickness:2px;text-underline-offset:.2em}
.curve figcaption{display:flex;flex-wrap:wrap;gap:0 var(--space-4);font-size:var(--step-s);color:var(--soft)}
.curve figcaption b{color:var(--ink)}
.curve>svg{display:block;width:100%;max-width:44rem;height:auto;margin-top:var(--space-1)}
.trend figcaption{align-items:baseline}.trend>svg{max-width:60rem}
.curve .key-planned::before,.curve .key-actual::before{content:"";display:inline-block;width:1.4em;border-top:2px dashed var(--soft);vertical-align:middle;margin-right:.4em}
.curve .key-actual::before{border-top:3px solid var(--blue)}
.curve table{border-collapse:collapse;font-size:var(--step-s);margin-top:var(--space-2)}
.curve th,.curve td{text-align:right;padding:0 var(--space-3) 0 0;font-weight:400}
.curve th:first-child{text-align:left}
summary{cursor:pointer;color:var(--link);width:fit-content}
.filter{background:var(--paper);border:1px solid var(--line);border-radius:var(--round);padding:var(--space-2) var(--space-4)}
.filter form,.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:var(--space-3);padding:var(--space-3) 0;align-items:end}
.filter.fields{padding:var(--space-3) var(--space-4)}
.filter select,.filter input:not([type=checkbox]){width:100%}
.filter .do{display:flex;gap:var(--space-3);align-items:center}
.group{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:var(--space-3);align-items:start}
.group h2 small{display:block;font-size:var(--step-s);font-weight:400;color:var(--soft)}
.cells{display:grid;grid-template-columns:repeat(auto-fill,minmax(12.25rem,1fr));gap:var(--space-3)}
.cell{position:relative;display:flex;flex-direction:column;gap:.1rem;height:100%;min-height:7.2rem;padding:var(--space-2) var(--space-3) var(--space-2) .85rem;background:var(--paper);border:1px solid var(--line);border-left:.45rem solid var(--c);border-radius:var(--round);color:inherit;text-decoration:none}
a.cell:hover{border-color:var(--c)}
.cell.red{background:var(--red-tint)}.cell.closed{background:var(--green-tint)}.cell.withdrawn{opacity:.75}
.cell .head{display:flex;justify-content:space-between;gap:var(--space-2);font-size:var(--step-s)}
.cell .number{color:var(--soft);white-space:nowrap}
.cell .title{font-weight:700;font-size:var(--step-1);line-height:1.3;display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden}
.cell .who{font-size:var(--step-s);color:var(--soft);display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden}
.cell .foot{margin-top:auto;display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 var(--space-2);font-size:var(--step-s)}
.cell .left.over{color:var(--red);font-weight:700}
.cell meter{width:100%;height:.4rem;display:block}
.cell .marks{display:flex;gap:var(--space-1);flex-wrap:wrap}
.mark{font-size:.75rem;line-height:1.5;background:var(--ink);color:var(--paper);padding:0 .5em;border-radius:1em;white-space:nowrap;font-weight:600}
.mark.plain{background:none;color:var(--soft);border:1px solid var(--line)}
meter{appearance:none;border:0;border-radius:.2rem;background:var(--track);overflow:hidden}
meter::-webkit-meter-bar{background:var(--track);border:0;border-radius:.2rem;height:100%}
meter::-webkit-meter-optimum-value,meter::-webkit-meter-suboptimum-value,meter::-webkit-meter-even-less-good-value{background:var(--c)}
meter::-moz-meter-bar{background:var(--c)}
.paper{background:var(--paper);border:1px solid var(--line);border-radius:var(--round);padding:var(--space-4);display:grid;gap:var(--space-3);align-content:start;min-width:0}
.paper h3{margin-top:var(--space-2)}
.halves{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(26rem,100%),1fr));gap:var(--space-4)}
.facts{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-4);margin-top:var(--space-2);align-items:baseline}
.named{display:grid;gap:var(--space-1)}
.named>div{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:var(--space-3)}
.named dt{color:var(--soft)}
.list{display:grid;gap:var(--space-2)}.list>.indented{padding-left:1.5em}
.written{white-space:pre-line}
.paper table{border-collapse:collapse;width:100%}
.paper th,.paper td{text-align:left;vertical-align:top;padding:var(--space-1) var(--space-3) var(--space-1) 0;border-top:1px solid var(--line)}
.paper thead th{border:0;font-weight:400;color:var(--soft)}
.late .clock,.late td:last-child{color:var(--red);font-weight:600}
.actions ul{display:flex;flex-wrap:wrap;gap:var(--space-2);margin-top:var(--space-2)}
.record{display:grid;gap:var(--space-2)}
.record>li{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:var(--space-3)}
details>summary+*{margin-top:var(--space-3)}
.hint{display:block;color:var(--soft);font-size:var(--step-s)}
.ticks{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:var(--space-1) var(--space-3)}
.ticks legend{margin-bottom:var(--space-1)}
fieldset.paper>legend{float:left;font-weight:700}
fieldset.paper>legend+*{clear:both}
.pair{display:flex;flex-wrap:wrap;gap:var(--space-2) var(--space-3);align-items:end}
.pair>.wide{flex:1 1 14rem;width:100%}
.rows{display:grid;gap:var(--space-2)}
.rows>div{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:var(--space-2)}
.changed{display:flex;flex-wrap:wrap;gap:var(--space-1) var(--space-4);font-size:var(--step-s)}
.chart{display:grid;gap:var(--space-5)}
.chart>*{min-width:0}
.display{font-size:118%}
.display main{padding:var(--space-4) var(--space-5);gap:var(--space-4)}
.display .board{grid-template-columns:minmax(0,1fr) 24rem}
.display .cells{grid-template-columns:repeat(5,minmax(0,1fr))}
.display .group{grid-template-columns:7.5rem minmax(0,1fr)}
.display .cell{min-height:8.6rem}
.display .curve details{display:none}
.display .cell .title{font-size:1.2rem}
.display .cell .head,.display .cell .foot,.display .cell .who{font-size:.875rem}
.turning{display:flex;gap:var(--space-4);justify-content:space-between;flex-wrap:wrap;font-size:var(--step-s);color:var(--soft)}
@media (min-width:100rem){html:has(.display){font-size:calc(100vw / 96)}}
@media (max-width:45rem){
.top,main{padding-left:var(--space-4);padding-right:var(--space-4)}
.board,.group,.display .board,.display .group{grid-template-columns:minmax(0,1fr)}
.cells,.display .cells{grid-template-columns:repeat(2,minmax(0,1fr));gap:var(--space-2)}
.totals{gap:var(--space-3) var(--space-4)}.totals dd{font-size:var(--step-3)}
h1{font-size:var(--step-2)}
.paper thead{display:none}.paper table,.paper tbody,.paper tr,.paper td{display:block}.paper tr{border-top:1px solid var(--line);padding:var(--space-2) 0}.paper td{border:0;padding:0}
.paper td[data-label]::before{content:attr(data-label);color:var(--soft);margin-right:var(--space-2)}}
@media (max-width:23rem){.cells{grid-template-columns:minmax(0,1fr)}}
@media print{@page{size:A3 landscape;margin:10mm}:root{--ground:#fff}.top nav,.top .right,.filter,.skip,.curve details{display:none}.cell{break-inside:avoid}main{padding:0}}
@media print{.sheet{page:sheet;font-size:9.5pt}.sheet a{color:inherit;text-decoration:none}.no-print{display:none}@page sheet{size:A4 portrait;margin:12mm}}
@media (prefers-reduced-motion:no-preference){.cell{transition:border-color .15s}}
`;
