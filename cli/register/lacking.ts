import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import { inBatches } from '../../client/in-batches';
import { recordFromArchive, recordOf } from '../../client/record';
import { dayOf, isoDate, type Calendar } from '../../domain/calendar/calendar';
import type { Directory } from '../../domain/organisation/directory';
import { lacksIn, lacksOfVisits, type Lack } from '../../domain/registers/ledger';
import { entryName } from '../../words/card';
import type { Words } from '../../words/words';
import { inColumns } from '../columns';
import { positionName } from '../../words/names';
import { dataOf, onCampaign } from '../on-server';
import { print, progressed } from '../print';
import type { Verb } from '../verb';

/** Milliseconds until a finding is taken not to answer, and its sealed record is read. */
const PATIENCE = 5_000;

/** `duban register lacking`: the supervision ledger (督办台账). */
export const lackingLedger: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { directory, terms, roster } = await service.campaign(id);
      const only = given.maybe('finding');
      const findings = roster.filter((finding) => only === undefined || finding === only);
      if (findings.length === 0 && only !== undefined) throw new Trouble('unknown-finding', only);
      let done = 0;
      const found = await inBatches(findings, async (finding) => {
        const lacks = await lacksOf(service, archive, id, finding);
        done += 1;
        progressed(done, findings.length);
        return lacks;
      });
      const visits = lacksOfVisits((await service.readRegisters(id, archive)).entries);
      const lacks = [...found.flat(), ...visits]
        .filter((lack) => only === undefined || lack.findings.includes(only))
        .filter(({ cleared }) => !given.is('open') || cleared === undefined)
        .toSorted((a, b) => a.at - b.at);
      print(
        given.is('json')
          ? JSON.stringify(
              lacks.map((lack) => asJson(lack)),
              null,
              2,
            )
          : lacksText(lacks, directory, terms.calendar, words),
      );
    });
  },
};

async function lacksOf(service: Duban, archive: Archive, id: string, finding: string): Promise<readonly Lack[]> {
  const run = await service.show(id, finding, PATIENCE).catch((error: unknown) => {
    if (!(error instanceof Trouble)) throw error;
    return undefined;
  });
  const record = run === undefined ? await recordFromArchive(archive, id, finding) : await recordOf(run, archive);
  return lacksIn(finding, record?.entries ?? []);
}

function asJson({ at, by, cleared, ...lack }: Lack): object {
  const iso = (moment: number): string => new Date(moment).toISOString();
  return {
    ...lack,
    at: iso(at),
    by: by === undefined ? null : isoDate(by),
    cleared: cleared === undefined ? null : { ...cleared, at: iso(cleared.at) },
  };
}

function lacksText(lacks: readonly Lack[], directory: Directory, calendar: Calendar, words: Words): string {
  const { ledger } = words.registers;
  if (lacks.length === 0) return words.cli.none;
  const { finding, day, source, what, clears, by, cleared } = ledger.columns;
  const dated = (at: number): string => isoDate(dayOf(calendar, at));
  return inColumns([
    [finding, day, source, clears, by, cleared, what],
    ...lacks.map((lack) => [
      words.card.list(lack.findings),
      dated(lack.at),
      ledger.sources[lack.source],
      lack.clears === undefined ? '' : positionName(lack.clears, directory, words),
      lack.by === undefined ? '' : isoDate(lack.by),
      lack.cleared === undefined
        ? ledger.open
        : [entryName(lack.cleared.how, words), dated(lack.cleared.at), lack.cleared.text ?? ''].join(' ').trim(),
      lack.what,
    ]),
  ]).join('\n');
}
