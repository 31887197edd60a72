import { html, raw } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { Moment } from '../domain/calendar/moment';
import type { Campaign } from '../workflows/messages';
import { wordsFor } from '../words';
import type { Words } from '../words/words';

interface PageProps {
  readonly title: string;
  readonly campaign: Campaign;
  /** The address to which the page moves on after a second. */
  readonly next?: string | undefined;
}

/** A page of the post office, with the campaign and its day. */
export const Page: FC<PropsWithChildren<PageProps>> = ({ title, campaign, next, children }) => {
  const words = wordsFor(campaign.terms.policy.language);
  const { clock } = campaign.terms;
  const today = words.date(dayOf(campaign.terms.calendar, domainMoment(clock, Date.now())));
  return html`<!doctype html>${(
      <html lang={campaign.terms.policy.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          {next === undefined ? null : <meta http-equiv="refresh" content={`1; url=${next}`} />}
          <title>{`${title} · ${campaign.name}`}</title>
          <style>{raw(css)}</style>
        </head>
        <body>
          <header>
            <p>{campaign.name}</p>
            <p class="quiet">
              {words.pages.today(today)}
              {clock.pace === 1 ? null : ` · ${words.pages.paced(clock.pace)}`}
            </p>
          </header>
          <main>{children}</main>
        </body>
      </html>
    )}`;
};

/** When a letter came, in the campaign's own time; the letter itself carries the machine's. */
export function cameAt(at: Date, { terms }: Campaign, words: Words): string {
  const moment: Moment = domainMoment(terms.clock, at.getTime());
  return words.card.day(dayOf(terms.calendar, moment));
}

const css = `:root{color-scheme:light;--line:#dde1e6;--quiet:#65707c;--link:#0b57b0}
*{box-sizing:border-box}body{font:16px/1.55 system-ui,"Noto Sans CJK SC",sans-serif;margin:0;color:#1d242b;background:#f6f7f9;overflow-wrap:anywhere}
header,main{max-width:60rem;margin:0 auto;padding:.8rem 1rem}header{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between;font-weight:600}
p{margin:.3rem 0}a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}h1{font-size:1.35rem;margin:.2rem 0 .6rem}
h2{font-size:1.05rem;margin:1.4rem 0 .5rem}h3{font-size:.9rem;margin:.8rem 0 .3rem;color:var(--quiet);font-weight:600}.quiet{color:var(--quiet);font-weight:400}
.views{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.5rem;padding:0;margin:0;list-style:none}
.views a{display:block;padding:.45rem .7rem;background:#fff;border:1px solid var(--line);border-radius:.5rem;color:inherit}
.views b{display:block;font-size:1.4rem;line-height:1.2}.views .none{opacity:.5}.views .red b{color:#c01c28}.views .yellow b{color:#9a6700}
.boxes{padding:0;margin:0;list-style:none;background:#fff;border:1px solid var(--line);border-radius:.5rem}
.boxes li{display:grid;grid-template-columns:15rem 4rem 1fr auto;gap:0 .8rem;padding:.4rem .8rem;border-top:1px solid var(--line)}.boxes li:first-child{border:0}
.boxes .newest{white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.boxes .none{opacity:.55}
details.letter{background:#fff;border:1px solid var(--line);border-radius:.5rem;margin:.6rem 0}details.letter>summary{padding:.6rem .9rem;cursor:pointer;font-weight:600}
details.letter>summary .quiet{float:right;padding-left:1rem}details.letter[open]>summary{border-bottom:1px solid var(--line)}.body{padding:.4rem .9rem .9rem}
iframe{width:100%;height:var(--wide);border:1px solid var(--line);border-radius:.4rem;background:#fff;display:block;margin:.4rem 0}
form{margin:.3rem 0}.tags{display:flex;flex-wrap:wrap;gap:0 .7rem}.answers{display:flex;flex-wrap:wrap;gap:.4rem;align-items:start;margin:.3rem 0}.answers form{margin:0}
button{font:inherit;padding:.3rem .9rem;border:1px solid var(--link);border-radius:.4rem;background:var(--link);color:#fff;cursor:pointer}
.answers details summary{list-style:none;padding:.3rem .9rem;border:1px solid var(--link);border-radius:.4rem;color:var(--link);cursor:pointer}
.answers details[open]{flex-basis:100%}.answers details[open] summary{display:inline-block;margin-bottom:.3rem}
textarea{width:100%;font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.4rem}
.note{padding:.6rem .9rem;border-radius:.5rem;background:#e8f2e9;border:1px solid #b7d8ba;white-space:pre-line}code{background:#eceff2;padding:.1rem .3rem;border-radius:.2rem}
@media(max-width:40rem){.boxes li{grid-template-columns:1fr auto}.boxes .newest{grid-column:1/-1;grid-row:2}.boxes .when{grid-row:2;display:none}iframe{height:var(--narrow)}details.letter>summary .quiet{float:none;display:block;padding:0}}`;
