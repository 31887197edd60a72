import { html } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Language } from '../domain/policy/policy';
import type { Words } from '../words/words';
import type { Report } from './report';

/** A rehearsal as one self-contained page: no script, no picture, no address. */
export async function rehearsalPage(report: Report, words: Words, language: Language): Promise<string> {
  const { rehearsal } = words;
  const { headings } = rehearsal;
  const page = html`<!doctype html>${(
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{rehearsal.title(report.campaign)}</title>
          <style>{css}</style>
        </head>
        <body>
          <h1>{rehearsal.title(report.campaign)}</h1>
          <p>
            {rehearsal.summary(
              report.from,
              report.until,
              report.findings.length,
              report.letters.length,
              report.people.length,
            )}
          </p>
          <p class="note">{rehearsal.onlyRehearsed}</p>
          <Section title={headings.load} legend={rehearsal.loadLegend}>
            <LoadCalendar report={report} words={words} />
          </Section>
          <Section title={headings.lights} legend={rehearsal.lightsLegend}>
            <LightCalendar report={report} words={words} />
          </Section>
          <Section title={headings.drafts}>
            <Drafts report={report} words={words} />
          </Section>
          <Section title={headings.refusals}>
            <Refusals report={report} words={words} />
          </Section>
          <Section title={headings.people}>
            <People report={report} words={words} />
          </Section>
        </body>
      </html>
    )}`;
  return String(await page);
}

interface Shown {
  readonly report: Report;
  readonly words: Words;
}

const Section: FC<PropsWithChildren<{ readonly title: string; readonly legend?: string }>> = ({
  title,
  legend,
  children,
}) => (
  <section>
    <h2>{title}</h2>
    {legend === undefined ? '' : <p class="legend">{legend}</p>}
    <div class="wide">{children}</div>
  </section>
);

/** A header with the months above and the days of the month below. */
const CalendarHead: FC<{ readonly days: readonly string[]; readonly first: string; readonly last?: string }> = ({
  days,
  first,
  last,
}) => (
  <thead>
    <tr>
      <th rowspan={2}>{first}</th>
      {runs(days.map((day) => day.slice(0, 'yyyy-mm'.length))).map(({ value, length }) => (
        <th colspan={length}>{value}</th>
      ))}
      {last === undefined ? '' : <th rowspan={2}>{last}</th>}
    </tr>
    <tr>
      {days.map((day) => (
        <th class="day">{day.slice('yyyy-mm-'.length)}</th>
      ))}
    </tr>
  </thead>
);

