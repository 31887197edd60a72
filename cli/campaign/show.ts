import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { ReadFinding, Reading, Unreadable } from '../../client/reading';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { punctualityIn } from '../../domain/campaign/analysis';
import { toBeClosed } from '../../domain/commands/closable';
import type { Directory } from '../../domain/organisation/directory';
import { dutiesOf } from '../../domain/duties/duties';
import { stages } from '../../domain/finding/finding';
import { groupedBy } from '../../domain/grouped';
import { colourOf, isOverdue } from '../../domain/light/light';
import { colours } from '../../domain/light/light-reason';
import type { Moment } from '../../domain/calendar/moment';
import { someIsLate } from '../../domain/duties/pressing';
import { punctualityOf } from '../../domain/light/punctuality';
import { withInstitution } from '../../domain/registers/view';
import { haveCounts, sixHavesOf } from '../../domain/finding/six-haves';
import type { Words } from '../../words/words';
import { inColumns } from '../columns';
import { unitName } from '../../words/names';
import { dataOf, onCampaign } from '../on-server';
import { print, progressed } from '../print';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';

/** `duban campaign show`: how the campaign stands as a whole. */
export const showCampaign: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const [reading, registers] = await Promise.all([
        service.read(id, progressed),
        service.readRegisters(id, archive),
      ]);
      const institutions = withInstitution(registers.entries);
      const now = domainMoment(reading.campaign.terms.clock, Date.now());
      const sum = summaryOf(reading, institutions, now);
      print(given.is('json') ? JSON.stringify(sum, null, 2) : summaryText(sum, reading.campaign.directory, words));
      tellUnreadable(reading.unreadable, words);
    });
  },
};

type Summary = ReturnType<typeof summaryOf>;

function summaryOf(
  { campaign, circular, findings, unreadable }: Reading,
  institutions: ReadonlySet<string>,
  now: Moment,
) {
  const { terms, directory, phase } = campaign;
  const { calendar, clock } = terms;
  const count = (is: (read: ReadFinding) => boolean): number => findings.filter(is).length;
  const those = (cause: Unreadable['cause']): readonly string[] =>
    unreadable.filter((one) => one.cause === cause).map((one) => one.id);
  return {
    id: campaign.id,
    name: campaign.name,
    prefix: campaign.prefix,
    mailbox: campaign.mailbox,
    findings: campaign.roster.length,
    stages: counted(
      stages,
      findings.map(({ finding }) => finding.standing.stage),
    ),
    lights: counted(
      colours,
      findings.map(({ finding, terms: held }) => colourOf(finding, held, now)),
    ),
    /** Findings past their deadline and not claimed. */
    overdue: count(({ finding, terms: held }) => isOverdue(finding, held, now)),
    /** Findings for which somebody's duty is late. */
    late: count(({ finding, terms: held }) => someIsLate(dutiesOf(finding, held), now)),
    byUnit: unitsIn(findings, now),
    /** Of the six haves, how many findings have each, of those that it is asked of. */
    sixHaves: haveCounts(findings.map(({ finding }) => sixHavesOf(finding, { directory, institutions }))),
    drafts: findings.reduce((sum, { finding }) => sum + finding.drafts.length, circular === '' ? 0 : 1),
    /** Findings with letters that had come due and could not be posted when the campaign was archived. */
    unposted: findings
      .filter(({ finding }) => finding.lettersLost !== undefined)
      .map(({ finding }) => finding.subject.id),
    gone: those('findings-gone'),
    failing: those('task-fails'),
    otherBuild: those('other-build'),
    phase: { start: isoDate(phase.start), end: isoDate(phase.end) },
    today: isoDate(dayOf(calendar, now)),
    pace: clock.pace,
    revision: { terms: terms.revision, directory: directory.revision },
    /** Findings that an amendment has not reached yet. */
    behind: count(({ behind }) => behind),
    language: terms.policy.language,
    holidaysThrough: isoDate(calendar.declaredThrough),
    people: directory.people.length,
    units: directory.units.length,
  };
}

