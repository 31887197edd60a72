import { Parser } from 'htmlparser2';
import { lineOf, MOST_LINES, type Line } from './lines';

interface Attributes {
  readonly [name: string]: string;
}

/** Names of elements in which programs put what they quote. */
const quotingNames: ReadonlySet<string> = new Set([
  'isreplycontent', // NetEase 163, 126
  'ntes-mailmaster-quote', // NetEase's own program
  'replycontent', // Coremail
  'referencequote', // Coremail
  'reply139content', // 139
  '__aliyun_previous_content_wrap', // DingTalk, Aliyun
  'xm_mail_oquote', // QQ, WeCom
  'moz-cite-prefix', // Thunderbird
  'moz-forward-container', // Thunderbird
  'gmail_attr', // Gmail
  'yahoo_quoted', // Yahoo
  'protonmail_quote', // Proton
  'outlookmessageheader', // Outlook
  'mail-editor-reference-message-container', // Outlook on telephones
  'elided-text', // Xiaomi, Android
]);

/** Elements after which everything is quoted: the quoted letter follows them without an element of its own. */
const quotingFromHere: ReadonlySet<string> = new Set(['divrplyfwdmsg', 'appendonsend', 'replysplit']);

/** Names of signatures and cards that programs add. */
const addedNames: ReadonlySet<string> = new Set([
  'moz-signature',
  'gmail_signature',
  'ms-outlook-mobile-signature',
  'divneteasemailcard',
  'ntes-mailmaster-signature',
  '__aliyun_signature_wrap',
  'signcontainer',
  'xm_write_sign',
]);

/** Elements whose text is not shown, or is shown struck out. */
const unread = namesIn('s strike del head title style script template object select textarea');
const blocks = namesIn(
  'address article blockquote center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul',
);

function namesIn(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/**
 * HTML nested deeper is not read further: no mail program writes it, and the cost grows with the square of the depth.
 */
const DEEPEST = 500;
/** How many characters are handed to the parser before the depth is checked again. */
const PIECE = 4096;

/** The lines of HTML, as long as it is nested like what a mail program writes. */
export function htmlLines(html: string): readonly Line[] {
  const lines: Line[] = [];
  const open: { readonly quotes: boolean; readonly skips: boolean }[] = [];
  let line = '';
  let quoting = 0;
  let skipping = 0;
  let fromHere = false;
  let preformatted = 0;

  function endLine(keepEmpty: boolean): void {
    const ended = lineOf(line);
    line = '';
    if (ended.text === '' && !keepEmpty) return;
    lines.push(fromHere || quoting > 0 ? { text: ended.text, quoted: 'container' } : ended);
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (blocks.has(name)) endLine(false);
        if (name === 'br') endLine(true);
        if (name === 'td' || name === 'th') line += ' ';
        if (name === 'pre') preformatted += 1;
        const called = namesOf(attributes);
        if (called.some((one) => quotingFromHere.has(one))) fromHere = true;
        const quotes = quotesLetter(name, attributes, called);
        const skips = unread.has(name) || isHidden(attributes) || called.some((one) => addedNames.has(one));
        if (quotes) quoting += 1;
        if (skips) skipping += 1;
        open.push({ quotes, skips });
      },
      ontext(text) {
        if (skipping > 0) return;
        const [first = '', ...more] = preformatted > 0 ? text.split('\n') : [text.replaceAll(/[\t\n\r ]+/g, ' ')];
        line += first;
        for (const next of more) {
          endLine(true);
          line = next;
        }
      },
      onclosetag(name) {
        const closed = open.pop();
        if (closed === undefined) return;
        if (blocks.has(name)) endLine(false);
        if (name === 'pre') preformatted -= 1;
        if (closed.quotes) quoting -= 1;
        if (closed.skips) skipping -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length && open.length < DEEPEST && lines.length < MOST_LINES; at += PIECE) {
    parser.write(html.slice(at, at + PIECE));
  }
  parser.end();
  endLine(false);
  return lines.slice(0, MOST_LINES);
}

function namesOf({ id = '', name = '', class: classes = '' }: Attributes): readonly string[] {
  return [id, name, ...classes.split(' ', 20)].filter(Boolean).map((one) => one.toLowerCase());
}

function quotesLetter(name: string, { style = '' }: Attributes, called: readonly string[]): boolean {
  // Some programs indent a paragraph with a blockquote without a border.
  const indents = /border(-left)?:\s?none/i.test(style) && called.length === 0;
  return (name === 'blockquote' && !indents) || called.some((one) => quotingNames.has(one));
}

function isHidden({ style = '' }: Attributes): boolean {
  return /display:\s?none|mso-hide:\s?all|line-through/i.test(style);
}
