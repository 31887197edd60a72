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
  const open: { readonly quotes: boolean; readonly indents: boolean; readonly skips: boolean }[] = [];
  const hiddenClasses = new Set<string>();
  let line = '';
  let quoting = 0;
  let indenting = 0;
  let styles = 0;
  let sheet = '';
  let skipping = 0;
  let fromHere = false;
  let preformatted = 0;

  function endLine(keepEmpty: boolean): void {
    const ended = lineOf(line);
    line = '';
    if (ended.text === '' && !keepEmpty) return;
    if (fromHere || quoting > 0) lines.push({ text: ended.text, quoted: 'container' });
    else lines.push(indenting > 0 ? { ...ended, indented: true } : ended);
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
        const block = blockIn(name, attributes, called);
        const [quotes, indents] = [block === 'quoted', block === 'indented'];
        const hides = isHidden(attributes) || called.some((one) => addedNames.has(one) || hiddenClasses.has(one));
        const skips = unread.has(name) || hides;
        if (quotes) quoting += 1;
        if (indents) indenting += 1;
        if (skips) skipping += 1;
        if (name === 'style') styles += 1;
        open.push({ quotes, indents, skips });
      },
      ontext(text) {
        if (styles > 0 && sheet.length < LONGEST_SHEET) sheet += text;
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
        if (closed.indents) indenting -= 1;
        if (closed.skips) skipping -= 1;
        if (name !== 'style') return;
        styles -= 1;
        for (const one of classesHiddenBy(sheet)) hiddenClasses.add(one);
        sheet = '';
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

/** Outlook on the web puts `x_` before names of a letter that it shows again. */
function namesOf({ id = '', name = '', class: classes = '' }: Attributes): readonly string[] {
  return [id, name, ...classes.split(' ', 20)]
    .filter(Boolean)
    .map((one) => one.toLowerCase().replace(/^(?:x_){1,9}/, ''));
}

/** Whether an element has a quoted letter in it, or only what is indented. */
function blockIn(name: string, attributes: Attributes, called: readonly string[]): 'quoted' | 'indented' | undefined {
  if (called.some((one) => quotingNames.has(one))) return 'quoted';
  if (name !== 'blockquote') return undefined;
  const { style = '', type, cite } = attributes;
  if (called.length > 0 || type !== undefined || cite !== undefined) return 'quoted';
  // Some programs indent a paragraph with a blockquote without a border.
  if (/border(?:-left)?:\s?none/i.test(style)) return undefined;
  return !/border/i.test(style) && isWide(style) ? 'indented' : 'quoted';
}

/** Whether a left margin is as wide as an indent. What programs quote, they move less. */
function isWide(style: string): boolean {
  const margin =
    /margin-left:\s?([\d.]{1,6})(px|pt|em|rem|cm)/i.exec(style) ??
    /margin:(?:\s{0,3}[\w.-]{1,9}){3}\s{1,3}([\d.]{1,6})(px|pt|em|rem|cm)/i.exec(style);
  const unit = { px: 1, pt: 1.33, em: 16, rem: 16, cm: 38 }[margin?.[2]?.toLowerCase() ?? ''] ?? 0;
  return Number(margin?.[1] ?? 0) * unit >= NARROWEST_INDENT;
}

/** In pixels. */
const NARROWEST_INDENT = 20;

function isHidden(attributes: Attributes): boolean {
  const { style = '', color = '' } = attributes;
  return 'hidden' in attributes || hides(style) || /^(?:white|#fff(?:fff)?)$/i.test(color.trim());
}

/** Whether declarations make a text one that nobody sees, or that is struck out. */
function hides(declarations: string): boolean {
  const style = declarations.replaceAll(/\/\*[^*]{0,200}\*\//g, '');
  if (unseen.test(style)) return true;
  if (/overflow:\s?hidden/i.test(style) && /(?:^|[;\s-])(?:height|width):\s?0(?:px|pt|em)?\s?(?:;|!|$)/i.test(style))
    return true;
  return white.test(style) && !/background/i.test(style);
}

const unseen =
  /display:\s?none|mso-hide:\s?all|line-through|visibility:\s?(?:hidden|collapse)|opacity:\s?0?(?:\.0\d{0,9})?\s?(?:;|!|%|$)|font-size:\s?(?:0?\.\d{1,9}|[01](?:\.\d{1,9})?)(?:px|pt)?\s?(?:;|!|$)|font-size:\s?0(?:\.0{1,9})?(?:em|rem|%)|font:\s?0|text-indent:\s?-\d{3}|(?:^|[;\s])(?:left|top|right|margin|margin-left|margin-top):\s?-\d{3}|(?<![-\w])color:\s?transparent|(?<![-\w])color:\s?rgba\([^()]{1,40},\s?0?(?:\.0{1,9})?\)|clip:\s?rect\(|clip-path:\s?inset\(|transform:\s?scale\(0/i;
const white = /(?<![-\w])color:\s?(?:#fff(?:fff)?|white|rgb\(255,\s?255,\s?255\))\s?(?:;|!|$)/i;

/** The classes that a style sheet hides everywhere, not only on some screens. */
function classesHiddenBy(sheet: string): readonly string[] {
  return withoutMedia(sheet)
    .split('}')
    .flatMap((rule) => {
      const [selectors = '', style = ''] = rule.split('{');
      if (!hides(style)) return [];
      return selectors.split(/[\s,>+~:]/).flatMap((one) => /\.([\w-]{1,80})$/.exec(one)?.[1]?.toLowerCase() ?? []);
    });
}

const LONGEST_SHEET = 100_000;

/** Without what `@media` and the like enclose. */
function withoutMedia(sheet: string): string {
  let plain = '';
  let depth = 0;
  let enclosed = false;
  for (const sign of sheet) {
    if (sign === '@' && depth === 0) enclosed = true;
    if (!enclosed) plain += sign;
    if (sign === '{') depth += 1;
    if (sign === '}') depth = Math.max(0, depth - 1);
    if (enclosed && depth === 0 && (sign === '}' || sign === ';')) enclosed = false;
  }
  return plain;
}