/** What each lead unit has closed, by its dates or later, and what is overdue; who leads nothing is left out. */
function unitsIn(findings: readonly ReadFinding[], now: Moment) {
  const led = findings.filter(({ finding }) => finding.standing.stage !== 'withdrawn');
  const units = groupedBy(led, ({ finding }) => finding.assignment?.lead);
  return [...units].flatMap(([unit, mine]) => {
    if (unit === undefined) return [];
    return {
      unit,
      findings: mine.length,
      closed: mine.filter(({ finding }) => !toBeClosed(finding)).length,
      ...punctualityIn(mine.map(({ finding, terms }) => punctualityOf(finding, terms))),
      overdue: mine.filter(({ finding, terms }) => isOverdue(finding, terms, now)).length,
    };
  });
}

/** How many there are of each key, in the keys' order; only of what there is. */
function counted<K extends string>(keys: readonly K[], found: readonly K[]): Partial<Record<K, number>> {
  const counts = keys
    .map((key) => [key, found.filter((one) => one === key).length] as const)
    .filter(([, number]) => number > 0);
  return Object.fromEntries(counts) as Partial<Record<K, number>>;
}

function summaryText(sum: Summary, directory: Directory, words: Words): string {
  const { labels } = words.campaignCli;
  const named = <K extends string>(counts: Partial<Record<K, number>>, names: Readonly<Record<K, string>>): string =>
    (Object.entries(counts) as [K, number][]).map(([key, count]) => `${names[key]} ${count}`).join(' · ');
  const lines: readonly (readonly [label: string, text: string])[] = [
    [labels.findings, String(sum.findings)],
    [labels.stages, named(sum.stages, words.stages)],
    [labels.lights, named(sum.lights, words.colours)],
    [labels.overdue, String(sum.overdue)],
    [labels.late, String(sum.late)],
    [labels.drafts, String(sum.drafts)],
    [words.registers.sixHaves.heading, havesText(sum, words)],
    ...(sum.unposted.length === 0 ? [] : ([[labels.unposted, sum.unposted.join(', ')]] as const)),
    ...(sum.gone.length === 0 ? [] : ([[labels.gone, sum.gone.join(', ')]] as const)),
    [labels.phase, `${sum.phase.start} – ${sum.phase.end}`],
    [labels.today, sum.pace === 1 ? sum.today : `${sum.today} (×${sum.pace})`],
    [labels.policy, words.campaignCli.revision(sum.revision.terms, sum.behind)],
    [labels.people, words.campaignCli.people(sum.people, sum.units, sum.revision.directory)],
    [labels.holidays, sum.holidaysThrough],
    [labels.mailbox, sum.mailbox],
  ];
  return [
    `${sum.id} ${sum.name}`,
    ...inColumns(lines).map((line) => `  ${line}`),
    ...inColumns(unitRows(sum, directory, words)).map((line) => `  ${line}`),
  ].join('\n');
}

/** Only what is asked of some finding. */
function havesText({ sixHaves }: Summary, { registers }: Words): string {
  const said = registers.sixHaves;
  const asked = sixHaves.filter(({ of }) => of > 0);
  return asked.map(({ what, have, of }) => `${said.names[what]} ${said.counts(have, of)}`).join(' · ');
}

function unitRows({ byUnit }: Summary, directory: Directory, words: Words): readonly (readonly string[])[] {
  if (byUnit.length === 0) return [];
  const names = words.campaignCli.units;
  return [
    [names.unit, names.findings, names.closed, names.onTime, names.late, names.overdue],
    ...byUnit.map(({ unit, ...counts }) => [
      unitName(directory, unit),
      ...[counts.findings, counts.closed, counts.onTime, counts.late, counts.overdue].map(String),
    ]),
  ];
}