const LoadCalendar: FC<Shown> = ({ report, words }) => {
  const { columns } = words.rehearsal;
  const heaviest = Math.max(1, ...report.people.flatMap(({ days }) => Object.values(days).map(({ items }) => items)));
  return (
    <table class="calendar">
      <CalendarHead days={report.calendar} first={columns.person} last={columns.letters} />
      <tbody>
        {report.people.map(({ name, days, letters }) => (
          <tr>
            <th>{name}</th>
            {report.calendar.map((day) => {
              const amount = days[day];
              return amount === undefined ? (
                <td></td>
              ) : (
                <td
                  class={`heat${heatOf(amount.items, heaviest)}`}
                  title={`${day} ${words.rehearsal.amount(amount.letters, amount.items)}`}
                >
                  {amount.letters}
                </td>
              );
            })}
            <td class="sum">{letters}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const LightCalendar: FC<Shown> = ({ report, words }) => {
  const { columns } = words.rehearsal;
  return (
    <table class="calendar">
      <CalendarHead days={report.calendar} first={columns.finding} last={columns.stage} />
      <tbody>
        {report.findings.map(({ id, title, stage, reasons, lights }) => (
          <tr>
            <th>
              {id} <small>{title}</small>
            </th>
            {runs(lights.map(({ colour, closed }) => `${colour}${closed ? ' closed' : ''}`)).map(
              ({ value, length, start }) => (
                <td class={value} colspan={length} title={report.calendar[start]}>
                  {value.endsWith('closed') ? '✔' : ''}
                </td>
              ),
            )}
            <td class="sum" title={reasons.map((reason) => words.reason(reason)).join('\n')}>
              {words.stages[stage]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Drafts: FC<Shown> = ({ report, words }) => {
  const { columns, fates, none } = words.rehearsal;
  return (
    <Table
      heads={[columns.day, columns.finding, columns.letter, columns.cause, columns.fate]}
      rows={report.drafts.map(({ day, finding, letter, cause, fate }) => [
        day,
        finding,
        words.formal[letter],
        words.duties[cause],
        fates[fate],
      ])}
      none={none}
    />
  );
};

const Refusals: FC<Shown> = ({ report, words }) => {
  const { columns, none } = words.rehearsal;
  return (
    <Table
      heads={[columns.day, columns.finding, columns.command, columns.why]}
      rows={report.said.flatMap(({ day, finding, command, refused }) =>
        refused === null ? [] : [[day, finding, words.commands[command], words.refusal(refused)]],
      )}
      none={none}
    />
  );
};

const People: FC<Shown> = ({ report, words }) => {
  const { columns, none } = words.rehearsal;
  return (
    <Table
      heads={[columns.person, columns.letters, columns.reminders, columns.chases, columns.drafts, columns.busiest]}
      rows={report.people.map(({ name, letters, reminders, chases, drafts, busiest }) => [
        name,
        String(letters),
        String(reminders),
        String(chases),
        String(drafts),
        `${busiest.day} ${words.rehearsal.amount(busiest.letters, busiest.items)}`,
      ])}
      none={none}
    />
  );
};

const Table: FC<{
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly none: string;
}> = ({ heads, rows, none }) =>
  rows.length === 0 ? (
    <p>{none}</p>
  ) : (
    <table>
      <thead>
        <tr>
          {heads.map((head) => (
            <th>{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells) => (
          <tr>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );

const HEATS = 5;

/** 1 for few to 5 for most, by the square root, so that a few busy days do not make all others look alike. */
function heatOf(items: number, heaviest: number): number {
  return Math.max(1, Math.ceil(HEATS * Math.sqrt(items / heaviest)));
}

/** Joins equal neighbours. */
function runs(
  values: readonly string[],
): readonly { readonly value: string; readonly start: number; readonly length: number }[] {
  const found: { value: string; start: number; length: number }[] = [];
  for (const [start, value] of values.entries()) {
    const last = found.at(-1);
    if (last?.value === value) last.length += 1;
    else found.push({ value, start, length: 1 });
  }
  return found;
}

const css = `:root{color-scheme:light}
body{font:15px/1.6 system-ui,Noto Sans CJK SC,sans-serif;margin:1rem auto;padding:0 1rem;max-width:110rem;color:#222;background:#fff}
h1{font-size:1.4rem;margin:.4rem 0}h2{font-size:1.1rem;margin:1.4rem 0 .2rem}p{margin:.3rem 0}
.note{color:#7a4b00}.legend{color:#666;font-size:.85rem}.wide{overflow-x:auto}
table{border-collapse:collapse;font-size:.85rem}th,td{border:1px solid #ddd;padding:.1rem .4rem;text-align:left;white-space:nowrap}
thead th{background:#f3f4f6;font-weight:600}.calendar{font-size:.75rem;line-height:1.45}.calendar th,.calendar td{padding:0 .05rem;text-align:center}
.calendar tbody th,.calendar thead th:first-child{position:sticky;left:0;background:#f8f8f8;text-align:left;padding:0 .4rem;font-weight:400;max-width:13rem;overflow:hidden;text-overflow:ellipsis}
.calendar thead tr+tr th:first-child{position:static;padding:0 .05rem;text-align:center}
.calendar .day{font-weight:400;min-width:1.05rem}.calendar .sum{padding:0 .4rem;white-space:nowrap}small{color:#666}
.heat1{background:#e3eefb}.heat2{background:#b5d3f5}.heat3{background:#78aeea}.heat4{background:#3d83d3;color:#fff}.heat5{background:#14559f;color:#fff}
.red{background:#d64545}.yellow{background:#f2c744}.green{background:#6dbf78}.grey{background:#c4c8cd}.closed{background:#3f9a52;color:#fff}
@media(max-width:40rem){body{padding:0 .5rem}.calendar tbody th{max-width:7.5rem}.calendar small{display:none}}`;
