import { Parser } from 'htmlparser2';

/** How many letters of a print header, comment or text box are looked at. */
export const LONGEST_BESIDE = 20_000;

/** No program nests its elements deeper, and each level costs the parser more than the last. */
const DEEPEST = 1_000;

interface Walking {
  /** With the element's name without its prefix, and its attributes' names as they are written. */
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (piece: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Goes through XML element by element; a name's prefix does not matter.
 * @throws Error where elements are nested deeper than any program nests them
 */
export function walk(xml: string, { open, text, close }: Walking): void {
  const local = (name: string): string => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        if (depth > DEEPEST) throw new Error('nested too deeply');
        open?.(local(name), attributes);
      },
      ontext: (piece) => text?.(piece),
      onclosetag: (name) => {
        depth -= 1;
        close?.(local(name));
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
}

/** The texts of an XML part, a paragraph or element each. */
export function textsIn(xml: string): readonly string[] {
  const texts: string[] = [];
  let text = '';
  walk(xml.slice(0, 50 * LONGEST_BESIDE), {
    text: (piece) => {
      text = (text + piece).slice(0, LONGEST_BESIDE);
    },
    close: (name) => {
      // Runs of one paragraph or comment belong together.
      if (name === 't' || name === 'r' || name === 'span') return;
      if (text.trim() !== '') texts.push(text);
      text = '';
    },
  });
  return texts;
}

/** The texts of all elements with that name. */
export function textsOf(xml: string, element: string): readonly string[] {
  const texts: string[] = [];
  let inside = false;
  walk(xml.slice(0, LONGEST_BESIDE), {
    open: (name) => {
      if (name === element) inside = true;
    },
    text: (piece) => {
      if (inside) texts.push(piece);
    },
    close: (name) => {
      if (name === element) inside = false;
    },
  });
  return texts;
}
