import type { RegisterEntry } from './view';

/** Another finding to which an entry of the registers leads. */
export interface LinkedFinding {
  readonly finding: string;
  /** Whether it came of this one, or this one came of it. */
  readonly as: 'came-of-it' | 'where-it-came-from';
  /** The entry by which they are linked. */
  readonly entry: string;
}

/**
 * Findings that are linked with this one (举一反三): what units found when they checked themselves for the same problem,
 * or what a warning became, and the other way round. Nobody keeps the links: they follow from the registers.
 */
export function linkedWith(finding: string, entries: readonly RegisterEntry[]): readonly LinkedFinding[] {
  const links = entries
    .filter(({ takenBack }) => takenBack === undefined)
    .flatMap((entry): readonly LinkedFinding[] => {
      const found = foundIn(entry);
      return [
        ...(entry.findings.includes(finding) ? found.map((one) => linked(one, 'came-of-it', entry)) : []),
        ...(found.includes(finding) ? entry.findings.map((one) => linked(one, 'where-it-came-from', entry)) : []),
      ];
    })
    .filter((link) => link.finding !== finding);
  return links.filter(
    (link, index) => links.findIndex((one) => one.finding === link.finding && one.as === link.as) === index,
  );
}

function linked(finding: string, as: LinkedFinding['as'], { id }: RegisterEntry): LinkedFinding {
  return { finding, as, entry: id };
}

function foundIn({ asked }: RegisterEntry): readonly string[] {
  return asked.flatMap(({ settled }) =>
    settled?.outcome === 'found' || settled?.outcome === 'new-finding' ? (settled.findings ?? []) : [],
  );
}
