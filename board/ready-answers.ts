import { defined } from '../domain/defined';

/** An answer that a letter offers: the text of its link, and what would be sent. */
export interface OfferedAnswer {
  readonly label: string;
  readonly text: string;
  /** The finding that it answers, if the letter is about several. */
  readonly finding?: string;
  /** Whether nothing is left for the sender to fill in. */
  readonly complete: boolean;
}

/** The most answers that a letter of ours offers. One with more is not ours. */
const MOST = 60;

/** The ready answers of several letters, in their order; read in a thread (bounded.ts). */
export function readyAnswersOf(pages: readonly string[], mailbox: string): readonly (readonly OfferedAnswer[])[] {
  return pages.map((html) => readyAnswers(html, mailbox));
}

/** Reads the mailto links of a letter to its own mailbox as answers, whether or not the address has a token. */
export function readyAnswers(html: string, mailbox: string): readonly OfferedAnswer[] {
  return [...html.matchAll(/<a(\s[^<>]{1,6000})>([^<]{1,100})<\/a>/g)]
    .slice(0, MOST)
    .flatMap(([, attributes = '', label = '']) => {
      const href = /\shref="(mailto:[^"]{1,4000})"/.exec(attributes)?.[1] ?? '';
      if (!URL.canParse(unescaped(href))) return [];
      const link = new URL(unescaped(href));
      if (withoutToken(link.pathname) !== mailbox) return [];
      const text = (link.searchParams.get('body') ?? '').replaceAll('\r\n', '\n');
      const finding = /^\[([A-Z]+-\d+)\]/.exec(text)?.[1];
      return text === ''
        ? []
        : [
            defined({
              label: unescaped(label),
              text,
              complete: !/[\s:：]$/.test(text),
              finding,
            }),
          ];
    });
}

/** An address without what stands behind a plus. */
function withoutToken(address: string): string {
  const [plus, at] = [address.indexOf('+'), address.lastIndexOf('@')];
  return plus === -1 || at < plus ? address : `${address.slice(0, plus)}${address.slice(at)}`;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => entities[name] ?? whole);
}
