/** @jsxImportSource hono/jsx */
import type { HtmlEscapedString } from 'hono/utils/html';
import { defined } from '../domain/defined';
import type { Stage } from '../domain/finding/finding';
import type { Directory } from '../domain/organisation/directory';
import { halfWidth } from '../domain/text/half-width';
import { plain } from '../domain/text/plain';
import { formalDocx } from '../mail/letter/formal-docx';
import { wordsFor } from '../words';
import type { Passage } from '../words/formal-letters';
import { unitName } from '../words/names';
import type { PublicStanding, WithheldFor } from '../words/reports';
import { phaseFigures } from './figures';
import { formalText } from './formal-text';
import { dayIn, overviewIn, type ReportSource } from './source';
import { workbook } from './workbook';

/** What the public is told, and what of it was withheld: that is for the office alone. */
export interface PublicReport {
  /** In parts, as those of formal letters. */
  readonly title: readonly string[];
  readonly overall: string;
  readonly items: readonly PublicItem[];
  readonly contact: string;
  readonly withheld: readonly Withheld[];
}

interface PublicItem {
  readonly finding: string;
  readonly title: string;
  readonly unit: string;
  /** Whether it is rectified, being checked or being rectified: a stage is the office's own word. */
  readonly standing: string;
  readonly deadline: string;
}

export interface Withheld {
  readonly finding: string;
  readonly what: string;
  readonly why: WithheldFor;
}

/** 公开稿: redacted by rule. No person, no address or number by which one is reached, and of a key item no detail. */
export function publicReport(source: ReportSource, mailbox: string): PublicReport {
  const { directory, terms, name } = source.campaign;
  const { reports } = wordsFor(terms.policy.language);
  const withheld: Withheld[] = [];
  const items = overviewIn(source).rows.map(({ id, title, lead, stage, deadline, keyItem }): PublicItem => {
    if (keyItem) withheld.push({ finding: id, what: title, why: 'key-item' });
    const told = redacted(title, directory, reports.open.left);
    if (!keyItem) withheld.push(...told.withheld.map((one) => ({ ...one, finding: id })));
    return {
      finding: id,
      title: keyItem ? reports.open.keyItem : told.text,
      unit: lead === undefined ? '' : unitName(directory, lead),
      standing: reports.open.standings[standingOf(stage)],
      deadline: deadline === undefined ? '' : reports.day(deadline),
    };
  });
  return {
    title: reports.open.title(name),
    overall: reports.open.overall(reports.day(dayIn(source)), phaseFigures(source)),
    items,
    contact: reports.open.contact(directory.office.name, directory.office.telephone ?? '', mailbox),
    withheld,
  };
}

function standingOf(stage: Stage): PublicStanding {
  if (stage === 'closed' || stage === 'archived') return 'rectified';
  return stage === 'awaiting-check' || stage === 'awaiting-approval' ? 'checking' : 'rectifying';
}

/**
 * Mailboxes; telephone, identity and bank numbers, however their digits are grouped; house numbers of streets, and rooms.
 * They are looked for in half width. Each is bounded: a title is no place to search for ever.
 */
