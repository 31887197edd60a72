import type { FC, PropsWithChildren } from 'hono/jsx';
import { dayOf } from '../../domain/calendar/calendar';
import type { CommandName } from '../../domain/commands/commands';
import { personOf, type Directory } from '../../domain/organisation/directory';
import type { FileRef } from '../../domain/finding/finding';
import { placeIn } from '../../domain/organisation/names';
import type { Have } from '../../domain/finding/six-haves';
import { registerKinds } from '../../domain/registers/entry';
import type { LinkedFinding } from '../../domain/registers/links';
import type { RegisterEntry } from '../../domain/registers/view';
import type { Position } from '../../domain/organisation/positions';
import { entryLines } from '../../ledger/register-text';
import type { Campaign } from '../../workflows/messages';
import { entryName } from '../../words/card';
import { lettersOfEntry, saidWithEntry } from '../../words/entry-said';
import { dutyText, positionName } from '../../words/names';
import { entryNumber } from '../../words/register-names';
import type { Words } from '../../words/words';
import { WorkflowLink } from '../desk/office';
import { Page, type Site } from '../look/page';
import { SignShown } from '../look/sign';
import { timeLeftText } from '../wall/wall-page';
import { filesOf, type ComingLetter, type FindingView, type OwedDuty } from './finding-view';

interface FindingProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: FindingView;
  /** Where its files can be had, if not below its own page; digests are added. */
  readonly files?: string;
}

interface FindingPageProps extends FindingProps {
  /** Entries of the campaign's registers that are about it. */
  readonly registered: readonly RegisterEntry[];
  /** Which of the six haves it has. */
  readonly haves: readonly Have[];
  /** Findings that are linked with it. */
  readonly linked: readonly LinkedFinding[];
  /** Whether the viewer keeps the registers. */
  readonly keeps: boolean;
  /** What the viewer can say to it now; nothing where it does not answer. */
  readonly actions: readonly CommandName[];
  readonly answers: boolean;
  /** Whether it is still followed up. */
  readonly running: boolean;
  /** Why it does not answer, as sentences. */
  readonly troubles: readonly string[];
  /** Its workflow in Temporal Web UI, for who oversees all. */
  readonly workflow?: string | undefined;
  /** What the viewer has just done. */
  readonly done?: CommandName | undefined;
}

