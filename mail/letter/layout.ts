import type { Language } from '../../domain/policy/policy';
import { wordsFor } from '../../words';
import { escaped } from './html';

/** A part of a letter. Text and HTML show the same parts in two ways. */
export type Block =
  /** What is asked, by when, and how to answer: the first lines of the letter. */
  | { readonly kind: 'lead'; readonly lines: readonly string[] }
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'answers'; readonly answers: readonly AnswerButton[] }
  /** The page on which all of the letter can be answered. */
  | { readonly kind: 'page'; readonly label: string; readonly href: string }
  | { readonly kind: 'matters'; readonly columns: readonly string[]; readonly matters: readonly Matter[] };

export type Fact = readonly [name: string, fact: string];

/** An answer that is ready to send: a button that opens a mail with this body. */
export interface AnswerButton {
  readonly label: string;
  readonly href: string;
  readonly body: string;
}

/** A row of a table of matters, with what is shown below it. */
export interface Matter {
  readonly cells: readonly string[];
  /** The same as the cells, as lines of plain text. */
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
  readonly answers: readonly AnswerButton[];
}

export interface Letterhead {
  readonly office: string;
  /** What kind of letter it is. */
  readonly name: string;
  readonly signature: readonly string[];
  /** The last line, in small print. */
  readonly note: string;
}

export function letterText(blocks: readonly Block[], { signature, note }: Letterhead, language: Language): string {
  return [...blocks.map((block) => asText(block, language)), `\n${note}`, `\n${signature.join('\n')}`]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function asText(block: Block, language: Language): string {
  switch (block.kind) {
    case 'lead':
      return `${block.lines.join('\n')}\n`;
    case 'heading':
      return `\n== ${block.text}`;
    case 'paragraph':
      return block.text;
    case 'facts':
      return `${block.facts.map((fact) => factText(fact, language)).join('\n')}\n`;
    case 'answers':
      return `\n${block.answers.map(answerText).join('\n')}\n`;
    case 'page':
      // On one line, as programs write a link that they quote: so it is known again in an answer.
      return `\n${factText([block.label, block.href], language)}\n`;
    case 'matters':
      return block.matters
        .map(({ lines, facts, answers }) =>
          ['', ...lines, ...facts.map((fact) => `  ${factText(fact, language)}`), ...answers.map(answerText)].join(
            '\n',
          ),
        )
        .join('\n');
  }
}

function factText([name, fact]: Fact, language: Language): string {
  return wordsFor(language).fact(name, fact);
}

function answerText({ label, body }: AnswerButton): string {
  return `  · ${label} → ${body.replaceAll('\n', ' / ')}`;
}

/**
 * The letter as HTML that survives mail programs: one column of tables, every style inline, nothing to load. The only
 * style sheet makes a table of matters read as a list on a phone, in programs that let it through.
 */
export function letterHtml(
  blocks: readonly Block[],
  { office, name, signature, note }: Letterhead,
  language: Language,
): string {
  const rows = [
    row(
      `<div style="font-size:14px;color:${grey}">${escaped(office)}</div><div style="font-size:20px;font-weight:bold;color:${ink};padding-top:2px">${escaped(name)}</div>`,
      `padding:20px 24px 12px;border-bottom:2px solid ${accent}`,
    ),
    ...blocks.map(asHtml),
    row(signature.map(escaped).join('<br>'), 'padding:20px 24px 8px;text-align:right'),
    row(escaped(note), `padding:8px 24px 20px;font-size:13px;color:${grey}`),
  ];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(name)}</title><style>${phone}</style></head><body style="margin:0;padding:0;background:#f4f5f7">
${table(row(table(rows.join('\n'), `max-width:680px;margin:0 auto;background:#ffffff;border:1px solid ${rule};font-family:${fonts[language]};font-size:16px;line-height:1.65;color:${ink}`), 'padding:16px 8px'))}
</body></html>`;
}

const ink = '#1f2933';
const grey = '#5f6b7a';
const accent = '#1f4e79';
const rule = '#dde1e6';
const fonts: Readonly<Record<Language, string>> = {
  'zh-CN': "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif",
  en: "'Segoe UI',Helvetica,Arial,sans-serif",
};
const side = 'padding:6px 24px';

/** Each matter as a small card. */
const phone = `@media (max-width:480px){.m thead{display:none}.m,.m tbody,.m .r,.m .b,.m .r td,.m .b td{display:block;border:0!important}.m .r{border-top:1px solid ${rule}!important;padding:10px 0 4px}.m .r td{padding:1px 0!important}.m .r td:nth-child(-n+2){display:inline;padding-right:6px!important}.m .b td{padding:0 0 12px!important}}`;

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'lead': {
      const [first = '', ...rest] = block.lines;
      return row(
        table(
          row(
            `<div style="font-size:17px;font-weight:bold">${escaped(first)}</div>${rest.map((each) => `<div>${escaped(each)}</div>`).join('')}`,
            `padding:12px 14px;background:#f2f6fa;border-left:4px solid ${accent}`,
          ),
        ),
        'padding:16px 24px 8px',
      );
    }
    case 'heading':
      return row(escaped(block.text), `padding:18px 24px 4px;font-weight:bold;color:${accent}`);
    case 'paragraph':
      return row(escaped(block.text), side);
    case 'facts':
      return row(factTable(block.facts), side);
    case 'answers':
      return row(
        table(
          block.answers
            .map(
              (answer) =>
                `<tr><td style="padding:4px 12px 4px 0;white-space:nowrap;width:1%">${button(answer)}</td><td style="padding:4px 0;font-size:14px;color:${grey}">${escaped(answer.body).replaceAll('\n', '<br>')}</td></tr>`,
            )
            .join(''),
        ),
        'padding:8px 24px',
      );
    case 'page':
      return row(openButton(block.label, block.href), 'padding:8px 24px');
    case 'matters':
      return row(mattersTable(block.columns, block.matters), 'padding:8px 24px');
  }
}

