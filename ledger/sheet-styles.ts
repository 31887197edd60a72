import { Parser } from 'htmlparser2';

/** Styles of a workbook to which others are added. */
interface AddedStyles {
  /**
   * The style of that index for text: what is typed into its cell again stays text, also where it looks like a formula.
   * @param fill another background, such as `#FFE699`
   */
  readonly textLike: (base: number | undefined, fill?: string) => number | undefined;
  /** The part with all that was added. */
  readonly xml: () => string;
}

/** The built-in number format of text. */
const TEXT = 49;

interface Found {
  readonly formats: readonly string[];
  readonly formatsEnd: number | undefined;
  readonly fills: number;
  readonly fillsEnd: number | undefined;
  readonly prefix: string;
}

export function addedStyles(xml: string): AddedStyles {
  const { formats, formatsEnd, fills, fillsEnd, prefix } = foundIn(xml);
  const known = new Map<string, number>();
  const [newFormats, newFills]: [string[], string[]] = [[], []];
  const fillOf = (colour: string): number => {
    const written = `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="FF${colour.slice(1)}"/></${prefix}patternFill></${prefix}fill>`;
    if (!newFills.includes(written)) newFills.push(written);
    return fills + newFills.indexOf(written);
  };
  return {
    textLike(base, fill) {
      if (formatsEnd === undefined) return base;
      const key = `${base ?? ''} ${fill ?? ''}`;
      const standing = known.get(key);
      if (standing !== undefined) return standing;
      const from = formats[base ?? 0] ?? `<${prefix}xf/>`;
      newFormats.push(asText(from, fill === undefined || fillsEnd === undefined ? undefined : fillOf(fill)));
      const index = formats.length + newFormats.length - 1;
      known.set(key, index);
      return index;
    },
    xml() {
      // From the end on, so that what was found stands where it stood.
      const ends = [
        { at: formatsEnd, text: newFormats.join('') },
        { at: fillsEnd, text: newFills.join('') },
      ].toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
      const all = ends.reduce(
        (left, { at, text }) => (at === undefined ? left : left.slice(0, at) + text + left.slice(at)),
        xml,
      );
      return counted(counted(all, 'cellXfs', formats.length + newFormats.length), 'fills', fills + newFills.length);
    },
  };
}

function foundIn(xml: string): Found {
  const formats: string[] = [];
  let [fills, start, prefix] = [0, 0, ''];
  let [formatsEnd, fillsEnd]: (number | undefined)[] = [];
  let [inFormats, inFills] = [false, false];
  const parser = new Parser(
    {
      onopentag(written) {
        const name = written.slice(written.indexOf(':') + 1);
        if (name === 'cellXfs') [inFormats, prefix] = [true, written.slice(0, written.indexOf(':') + 1)];
        else if (name === 'xf') start = parser.startIndex;
        else if (name === 'fills') inFills = true;
        else if (name === 'fill' && inFills) fills += 1;
      },
      onclosetag(written, implied) {
        const name = written.slice(written.indexOf(':') + 1);
        if (name === 'xf' && inFormats) formats.push(xml.slice(start, parser.endIndex + 1));
        else if (name === 'cellXfs') [inFormats, formatsEnd] = [false, implied ? undefined : parser.startIndex];
        else if (name === 'fills') [inFills, fillsEnd] = [false, implied ? undefined : parser.startIndex];
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return { formats, formatsEnd, fills, fillsEnd, prefix };
}

function asText(format: string, fill: number | undefined): string {
  const tagEnd = format.indexOf('>');
  const empty = format[tagEnd - 1] === '/';
  const tag = format.slice(0, empty ? tagEnd - 1 : tagEnd);
  const kept = tag.replaceAll(
    fill === undefined
      ? /\s(?:numFmtId|applyNumberFormat|quotePrefix)=(?:"[^"]*"|'[^']*')/g
      : /\s(?:numFmtId|applyNumberFormat|quotePrefix|fillId|applyFill)=(?:"[^"]*"|'[^']*')/g,
    '',
  );
  const filled = fill === undefined ? '' : ` fillId="${fill}" applyFill="1"`;
  return `${kept} numFmtId="${TEXT}" applyNumberFormat="1" quotePrefix="1"${filled}${format.slice(empty ? tagEnd - 1 : tagEnd)}`;
}

/** The count that a list's element states, where it states one. */
export function counted(xml: string, list: string, count: number): string {
  return xml.replace(
    new RegExp(`(<(?:\\w{1,20}:)?${list}\\s[^>]{0,200}?count=")\\d+`),
    (_, start: string) => `${start}${count}`,
  );
}