/** One finding whole: for who has a part in it, or oversees all. */
export function findingPage(props: FindingPageProps) {
  const { site, view, actions, answers, running, troubles, done } = props;
  const { words, base } = site;
  const { finding } = words.web;
  return (
    <Page site={site} title={`${view.id} ${view.title}`}>
      {done === undefined ? null : (
        <p class="notice good" role="status">
          {finding.obeyed(words.commands[done])}
        </p>
      )}
      {troubles.map((sentence) => (
        <p class="notice bad">{sentence}</p>
      ))}
      <Head {...props} />
      <section class="actions">
        <h2>{finding.actions}</h2>
        {answers ? null : <p>{running ? finding.noActionsNow : finding.ended}</p>}
        {answers && actions.length === 0 ? <p class="soft">{finding.noActions}</p> : null}
        <ul>
          {actions.map((name) => (
            <li>
              <a class="button plain" href={`${base}/finding/${encodeURIComponent(view.id)}/do/${name}`}>
                {words.commands[name]}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Standing {...props} />
      <Matter {...props} />
      <Registered {...props} />
      <Record {...props} />
      <WorkflowLink site={site} workflow={props.workflow} />
    </Page>
  );
}

/** Entries of the registers that are seen at once; those before them are opened. */
const ENTRIES_SHOWN = 5;

/** Meetings, visits, instructions, institutions and whatever else the registers have about it. */
const Registered: FC<FindingPageProps> = ({
  site: { words, base },
  campaign: { directory, terms },
  view,
  registered,
  haves,
  linked,
  keeps,
}) => {
  if (registered.length === 0 && haves.length === 0 && !keeps) return null;
  const newest = registered.toReversed();
  const earlier = newest.slice(ENTRIES_SHOWN);
  const said = (entry: RegisterEntry): readonly string[] => entryLines(entry, directory, terms, words);
  return (
    <section class="paper">
      <h2>{words.registers.heading}</h2>
      {haves.length === 0 ? null : (
        <Facts
          facts={[
            [words.registers.sixHaves.heading, hadOf(haves, words)],
            ...haves.flatMap((have) =>
              have.has ? [] : [[words.registers.sixHaves.names[have.what], lackingOf(have, directory, words)] as const],
            ),
          ]}
        />
      )}
      {linked.length === 0 ? null : (
        <ul class="list">
          {linked.map(({ finding, as, entry }) => (
            <li>
              {words.registers.linked[as]}: <a href={`${base}/finding/${encodeURIComponent(finding)}`}>{finding}</a>{' '}
              <small class="soft">{entryNumber(entry, words.registers.kinds)}</small>
            </li>
          ))}
        </ul>
      )}
      {keeps ? (
        <p>
          <a href={`${base}/registers?finding=${encodeURIComponent(view.id)}`}>{words.web.office.registers.title}</a>
          {registerKinds.map((kind) => (
            <>
              {' · '}
              <a href={`${base}/registers/add/${kind}?findings=${encodeURIComponent(view.id)}`}>
                {words.registers.kinds[kind]}
              </a>
            </>
          ))}
        </p>
      ) : null}
      <Entries entries={newest.slice(0, ENTRIES_SHOWN)} said={said} />
      {earlier.length === 0 ? null : (
        <details>
          <summary class="soft">{words.web.finding.earlier(earlier.length)}</summary>
          <Entries entries={earlier} said={said} />
        </details>
      )}
    </section>
  );
};

const Entries: FC<{
  readonly entries: readonly RegisterEntry[];
  /** An entry in words, its head first. */
  readonly said: (entry: RegisterEntry) => readonly string[];
}> = ({ entries, said }) => (
  <ul class="list">
    {entries.map(said).map(([head, ...lines]) => (
      <li>
        <b>{head}</b>
        <ul class="list">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </li>
    ))}
  </ul>
);

function hadOf(haves: readonly Have[], { registers }: Words): string {
  return registers.sixHaves.has(haves.flatMap(({ has, what }) => (has ? [registers.sixHaves.names[what]] : [])));
}

function lackingOf(
  { what, owedBy }: Extract<Have, { readonly has: false }>,
  directory: Directory,
  words: Words,
): string {
  const { sixHaves } = words.registers;
  return sixHaves.lacks(sixHaves.names[what], positionName(owedBy, directory, words));
}

/** What hangs on the wall of a finding, for who has no part in it. */
export function neutralPage({ site, campaign, view }: FindingProps) {
  return (
    <Page site={site} title={`${view.id} ${view.title}`}>
      <Head site={site} campaign={campaign} view={view} />
      <p class="notice">{site.words.web.finding.neutral}</p>
    </Page>
  );
}

const Head: FC<FindingProps> = ({ site: { words, base }, campaign, view }) => {
  const { finding, wall } = words.web;
  const { id, title, label, sign, stage, left, keyItem, assignment } = view;
  return (
    <header>
      <p>
        <a href={`${base}/wall`}>← {finding.back}</a>
      </p>
      <h1>
        {id} {title}
      </h1>
      <p class="facts">
        <SignShown sign={sign} words={words} />
        <span>{words.stages[stage]}</span>
        <span>{timeLeftText(left, words)}</span>
        {assignment === undefined ? null : <span>{placeIn(campaign.directory, 'unit', assignment.lead)}</span>}
        {keyItem ? <span class="mark plain">{wall.keyItem}</span> : null}
        {label === undefined ? null : <span class="soft">{label}</span>}
      </p>
    </header>
  );
};

const Standing: FC<FindingProps> = ({ site: { words }, campaign: { directory }, view }) => {
  const { card } = words;
  const { finding } = words.web;
  const { reasons, turns, assignment, deadline, superior, hold, extension, lastReport, duties, letters } = view;
  const facts: (readonly [name: string, fact: string])[] = [];
  if (assignment !== undefined) {
    const { lead, coUnits, sponsor, workingGroup, supervision } = assignment;
    const unit = (code: string): string => placeIn(directory, 'unit', code);
    facts.push([card.lead, unit(lead)]);
    if (coUnits.length > 0) facts.push([card.coUnits, card.list(coUnits.map(unit))]);
    if (sponsor !== undefined) facts.push([card.sponsor, placeIn(directory, 'leader', sponsor)]);
    facts.push([card.workingGroup, placeIn(directory, 'group', workingGroup)]);
    if (supervision !== undefined) facts.push([card.supervision, placeIn(directory, 'supervision', supervision)]);
  }
  if (deadline !== undefined)
    facts.push([superior === deadline ? card.bothDeadlines : card.deadline, words.date(deadline)]);
  if (superior !== undefined && superior !== deadline) facts.push([card.superiorDeadline, words.date(superior)]);
  facts.push([card.rhythm, words.rhythms[view.rhythm]]);
  if (hold !== undefined) facts.push([finding.onHold, finding.held(words.date(hold.reviewBy), hold.reason)]);
  if (extension !== undefined) {
    facts.push([finding.extension, finding.extensionTo(words.date(extension.to), extension.reason)]);
  }
  if (lastReport !== undefined) facts.push([finding.lastReport, `${words.date(lastReport.day)} ${lastReport.gist}`]);
  return (
    <div class="halves">
      <section class="paper">
        <h2>{finding.stands}</h2>
        <Facts facts={facts} />
        <h3>{finding.reasons}</h3>
        {reasons.length === 0 ? <p class="soft">{finding.noReasons}</p> : null}
        <ul class="list">
          {reasons.map((reason) => (
            <li>{words.reason(reason)}</li>
          ))}
        </ul>
        {turns === undefined ? null : (
          <p class="soft">{finding.turns(words.date(turns.day), words.colours[turns.to])}</p>
        )}
      </section>
      <section class="paper">
        <h2>{finding.owed}</h2>
        {duties.length === 0 ? (
          <p class="soft">{finding.nobodyOwes}</p>
        ) : (
          <Duties duties={duties} directory={directory} words={words} />
        )}
        <h3>{finding.comesNext}</h3>
        {letters.length === 0 ? <p class="soft">{finding.nothingNext}</p> : null}
        <ul class="list">
          {letters.map((letter) => (
            <li>{letterText(letter, directory, words)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
};

const Duties: FC<{ readonly duties: readonly OwedDuty[]; readonly directory: Directory; readonly words: Words }> = ({
  duties,
  directory,
  words,
}) => {
  const { finding } = words.web;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{finding.duty}</th>
          <th scope="col">{finding.owedBy}</th>
          <th scope="col">{finding.due}</th>
        </tr>
      </thead>
      <tbody>
        {duties.map((duty) => (
          <tr class={duty.isLate ? 'late' : ''}>
            <td>
              {duty.letter === undefined
                ? dutyText(duty, words)
                : words.card.about(dutyText(duty, words), words.formal[duty.letter])}
            </td>
            <td>
              {positionText(duty.holder, directory, words)}
              {duty.person === undefined ? null : <span class="soft"> {duty.person}</span>}
            </td>
            <td>
              {words.card.day(duty.due)} <span class="clock">{words.card.left(duty.left)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The matter itself: what was found, what is to be proven, what is done, and on what a decision rests. */
export const Matter: FC<FindingProps> = ({ site: { words, base }, campaign, view, files: elsewhere }) => {
  const at = elsewhere ?? filesAt(base, view.id);
  const { finding } = words.web;
  const { directory, terms } = campaign;
  const { problem, criteria, measures, claim, check, approvals, commitments, extension, withdrawal, obligations } =
    view;
  const person = (code: string): string => personOf(directory, code)?.name ?? code;
  const date = (at: number): string => words.date(dayOf(terms.calendar, at));
  return (
    <>
      <Paper title={finding.problem}>
        <p class="written">{problem}</p>
      </Paper>
      {extension === undefined ? null : (
        <Paper title={finding.extension}>
          <p class="written">{finding.extensionTo(words.date(extension.to), extension.reason)}</p>
        </Paper>
      )}
      {withdrawal === undefined ? null : (
        <Paper title={words.commands.withdraw}>
          <p class="written">
            {words.card.list(
              [withdrawal.into ?? withdrawal.handedTo ?? '', withdrawal.why].filter((one) => one !== ''),
            )}
          </p>
        </Paper>
      )}
      {obligations.map(({ kind, text }) => (
        <Paper title={words.duties[kind]}>
          <p class="written">{text}</p>
        </Paper>
      ))}
      {commitments.map(({ what, to, text, files }) => (
        <div class="notice">
          <p>{words.fact(words.commitments[what], finding.waitsForHead)}</p>
          {to === undefined ? null : <p>{words.date(to)}</p>}
          {text === undefined ? null : <p class="written">{text}</p>}
          <Files files={files} at={at} words={words} />
        </div>
      ))}
      {measures.length === 0 ? null : (
        <Paper title={finding.measures}>
          <table>
            <thead>
              <tr>
                <th scope="col">{finding.measures}</th>
                <th scope="col">{finding.due}</th>
                <th scope="col">{finding.doneOn}</th>
              </tr>
            </thead>
            <tbody>
              {measures.map(({ number, text, unit, due, doneOn, isLate, node, toInspect, inspected }) => (
                <tr class={isLate ? 'late' : ''}>
                  <td class="written">
                    {number}. {text}
                    {unit === undefined ? null : <span class="soft"> {placeIn(directory, 'unit', unit)}</span>}
                    {node === undefined ? null : <span class="soft"> {finding.node}</span>}
                  </td>
                  <td data-label={finding.due}>{words.card.day(due)}</td>
                  <td data-label={finding.doneOn}>
                    {doneOn === undefined
                      ? isLate
                        ? finding.lateMeasure
                        : finding.notDone
                      : `${finding.done} ${words.card.day(doneOn)}`}
                    {toInspect === undefined ? null : <span class="soft"> {finding.toInspect}</span>}
                    {inspected === undefined ? null : (
                      <span class="soft">
                        {' '}
                        {finding.inspected(words.card.said[inspected.outcome], words.card.day(inspected.day))}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Paper>
      )}
      {/* The list, which stands in for a finding that does not answer, has no criteria. */}
      {criteria.length === 0 ? null : (
        <Paper title={finding.criteria}>
          {claim === undefined ? null : <p>{finding.claimedOn(date(claim.at), person(claim.by))}</p>}
          <ol class="list">
            {criteria.map(({ number, text, evidence }) => (
              <li>
                <p class="written">
                  {number}. {text}
                </p>
                {claim === undefined ? null : (
                  <p class="soft written">
                    {evidence === undefined ? finding.noEvidence : (evidence.statement ?? '')}
                    <Files files={evidence?.files ?? []} at={at} words={words} />
                  </p>
                )}
              </li>
            ))}
          </ol>
        </Paper>
      )}
      {check === undefined ? null : (
        <Paper title={finding.check}>
          <p>
            {finding.checked(date(check.at), placeIn(directory, 'supervision', check.group), person(check.signedBy))}
          </p>
          <Facts
            facts={[
              [finding.checkers, words.card.list(check.checkers.map((checker) => person(checker.person)))],
              [finding.method, words.card.list(check.methods.map((method) => finding.methods[method]))],
              ...(check.place === undefined ? [] : [[finding.place, check.place] as const]),
            ]}
          />
        </Paper>
      )}
      {approvals.length === 0 ? null : (
        <Paper title={finding.approvals}>
          <ul class="list">
            {approvals.map(({ by, at }) => (
              <li>{finding.approved(date(at), person(by))}</li>
            ))}
          </ul>
        </Paper>
      )}
    </>
  );
};

const Record: FC<FindingProps> = ({ site: { words, base }, campaign: { directory, terms }, view }) => {
  const at = filesAt(base, view.id);
  const { finding } = words.web;
  const { record, recordWhole } = view;
  return (
    <Paper title={finding.record}>
      {record.length === 0 && recordWhole ? <p class="soft">{finding.noRecord}</p> : null}
      {recordWhole ? null : <p class="soft">{finding.recordLacks}</p>}
      <ol class="record">
        {record.map((entry) => (
          <li>
            <span class="soft">{words.card.day(dayOf(terms.calendar, entry.at))}</span>
            <span>
              <b>{entryName(entry.what, words)}</b>
              {entry.by === undefined ? null : (
                <span class="soft"> {personOf(directory, entry.by)?.name ?? entry.by}</span>
              )}
              <span class="written">
                {' '}
                {words.card.list([...saidWithEntry(entry, words), ...lettersOfEntry(entry, words)])}
              </span>
              <Files files={filesOf(entry)} at={at} words={words} />
            </span>
          </li>
        ))}
      </ol>
    </Paper>
  );
};

interface FilesProps {
  readonly files: readonly FileRef[];
  readonly at: string;
  readonly words: Words;
}

/** Files that were handed in, to be taken away: strangers made them, so no browser shows them here. */
const Files: FC<FilesProps> = ({ files, at, words }) =>
  files.length === 0 ? null : (
    <span>
      {' '}
      {words.web.finding.files}:{' '}
      {files.map(({ digest, name, size }) => (
        <>
          <a href={`${at}/${digest}`} download={name}>
            {name}
          </a>{' '}
          <span class="soft">{Math.ceil(size / 1_024)} KiB</span>{' '}
        </>
      ))}
    </span>
  );

function filesAt(base: string, id: string): string {
  return `${base}/finding/${encodeURIComponent(id)}/file`;
}

export const Paper: FC<PropsWithChildren<{ readonly title: string }>> = ({ title, children }) => (
  <section class="paper">
    <h2>{title}</h2>
    {children}
  </section>
);

export const Facts: FC<{ readonly facts: readonly (readonly [name: string, fact: string])[] }> = ({ facts }) => (
  <dl class="named">
    {facts.map(([name, fact]) => (
      <div>
        <dt>{name}</dt>
        <dd class="written">{fact}</dd>
      </div>
    ))}
  </dl>
);

function letterText({ day, letter, duty, draft, to }: ComingLetter, directory: Directory, words: Words): string {
  const about = draft === undefined ? (duty === undefined ? '' : words.duties[duty]) : words.formal[draft];
  const recipients = words.card.list(to.map((position) => positionText(position, directory, words)));
  return words.card.letter(words.card.day(day), words.cli.letterKinds[letter], about, recipients);
}

export function positionText(position: Position, directory: Directory, words: Words): string {
  return words.position(position, (code, kind) => placeIn(directory, kind, code));
}