function factTable(facts: readonly Fact[]): string {
  const cell = (content: string, style: string): string =>
    `<td style="padding:3px 0;vertical-align:top;font-size:15px;${style}">${escaped(content)}</td>`;
  return table(
    facts
      .map(([name, fact]) => `<tr>${cell(name, `width:6.5em;padding-right:12px;color:${grey}`)}${cell(fact, '')}</tr>`)
      .join(''),
  );
}

function mattersTable(columns: readonly string[], matters: readonly Matter[]): string {
  const border = `border:1px solid ${rule};`;
  const head = columns
    .map(
      (name) =>
        `<th style="${border}padding:6px 8px;background:#f2f6fa;text-align:left;white-space:nowrap">${escaped(name)}</th>`,
    )
    .join('');
  const body = matters.map(({ cells, facts, answers }) => {
    const [number = '', title = '', ...others] = cells;
    const shown = [
      `<td style="${border}padding:6px 8px;vertical-align:top;white-space:nowrap">${escaped(number)}</td>`,
      `<td style="${border}padding:6px 8px;vertical-align:top;font-weight:bold">${escaped(title)}</td>`,
      ...others.map((cell) => `<td style="${border}padding:6px 8px;vertical-align:top">${escaped(cell)}</td>`),
    ].join('');
    const below = [
      ...facts.map(([name, fact]) => `<div style="color:${grey}">${escaped(name)} · ${escaped(fact)}</div>`),
      ...(answers.length === 0 ? [] : [`<div style="padding-top:4px">${answers.map(button).join(' ')}</div>`]),
    ].join('');
    return `<tr class="r">${shown}</tr>${below === '' ? '' : `<tr class="b"><td colspan="${columns.length}" style="${border}padding:4px 8px 10px">${below}</td></tr>`}`;
  });
  return `<table class="m" role="presentation" width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse;width:100%;font-size:14px;line-height:1.5"><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function button({ label, href }: AnswerButton): string {
  return `<a href="${escaped(href)}" style="display:inline-block;padding:4px 14px;margin:2px 0;border:1px solid ${accent};border-radius:4px;color:${accent};text-decoration:none;font-size:14px;white-space:nowrap">${escaped(label)}</a>`;
}

function openButton(label: string, href: string): string {
  return `<a href="${escaped(href)}" target="_blank" rel="noopener" style="display:inline-block;padding:10px 22px;border-radius:4px;background:${accent};color:#ffffff;text-decoration:none;font-size:16px;font-weight:bold">${escaped(label)}</a>`;
}

function table(rows: string, style = ''): string {
  return `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="border-collapse:collapse;width:100%;${style}">${rows}</table>`;
}

function row(content: string, style: string): string {
  return `<tr><td style="${style}">${content}</td></tr>`;
}
