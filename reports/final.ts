import type { Finding } from '../domain/finding/finding';
import { wordsFor } from '../words';
import { unitName } from '../words/names';
import { lostIn, scoreAfter } from './appraisal';
import { criteriaOf, problemOf, type RecordedFinding, type ReportSource } from './source';
import { tableDocx, type TableDocument } from './table-docx';
import { isClosed } from '../domain/finding/stages';

/** 自查自评: item by item what was found, demanded, done, with what proof and result, and a score by rule. */
export function finalReport(source: ReportSource, recorded: readonly RecordedFinding[]): Promise<Buffer> {
  return tableDocx(finalDocument(source, recorded), source.campaign.terms.policy.language);
}

export function finalDocument(
  { campaign: { name, directory, terms }, at }: ReportSource,
  recorded: readonly RecordedFinding[],
): TableDocument {
  const { reports, stages } = wordsFor(terms.policy.language);
  const { columns } = reports;
  return {
    title: reports.final.title(name),
    lead: [reports.final.rule],
    columns: [
      { name: columns.finding, percent: 9 },
      { name: columns.problem, percent: 20 },
      { name: columns.criteria, percent: 20 },
      { name: columns.done, percent: 21 },
      { name: columns.proof, percent: 9 },
      { name: columns.result, percent: 12 },
      { name: columns.score, percent: 9 },
    ],
    rows: recorded
      .filter(({ finding }) => finding.standing.stage !== 'withdrawn')
      .map((one) => {
        const { finding } = one;
        const { subject, standing, assignment } = finding;
        const evidence = evidenceOf(finding);
        const files = evidence.reduce((sum, { files: all }) => sum + all.length, 0);
        const criteria = criteriaOf(finding);
        return [
          subject.id,
          `${problemOf(subject)}${assignment === undefined ? '' : `\n${unitName(directory, assignment.lead)}`}`,
          criteria.map(({ number, text }) => `${number}. ${text}`).join('\n'),
          evidence
            .flatMap(({ criterion, statement }) => (statement === undefined ? [] : [`${criterion}. ${statement}`]))
            .join('\n'),
          files === 0 ? '' : reports.final.files(files),
          stages[standing.stage],
          isClosed(standing) ? String(scoreAfter(lostIn(one, terms, at))) : '—',
        ];
      }),
  };
}

/** What its claim, standing or passed, rests on. */
export function evidenceOf({ standing }: Pick<Finding, 'standing'>): readonly {
  readonly criterion: number;
  readonly statement?: string;
  readonly files: readonly { readonly name: string; readonly size: number; readonly digest: string }[];
}[] {
  if ('claim' in standing) return standing.claim.evidence;
  return 'proof' in standing ? standing.proof.claim.evidence : [];
}
