import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import type { Reading } from '../../client/reading';
import type { Command } from '../../domain/commands/commands';
import { decide } from '../../domain/commands/decide';
import type { Directory } from '../../domain/organisation/directory';
import type { Entry } from '../../domain/finding/entry';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import type { RegisterEntry } from '../../domain/registers/view';
import { findingFrom, rowOf } from '../../domain/finding/row';
import { openAgenda } from '../../domain/campaign/state';
import type { CampaignRun, FindingRun } from '../../workflows/messages';
import { day, people as examples, termsWith } from './commands';

/** The people of the examples, as a campaign knows them. */
export const directory: Directory = {
  revision: 1,
  office: { name: '整改办' },
  people: Object.entries(examples)
    .filter(([who]) => who !== 'everybody' && who !== 'promoted')
    .map(([who, { person, positions, units }]) => ({
      ...{ code: person, name: `${who} by name`, address: `${person}@example.org` },
      ...{ aliases: [], absences: [], positions: [...positions], units: [...units] },
    })),
  units: [
    { code: 'natural-resources', name: '市自然资源局', aliases: [] },
    { code: 'ecology', name: '市生态环境局', aliases: [] },
    { code: 'energy', name: '市能源局', aliases: [] },
  ],
  workingGroups: [{ code: '1', name: '生态环境组' }],
  supervisionGroups: [{ code: '3', name: '第3督查组' }],
  leaders: [{ code: 'a', name: '市领导甲' }],
};

/** A finding under the real rules, without a server. */
export interface FindingInHand {
  readonly duban: Partial<Duban>;
  readonly read: () => Promise<Reading>;
  now(): Finding;
  /** Every command that it obeyed. */
  readonly obeyed: readonly Command[];
  say(command: Command): void;
}

/**
 * @param answers whether a worker runs it
 * @param registered entries of the campaign's registers
 */
export function findingInHand(
  start: Finding,
  moment: () => Moment,
  answers = () => true,
  terms = termsWith(),
  people = directory,
  registered: readonly RegisterEntry[] = [],
): FindingInHand {
  let finding = start;
  const entries: Entry[] = [];
  const obeyed: Command[] = [];
  const say = (command: Command): void => {
    const next = decide(finding, terms, command, moment());
    finding = next.finding;
    entries.push(...next.entries);
    obeyed.push(command);
  };
  const row = () => ({
    ...{ finding: findingFrom(rowOf(finding, terms), finding.subject), terms },
    ...{ behind: false, ledgerNotes: [], running: true },
  });
  const campaign = {
    ...{ id: 'wh', name: '集中整改', prefix: 'WH', mailbox: 'office@example.org', directory: people, terms },
    ...{ phase: { start: day('2023-07-21'), end: day('2023-10-20') }, roster: [finding.subject.id] },
  };
  return {
    obeyed,
    now: () => finding,
    say,
    read: () => Promise.resolve({ campaign, circular: '', findings: [row()], unreadable: [] } as unknown as Reading),
    duban: {
      readOne: (_, id) =>
        id === finding.subject.id ? Promise.resolve(row()) : Promise.reject(new Trouble('unknown-finding', id)),
      show: (_, id) =>
        answers()
          ? Promise.resolve({
              ...{ finding, terms, unsealed: [...entries], processed: [], known: moment() },
            } as unknown as FindingRun)
          : Promise.reject(new Trouble('no-worker', id)),
      campaignRun: () =>
        Promise.resolve({ campaign, agenda: openAgenda(campaign.phase, terms, moment()) } as unknown as CampaignRun),
      readRegisters: () => Promise.resolve({ entries: registered, whole: true }),
      obey: (_, __, command) =>
        Promise.resolve().then(() => {
          say(command);
          return { stage: finding.standing.stage, seq: finding.seq };
        }),
    },
  };
}
