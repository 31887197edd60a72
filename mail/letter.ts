import { dayOf, type Calendar } from '../domain/calendar';
import type { LetterLine } from '../domain/letter';
import type { Language } from '../domain/policy';
import type { Moment } from '../domain/moment';
import { wordsFor } from '../words';
import { escaped } from './html';

/** What a letter is made of besides its lines. */
export interface LetterFrame {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly prefix: string;
  readonly mailbox: string;
  readonly office: { readonly name: string; readonly telephone?: string };
  /** The scheduled moment. */
  readonly at: Moment;
}

export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * A letter about one matter or several, text and HTML saying the same. Its first three lines say what is asked, by
 * when and how to answer.
 */
export function composeLetter(lines: readonly LetterLine[], frame: LetterFrame): Composed {
  const words = wordsFor(frame.language).letters;
  const several = lines.length > 1;
  const findings = [...new Set(lines.map(({ finding }) => finding))];
  const [only = ''] = findings;
  const tag = findings.length > 1 ? `[${frame.prefix}]` : `[${only}]`;
  const blocks: Block[] = several ? beginning(lines, frame) : [];
  for (const [heading, mine] of grouped(lines, words)) {
    if (several) blocks.push({ kind: 'heading', text: heading });
    for (const line of mine) blocks.push(...blocksOf(line, several, tag, frame));
  }
  blocks.push({ kind: 'line', text: words.nothingClassified });
  const on = wordsFor(frame.language).date(dayOf(frame.calendar, frame.at));
  const signature = words.signature(frame.office.name, frame.office.telephone, on).split('\n');
  return {
    subject: subjectOf(lines, tag, frame),
    text: [...blocks.map(asText), '', ...signature].join('\n').trimStart(),
    html: page(
      [...blocks.map(asHtml), `<p class="by">${signature.map(escaped).join('<br>')}</p>`].join('\n'),
      frame.language,
    ),
  };
}

type Block =
  | { readonly kind: 'heading' | 'asks' | 'line'; readonly text: string }
  | {
      readonly kind: 'answers';
      readonly answers: readonly { readonly label: string; readonly href: string; readonly body: string }[];
    };

function grouped(
  lines: readonly LetterLine[],
  words: { readonly asked: string; readonly copies: string; readonly told: string },
): readonly (readonly [string, readonly LetterLine[]])[] {
  const groups: readonly (readonly [string, readonly LetterLine[]])[] = [
    [words.asked, lines.filter(({ duty, copy }) => duty !== undefined && !copy)],
    [words.copies, lines.filter(({ duty, copy }) => duty !== undefined && copy)],
    [words.told, lines.filter(({ duty }) => duty === undefined)],
  ];
  return groups.filter(([, mine]) => mine.length > 0);
}

/** What a letter of several says before its parts. */
function beginning(lines: readonly LetterLine[], { language, calendar }: LetterFrame): Block[] {
  const words = wordsFor(language);
  const due = lines.flatMap(({ duty, copy }) => (duty === undefined || copy ? [] : [duty.due]));
  if (due.length === 0) return [];
  const first = words.date(dayOf(calendar, Math.min(...due)));
  return [
    { kind: 'asks', text: words.letters.several(due.length, first) },
    { kind: 'line', text: words.letters.howSeveral },
  ];
}

function blocksOf(line: LetterLine, several: boolean, tag: string, frame: LetterFrame): readonly Block[] {
  const words = wordsFor(frame.language);
  const mine = several ? `[${line.finding}] ` : '';
  const blocks: Block[] = [{ kind: 'asks', text: `${mine}${words.letters.asks(line)}` }];
  const { duty } = line;
  if (duty !== undefined) {
    blocks.push({ kind: 'line', text: words.letters.by(words.date(dayOf(frame.calendar, duty.due)), duty.daysLeft) });
  }
  const answers = words.letters.answers(line).map(({ label, body }) => {
    const whole = `${mine}${body}`;
    return { label, body: whole, href: mailto(frame.mailbox, `Re: ${several ? tag : `[${line.finding}]`}`, whole) };
  });
  if (!several) blocks.push({ kind: 'line', text: words.letters.how });
  if (answers.length > 0) blocks.push({ kind: 'answers', answers });
  if (duty !== undefined && line.openMeasures.length > 0 && (duty.kind === 'rectify' || duty.kind === 'report')) {
    const open = line.openMeasures.map(({ number, due, text = '' }) => `${String(number)}. ${text} ${words.date(due)}`);
    blocks.push({ kind: 'line', text: words.letters.openMeasures(open) });
  }
  return blocks;
}

function subjectOf(lines: readonly LetterLine[], tag: string, frame: LetterFrame): string {
  const words = wordsFor(frame.language);
  const [first] = lines;
  if (lines.length > 1 || first === undefined) return words.letters.digestSubject(tag, lines.length);
  const what =
    first.draft !== undefined
      ? words.formal[first.draft.letter]
      : first.duty !== undefined
        ? words.duties[first.duty.kind]
        : first.news === undefined
          ? ''
          : words.news[first.news.what];
  return words.letters.subject(tag, what, first.title);
}

function asText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `\n== ${block.text}`;
    case 'asks':
      return `\n${block.text}`;
    case 'line':
      return block.text;
    case 'answers':
      return block.answers.map(({ label, body }) => `  · ${label} → ${body.replaceAll('\n', ' / ')}`).join('\n');
  }
}

function asHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'asks':
      return `<p class="asks">${escaped(block.text)}</p>`;
    case 'line':
      return `<p>${escaped(block.text)}</p>`;
    case 'answers':
      return `<p>${block.answers.map(({ label, href, body }) => `<a href="${escaped(href)}">${escaped(label)}</a> → ${escaped(body.replaceAll('\n', ' / '))}`).join('<br>')}</p>`;
  }
}

function mailto(mailbox: string, subject: string, body: string): string {
  return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

function page(body: string, language: Language): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>
body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem;color:#222}
h2{font-size:1rem;border-bottom:1px solid #ccc}.asks{font-weight:600;margin-bottom:0}p{margin:.3rem 0}
a{display:inline-block;padding:.1rem .6rem;margin:.1rem 0;border:1px solid #36c;border-radius:.3rem;text-decoration:none}.by{margin-top:1.5rem}
</style></head><body>
${body}
</body></html>`;
}
