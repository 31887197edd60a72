import {
  AlignmentType,
  Document,
  Packer,
  Paragraph,
  Table,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import { dayOf } from '../domain/calendar/calendar';
import type { Moment } from '../domain/calendar/moment';
import { deadlineDay } from '../domain/duties/due';
import type { Check, Approval } from '../domain/finding/finding';
import { placeIn } from '../domain/organisation/names';
import type { Language } from '../domain/policy/policy';
import { writable } from '../domain/text/writable';
import { fonts } from '../mail/letter/formal-docx';
import { wordsFor } from '../words';
import { personName, unitName } from '../words/names';
import type { Campaign } from '../workflows/messages';
import { evidenceOf } from './final';
import { fileText } from './handed-in';
import { criteriaOf, problemOf, type RecordedFinding } from './source';
import { cell } from './table-docx';

/** A form to print, sign and seal: labels with what is filled in. */
export interface FilledForm {
  readonly title: string;
  readonly fields: readonly (readonly [label: string, value: string])[];
}

type Of = Pick<Campaign, 'directory' | 'terms'>;

/** 销号申请表: one finding with its criteria, what was done for each, and the list of evidence. */
export function claimForm({ finding }: RecordedFinding, campaign: Of): FilledForm {
  const words = wordsFor(campaign.terms.policy.language);
  const { reports } = words;
  const { labels, claimTitle, sign } = reports.forms;
  const { subject } = finding;
  const evidence = evidenceOf(finding);
  const criteria = criteriaOf(finding);
  return {
    title: claimTitle,
    fields: [
      ...aboutFields(finding, campaign),
      [labels.problem, problemOf(subject)],
      ...criteria.flatMap(({ number, text }): FilledForm['fields'] => {
        const mine = evidence.find(({ criterion }) => criterion === number);
        return [
          [`${labels.criterion}${number}`, text],
          [`${labels.statement}${number}`, mine?.statement ?? ''],
        ];
      }),
      [
        labels.evidence,
        evidence
          .flatMap(({ criterion, files }) =>
            files.map((file, index) => `${criterion}.${index + 1} ${fileText(file, words)}`),
          )
          .join('\n'),
      ],
      [labels.head, `\n\n${sign}`],
    ],
  };
}

/** 销号审批表: what each who checks and approves has said, and where those who have not sign by hand. */
export function approvalForm({ finding, record }: RecordedFinding, campaign: Of): FilledForm {
  const { directory, terms } = campaign;
  const { reports, card } = wordsFor(terms.policy.language);
  const { labels, approvers, approvalTitle, sign, passed, checked, approved, methods } = reports.forms;
  const day = (moment: Moment): string => reports.day(dayOf(terms.calendar, moment));
  const { check, approvals } = judgedIn(finding.standing);
  const chain = finding.subject.keyItem ? terms.policy.approvals.keyItem : terms.policy.approvals.ordinary;
  const complete = record.findLast(({ what }) => what === 'passCompleteness');
  return {
    title: approvalTitle,
    fields: [
      ...aboutFields(finding, campaign),
      [labels.completeness, `${complete === undefined ? '' : passed(day(complete.at))}\n\n${sign}`],
      [
        labels.check,
        `${
          check === undefined
            ? ''
            : checked(
                placeIn(directory, 'supervision', check.group),
                day(check.at),
                card.list(check.methods.map((method) => methods[method])),
                card.list(check.checkers.map(({ person }) => personName(directory, person))),
              )
        }\n\n${sign}`,
      ],
      ...chain.map((role): FilledForm['fields'][number] => {
        const given = approvals.find((one) => one.role === role);
        return [
          approvers[role],
          `${given === undefined ? '' : approved(personName(directory, given.by), day(given.at))}\n\n${sign}`,
        ];
      }),
      [labels.superior, `\n\n${sign}`],
    ],
  };
}

function judgedIn(standing: RecordedFinding['finding']['standing']): {
  readonly check?: Check;
  readonly approvals: readonly Approval[];
} {
  if (standing.stage === 'awaiting-approval') return { check: standing.check, approvals: standing.approvals };
  if ('proof' in standing) return { check: standing.proof.check, approvals: standing.proof.approvals };
  return { approvals: [] };
}

function aboutFields(
  { subject, assignment, deadlines }: RecordedFinding['finding'],
  { directory, terms }: Of,
): FilledForm['fields'] {
  const { reports, card } = wordsFor(terms.policy.language);
  const { labels } = reports.forms;
  return [
    [labels.finding, subject.id],
    [labels.title, subject.title],
    [labels.unit, assignment === undefined ? '' : unitName(directory, assignment.lead)],
    [labels.coUnits, card.list((assignment?.coUnits ?? []).map((unit) => unitName(directory, unit)))],
    [labels.deadline, deadlines === undefined ? '' : reports.day(deadlineDay(deadlines, terms.calendar))],
  ];
}

/** A form as a Word file, one A4 page upright where it fits. */
export function formDocx({ title: said, fields }: FilledForm, language: Language): Promise<Buffer> {
  const { body, title: titleFont, boldTitle } = fonts(language);
  const title = writable(said);
  const heading: IRunOptions = { text: title, font: titleFont, bold: boldTitle, size: 44 };
  return Packer.toBuffer(
    new Document({
      title,
      styles: { default: { document: { run: { font: body, size: 24 } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: '210mm', height: '297mm' },
              margin: { top: '25mm', left: '25mm', right: '25mm', bottom: '20mm' },
            },
          },
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 300 },
              children: [new TextRun(heading)],
            }),
            new Table({
              width: { size: 100, type: WidthType.PERCENTAGE },
              rows: fields.map(
                ([label, value]) =>
                  new TableRow({ cantSplit: true, children: [cell(label, 24, true), cell(value, 76)] }),
              ),
            }),
          ],
        },
      ],
    }),
  );
}
