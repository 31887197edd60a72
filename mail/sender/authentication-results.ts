/** What a receiving mail server found out about a message, as it says in Authentication-Results (RFC 8601). */
export interface ReceiverFindings {
  /** The server that says so, in lower case. */
  readonly server: string;
  readonly results: readonly {
    /** spf, dkim, dmarc … */
    readonly method: string;
    /** pass, fail, none … */
    readonly result: string;
    /** For example `header.from`, `smtp.mailfrom`, `header.d`; lower case. */
    readonly properties: ReadonlyMap<string, string>;
  }[];
}

/** Reads the value of one Authentication-Results header. Comments are ignored; a quoted string is one value. */
export function readAuthenticationResults(value: string): ReceiverFindings {
  const [[server = ''] = [], ...clauses] = clausesOf(value.toLowerCase());
  const results = clauses.flatMap(([verdict = '', ...properties]) => {
    const [method, result] = property(verdict);
    return result === '' ? [] : [{ method, result, properties: new Map(properties.map(property)) }];
  });
  return { server, results };
}

/**
 * Whether the receiver vouches for exactly this domain: its DMARC check passed for it, or a signature by it did, or the
 * path from it.
 * @param methods the checks whose word counts
 */
export function vouchesFor(
  { results }: ReceiverFindings,
  domain: string,
  methods: readonly string[] = ['dmarc', 'dkim', 'spf'],
): boolean {
  return results.some(({ method, result, properties }) => {
    if (result !== 'pass' || !methods.includes(method)) return false;
    const about = (name: string): string => (properties.get(name) ?? '').split('@').at(-1) ?? '';
    switch (method) {
      case 'dmarc':
        return about('header.from') === domain;
      case 'dkim':
        return (properties.has('header.d') ? about('header.d') : about('header.i')) === domain;
      case 'spf':
        return about('smtp.mailfrom') === domain;
      default:
        return false;
    }
  });
}

function property(text: string): readonly [string, string] {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

/**
 * The words of each clause. Semicolons, spaces and brackets within a quoted string are part of its word; comments may be
 * nested. What is never closed swallows the rest, so that nothing in it can pass for a clause.
 */
function clausesOf(value: string): readonly (readonly string[])[] {
  const clauses: string[][] = [[]];
  let word = '';
  let depth = 0;
  let quoted = false;
  const endWord = (): void => {
    if (word !== '') clauses.at(-1)?.push(word);
    word = '';
  };
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] ?? '';
    if (sign === '\\' && (quoted || depth > 0)) {
      at += 1;
      if (depth === 0) word += value[at] ?? '';
    } else if (depth > 0) depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    else if (sign === '"') quoted = !quoted;
    else if (quoted) word += sign;
    else if (sign === '(') depth = 1;
    else if (sign === ';' || /\s/.test(sign)) {
      endWord();
      if (sign === ';') clauses.push([]);
    } else word += sign;
  }
  if (!quoted) endWord();
  return clauses;
}
