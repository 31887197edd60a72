import { isClosed } from '../domain/finding/stages';
import { formalDocx } from '../mail/letter/formal-docx';
import { wordsFor } from '../words';
import type { FormalLetterText } from '../words/formal-letters';
import { unitName } from '../words/names';
import { phaseFigures } from './figures';
import { formalText, numberedParts } from './formal-text';
import { dayIn, overviewIn, type ReportSource } from './source';

/** 阶段报告: closed, going on and to when, rates, and how it was overseen. */
export function phaseReport(source: ReportSource): Promise<Buffer> {
  return formalDocx(phaseText(source), source.campaign.terms.policy.language);
}

/** Its text; a part without lines is left out. */
export function phaseText(source: ReportSource): FormalLetterText {
  const { campaign, findings, entries } = source;
  const { directory, terms } = campaign;
  const { language } = terms.policy;
  const { reports, stages } = wordsFor(language);
  const { phase } = reports;
  const figures = phaseFigures(source);
  const going = overviewIn(source).rows.filter((row) => !isClosed(row));
  const recurred = findings.filter(({ recurrences, standing }) => recurrences > 0 && standing.stage !== 'withdrawn');
  const institutions = entries.filter(
    ({ register, takenBack }) => register === 'institution' && takenBack === undefined,
  );
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [phase.headings.overall, [phase.overall(reports.day(dayIn(source)), figures)]],
    [
      phase.headings.going,
      going.map(({ id, title, lead, stage, deadline }) =>
        phase.going(
          ...([id, title, lead === undefined ? stages.unassigned : unitName(directory, lead), stages[stage]] as const),
          deadline === undefined ? phase.noDeadline : reports.day(deadline),
        ),
      ),
    ],
    [phase.headings.oversight, [phase.oversight(figures)]],
    [
      phase.headings.recurred,
      recurred.map(({ subject, recurrences }) => phase.recurred(subject.id, subject.title, recurrences)),
    ],
    [
      phase.headings.mechanisms,
      institutions.map(({ title = '', number = '', who = '' }) => phase.institution(title, number, who)),
    ],
  ];
  return formalText(
    {
      title: phase.title(campaign.name),
      addressee: [phase.addressee],
      ...numberedParts(parts, language),
      closing: phase.closing,
    },
    directory,
    language,
  );
}