const contacts = [
  /[\w.+-]{1,64} {0,2}@ {0,2}[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  /(?<!\d)\d(?:[ -]?\d){14,18}[Xx]?(?!\d)/g,
  /(?<!\d)(?:(?:\+|00)?86[ -]?)?1(?:[ -]?\d){10}(?!\d)/g,
  /(?<!\d)\(?0\d{2,3}\)?[ -]{0,2}\d{3,4}[ -]?\d{4}(?!\d)/g,
  /(?<!\d)(?:\d{7,8}|(?!(?:19|20)\d\d[ -](?:19|20)\d\d)[2-9]\d{2,3}[ -]\d{4})(?!\d)/g,
  /\p{Script=Han}{1,12}(?:路|街|巷|道|弄|胡同) ?(?:\d{1,5}|[〇零一二三四五六七八九十百]{1,6}) ?号(?:\d{1,4}(?:号楼|栋|幢|单元|室)){0,3}/gu,
  /\p{Script=Han}{1,12}\d{1,4}(?:号楼|栋|幢|座|单元)(?:\d{1,5}(?:单元|室|房|号)){1,3}/gu,
] as const;
/** A single character is no name that could be told from other words. */
const SHORTEST_NAME = 2;

/** A text without names of people in the directory and without addresses, and what was taken out. */
export function redacted(
  text: string,
  { people, leaders }: Pick<Directory, 'people' | 'leaders'>,
  left: string,
): { readonly text: string; readonly withheld: readonly Omit<Withheld, 'finding'>[] } {
  const withheld: Omit<Withheld, 'finding'>[] = [];
  // What nobody sees may part a name or a number.
  let told = plain(text);
  for (const pattern of contacts) {
    told = takenOut(told, pattern, left, (what) => withheld.push({ what, why: 'contact' }));
  }
  const names = [...people, ...leaders].map(({ name }) => name).filter((name) => name.length >= SHORTEST_NAME);
  for (const name of names.toSorted((a, b) => b.length - a.length)) {
    if (!dense(told).includes(dense(name))) continue;
    const before = told;
    told = takenOut(told, spaced(name), left, () => undefined);
    if (told !== before) withheld.push({ what: name, why: 'person' });
  }
  return { text: told, withheld };
}

/** The text with what a pattern finds in it, in whichever width that is written, replaced. */
function takenOut(text: string, pattern: RegExp, left: string, seen: (what: string) => void): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of halfWidth(text).matchAll(pattern)) {
    seen(text.slice(index, index + found.length));
    parts.push(text.slice(from, index), left);
    from = index + found.length;
  }
  return parts.join('') + text.slice(from);
}

/** Names are written with space between (张 三), in any case and in any width. */
function dense(text: string): string {
  return halfWidth(text).replaceAll(/\s/g, '').toLowerCase();
}

function spaced(name: string): RegExp {
  const signs = Array.from(halfWidth(name).replaceAll(/\s/g, ''));
  return new RegExp(signs.map((sign) => sign.replace(/[^\p{L}\p{N}]/u, '\\$&')).join('\\s{0,3}'), 'gi');
}

/** As one page that needs nothing else. */
export function publicHtml(report: PublicReport, { campaign }: Pick<ReportSource, 'campaign'>): string {
  const { language } = campaign.terms.policy;
  const { columns } = wordsFor(language).reports;
  const page = (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{report.title.join('')}</title>
        <style>
          {
            'body{font-family:sans-serif;max-width:60em;margin:2em auto;padding:0 1em;line-height:1.6}table{border-collapse:collapse;width:100%}th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}th{background:#eee}'
          }
        </style>
      </head>
      <body>
        <h1>{report.title.join('')}</h1>
        <p>{report.overall}</p>
        <table>
          <thead>
            <tr>
              {[columns.finding, columns.title, columns.unit, columns.result, columns.deadline].map((name) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.items.map(({ finding, title, unit, standing, deadline }) => (
              <tr>
                <td>{finding}</td>
                <td>{title}</td>
                <td>{unit}</td>
                <td>{standing}</td>
                <td>{deadline}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>{report.contact}</p>
      </body>
    </html>
  );
  return `<!doctype html>\n${(page as HtmlEscapedString).toString()}\n`;
}

/** As a Word file, to be issued by the office. */
export function publicDocx(report: PublicReport, { campaign }: Pick<ReportSource, 'campaign'>): Promise<Buffer> {
  const { directory, terms } = campaign;
  const { language } = terms.policy;
  const { open } = wordsFor(language).reports;
  const lines = report.items.map(({ finding, title, unit, standing, deadline }) =>
    open.item(finding, title, unit, standing, deadline),
  );
  return formalDocx(
    formalText(
      defined({
        title: report.title,
        addressee: [],
        body: [report.overall, ...lines].map((line): Passage => [line]),
        closing: report.contact,
      }),
      directory,
      language,
    ),
    language,
  );
}

/** The preview of what is withheld, for the office alone. */
export function withheldSheet(
  { withheld }: PublicReport,
  { campaign }: Pick<ReportSource, 'campaign'>,
): Promise<Buffer> {
  const { reports } = wordsFor(campaign.terms.policy.language);
  const { columns, open, names } = reports;
  return workbook([
    {
      name: names.withheld,
      columns: [columns.finding, columns.what, columns.why],
      rows:
        withheld.length === 0
          ? [['', open.nothingWithheld, '']]
          : withheld.map(({ finding, what, why }) => [finding, what, open.withheld[why]]),
    },
  ]);
}
