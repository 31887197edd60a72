import { identified } from './identity';
import type { Ledger } from './ledger-row';
import { filledIn, type OwnItem } from './own-workbook';
import { exportedColour, standingIn, type LedgerSheet } from './standing-columns';

/** The office's own workbook filled in, and the ids of the findings that do not stand in it. */
interface OwnExport {
  readonly bytes: Uint8Array;
  readonly missing: readonly string[];
}

/**
 * Fills how each finding stands into the office's own workbook. Its rows are known by their text or label before their
 * number, as when it is imported again.
 * @param bytes the workbook that was read as `ledger`
 */
export function ownWorkbook(
  bytes: Uint8Array,
  { rows, layout }: Pick<Ledger, 'rows' | 'layout'>,
  prefix: string,
  { findings, moment, words }: Pick<LedgerSheet, 'findings' | 'moment' | 'words'>,
): OwnExport {
  const byId = new Map(findings.map((exported) => [exported.finding.subject.id, exported]));
  const known = identified(
    rows,
    findings.map(({ finding }) => finding.subject),
    prefix,
  );
  const items = known.rows.flatMap(({ subject: { id } }, index): readonly OwnItem[] => {
    const [exported, place] = [byId.get(id), layout.items[index]];
    if (exported === undefined || place === undefined) return [];
    byId.delete(id);
    const colour = exportedColour(exported, moment);
    return [{ ...place, texts: standingIn(exported, colour, words), colour }];
  });
  return { bytes: filledIn(bytes, layout.tables, items, words), missing: [...byId.keys()] };
}
