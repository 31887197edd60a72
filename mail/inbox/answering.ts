import type { Archive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import { obeyedBefore } from '../../client/record';
import { isOfFinding } from '../../domain/campaign/line';
import { domainMoment } from '../../domain/calendar/clock';
import type { Command, CommandOf } from '../../domain/commands/commands';
import { defined } from '../../domain/defined';
import type { FileRef } from '../../domain/finding/finding';
import type { Actor } from '../../domain/organisation/positions';
import { Refusal } from '../../domain/commands/refusal';
import { wordsFor } from '../../words';
import type { Misunderstanding, Remark } from '../../words/receipts';
import type { Campaign, FindingRun } from '../../workflows/messages';
import { introducesSheet, type AnswerToFinding, type CheckFacts, type Heard } from '../reply/answers';
import { signingNames } from '../reply/beside';
import { understand } from './bounded';
import type { SentLetter } from '../letter/letters-sent';
import { shortened } from '../reply/long-text';
import { commandFor, mayInspect } from '../reply/meaning';
import type { NewText } from '../message/new-text';
import { recordedInBatch } from './inspecting';
import { agendaOf, whatIsOwed } from './owed';
import { outcomeText } from '../reply/outcome-text';
import { marked } from './returned-sheets';
import { subjectOf } from '../message/header';
import type { Received } from './received';
import type { AnswerResult, MessageResult } from '../reply/said';
import type { HeardAbout, SheetHeard } from './untrusted';

export interface AnsweringDependencies {
  readonly archive: Archive;
  readonly duban: Pick<Duban, 'show' | 'obey' | 'read' | 'campaignRun' | 'tellBatches'>;
  /** When the message is first acted on, in milliseconds: the same however often that is tried (client/findings.ts). */
  readonly sentAt: number;
}

/**
 * Acts on what a message says, in the name of the person who wrote it. Each command's update id comes from the message,
 * and a finding knows the ids that it has obeyed: however often this is done, each part is one command, and what it was
 * taken for the first time counts.
 * @throws Trouble no-server, no-worker: nothing is lost, and the same call continues where it stopped
 */
export async function actOn(
  message: Received,
  context: { readonly letters: readonly SentLetter[]; readonly text: NewText },
  actor: Actor,
  campaign: Campaign,
  { archive, duban, sentAt }: AnsweringDependencies,
): Promise<MessageResult> {
  const words = wordsFor(campaign.terms.policy.language);
  const posted = context.letters.flatMap(({ lines: asked }) => asked);
  const subject = subjectOf(message);
  const names = signingNames(campaign.directory, actor);
  const { packed, heard, sheets, ...evidence } = await understand(message, context.text, {
    ...{ prefix: campaign.prefix, names, letters: posted, subject },
  });
  const { files, remarks } = await keepEvidence();
  const lines: AnswerResult[] = [];
  let isTold = false;
  const inspecting = { duban, campaign, archive, actor, asked: posted, files };
  const answersInSheet = sheets.some(({ rows }) => rows.length > 0);
  if (packed !== undefined)
    lines.push(unclear({ finding: undefined, keyword: subject }, { code: 'packed', in: packed }));
  for (const [index, part] of heard.entries()) {
    if (answersInSheet && introducesSheet(part)) continue;
    lines.push(...(await obeyPart(part, String(index))));
  }
  const toMend: FileRef[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const answers = await obeySheet(sheet, `sheet${index}`);
    lines.push(...answers);
    if (answers.some(({ result }) => result !== 'understood')) toMend.push(await returned(sheet, answers));
  }
  if (!lines.some(({ result }) => result === 'understood')) {
    for (const [index, remark] of remarks.entries()) {
      if (remark.about === 'files-kept') remarks[index] = { about: 'files-unused', files: remark.files };
    }
  }
  return defined<MessageResult>({ lines, remarks, sheets: toMend.length === 0 ? undefined : toMend });

  /** Keeps the attachments that may prove something. Links that expire prove nothing, and neither do our own sheets. */
  async function keepEvidence(): Promise<{ readonly files: readonly FileRef[]; readonly remarks: Remark[] }> {
    const kept = await Promise.all(
      evidence.files.map(async ({ name, bytes }): Promise<FileRef> => ({
        digest: await archive.put(bytes),
        name,
        size: bytes.length,
      })),
    );
    const found: Remark[] = [
      ...(kept.length === 0 ? [] : [{ about: 'files-kept', files: kept.length } as const]),
      ...evidence.unfit.map(({ name, why }): Remark => ({ about: 'file-unfit', name, why })),
      ...(evidence.expiring ? [{ about: 'expiring-link' } as const] : []),
      ...sheets.flatMap(({ name, rows }): Remark[] => (rows.length === 0 ? [{ about: 'sheet-empty', name }] : [])),
    ];
    return { files: kept, remarks: found };
  }

  async function obeySheet(sheet: SheetHeard, part: string): Promise<readonly AnswerResult[]> {
    const done: AnswerResult[] = [];
    for (const row of sheet.rows) {
      const place = { sheet: sheet.name, row: row.row };
      done.push(...(await obeyRow(row, `${part}/${row.row}`)).map((line) => ({ ...line, place })));
    }
    return done;
  }

  /** If a keyword takes no remark, the remark beside it becomes a note once the answer has been carried out. */
  async function obeyRow(row: SheetHeard['rows'][number], part: string): Promise<readonly AnswerResult[]> {
    const done: AnswerResult[] = [];
    for (const [index, said] of row.heard.entries()) {
      done.push(...(await obeyPart(said, index === 0 ? part : `${part}/${index}`)));
    }
    if (row.remark === undefined || done.some(({ result }) => result !== 'understood')) return done;
    return [...done, await obey(row.finding, besides(row.remark), `${part}/remark`)];
  }

  /** A finding that the letter is about, for an example. */
  function example(): string {
    return posted.find(isOfFinding)?.finding ?? `${campaign.prefix}-001`;
  }

  /** What stands beside an answer becomes a note. */
  function besides(text: string): HeardAnswer {
    const keyword = words.answerSheet.columns.remark;
    return { finding: undefined, keyword, lines: [text], answer: { says: 'question', text } };
  }

  /** The sheet that goes back. It is kept, so that it is the same however often the receipt is tried. */
  async function returned(sheet: SheetHeard, answers: readonly AnswerResult[]): Promise<FileRef> {
    const bytes = await marked(sheet, answers);
    remarks.push({ about: 'sheet-marked', name: sheet.name });
    return { digest: await archive.put(bytes), name: sheet.name, size: bytes.length };
  }

  async function obeyPart(said: HeardAbout, part: string): Promise<readonly AnswerResult[]> {
    if ('problem' in said) return [unclear(said, said.problem)];
    const { answer } = said;
    if (answer.says === 'status') return toldOnce(said.keyword);
    if (said.findings.length === 0) {
      const { keyword } = said;
      const isText = answer.says === 'free-text' || answer.says === 'question';
      return [
        unclear(
          said,
          isText
            ? { code: 'bare-text-in-digest', example: example() }
            : { code: 'bare-keyword-in-digest', keyword, example: example() },
        ),
      ];
    }
    const done: AnswerResult[] = [];
    for (const finding of said.findings) {
      const result = await obey(finding, { ...said, answer }, `${part}/${finding}`);
      done.push(result);
      if (said.remark !== undefined && result.result === 'understood') {
        done.push(await obey(finding, besides(said.remark), `${part}/${finding}/remark`));
      }
    }
    return said.hint === undefined ? done : [...done, unclear(said, said.hint)];
  }

  /** However often one message asks what is owed, it is told once: the whole campaign is read for it. */
  async function toldOnce(keyword: string): Promise<readonly AnswerResult[]> {
    if (isTold) return [];
    isTold = true;
    const [reading, agenda] = await Promise.all([duban.read(campaign.id), agendaOf(duban, campaign.id)]);
    return whatIsOwed({ ...reading, agenda }, actor, keyword, Date.now());
  }

  async function obey(finding: string, heard: HeardAnswer, part: string): Promise<AnswerResult> {
    const { keyword } = heard;
    try {
      const updateId = `${message.identity}/${part}`;
      const inspected = await inspection(finding, heard, updateId);
      if (inspected !== undefined) return inspected;
      const run = await duban.show(campaign.id, finding);
      const command = await meant(run, heard, updateId);
      if ('code' in command) return { ...unclear(heard, command), finding };
      await duban.obey(campaign.id, finding, command, updateId, sentAt);
      if (files.length > 0 && !takesFiles(command)) {
        // A stamped scan that came with a plan must be found again, so it goes into the record as a note.
        const note = { name: 'note', by: actor, via: 'mail', text: keyword, files } as const;
        await duban.obey(campaign.id, finding, note, `${updateId}/files`, sentAt);
      }
      const now = domainMoment(run.terms.clock, Date.now());
      const text = outcomeText(command, run, campaign.directory, now);
      const checked = command.name === 'recordCheck' ? await checkedInBatch(finding, command, updateId) : [];
      return { finding, keyword, result: 'understood', text: [text, ...checked].join(words.receipt.besides) };
    } catch (error) {
      if (error instanceof Refusal) return { finding, keyword, result: 'refused', text: words.refusal(error.reason) };
      if (error instanceof Trouble && error.code === 'unknown-finding') {
        return { finding, keyword, result: 'refused', text: words.troubles[error.code](error.subject) };
      }
      // No server or no worker: the message stays kept and is acted on later.
      throw error;
    }
  }

  /** The result of an inspection in a batch; undefined where it is none. */
  async function inspection(
    finding: string,
    { answer, ...heard }: HeardAnswer,
    updateId: string,
  ): Promise<AnswerResult | undefined> {
    if (answer.says !== 'inspected' || !mayInspect(actor)) return undefined;
    const result = await recordedInBatch(finding, answer, { ...inspecting, updateId });
    if (result === undefined) return undefined;
    if ('code' in result) return { ...unclear(heard, result), finding };
    return { finding, keyword: heard.keyword, result: 'understood', text: result.text };
  }

  /**
   * The check of a claimed finding that a batch looks at is its result there. It is recorded already, and stands where no
   * batch takes a result of it.
   */
  async function checkedInBatch(
    finding: string,
    command: CommandOf<'recordCheck'>,
    updateId: string,
  ): Promise<readonly string[]> {
    const { methods, place } = command;
    const check = defined<CheckFacts>({ methods, place });
    const said = { says: 'inspected', outcome: 'checked', check, text: '', measures: [], whole: '' } as const;
    try {
      const result = await recordedInBatch(finding, said, { ...inspecting, files: [], updateId: `${updateId}/batch` });
      return result !== undefined && 'text' in result ? [result.text] : [];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  }

  /**
   * The command that this part means. On a second try it is the one that the finding has obeyed, because the finding
   * has changed by it.
   */
  async function meant(
    run: FindingRun,
    { answer }: HeardAnswer,
    updateId: string,
  ): Promise<Command | Misunderstanding> {
    const before = await obeyedBefore(run, updateId, archive);
    if (before !== undefined) return before;
    const { finding, terms } = run;
    const asked = posted.filter(isOfFinding).filter((line) => line.finding === finding.subject.id);
    const command = commandFor(answer, finding, terms, actor, files, asked);
    return 'code' in command ? command : withinLimits(command);
  }

  /**
   * Moves text that is too long for a command into the archive as a file. If the command takes files, it lists this
   * one.
   */
  async function withinLimits(command: Command): Promise<Command> {
    const { command: short, whole } = shortened(command);
    if (whole.length === 0) return command;
    const texts = await Promise.all(
      whole.map(async (text): Promise<FileRef> => {
        const bytes = Buffer.from(text);
        return { digest: await archive.put(bytes), name: words.receipt.longText, size: bytes.length };
      }),
    );
    remarks.push({ about: 'long-text' });
    return 'files' in short ? { ...short, files: [...texts, ...short.files] } : short;
  }

  function unclear({ finding, keyword }: Pick<Heard, 'finding' | 'keyword'>, problem: Misunderstanding): AnswerResult {
    return defined({
      finding,
      keyword,
      result: 'unclear',
      text: words.receipt.misunderstood(problem),
    });
  }
}

type HeardAnswer = Extract<Heard, { readonly answer: unknown }> & { readonly answer: AnswerToFinding };

function takesFiles(command: Command): boolean {
  return 'files' in command || command.name === 'claimCompletion';
}
