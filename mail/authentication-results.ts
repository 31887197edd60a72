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

/** Reads the value of one Authentication-Results header. Comments are ignored. */
export function readAuthenticationResults(value: string): ReceiverFindings {
  const [server = '', ...parts] = withoutComments(value)
    .split(';')
    .map((part) => part.trim().toLowerCase());
  const results = parts.flatMap((part) => {
    const [verdict = '', ...properties] = part.split(/\s+/);
    const [method = '', result = ''] = verdict.split('=');
    if (result === '') return [];
    return [{ method, result, properties: new Map(properties.map(property)) }];
  });
  return { server: server.split(/\s+/)[0] ?? '', results };
}

/**
 * Whether the receiver vouches for exactly this domain: its DMARC check passed for it, or a signature by it did, or the
 * path from it.
 */
export function vouchesFor({ results }: ReceiverFindings, domain: string): boolean {
  return results.some(({ method, result, properties }) => {
    if (result !== 'pass') return false;
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
  const [name = '', value = ''] = text.split('=');
  return [name, value.replaceAll('"', '')];
}

/** Comments may be nested, and a quoted string may contain a bracket. */
function withoutComments(value: string): string {
  let depth = 0;
  let quoted = false;
  let plain = '';
  for (const sign of value.replaceAll(/\\./g, '')) {
    if (sign === '"' && depth === 0) quoted = !quoted;
    if (!quoted && sign === '(') depth += 1;
    if (depth === 0) plain += sign;
    if (!quoted && sign === ')' && depth > 0) depth -= 1;
  }
  return plain;
}
