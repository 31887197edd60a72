import { join } from 'node:path';
import type { Reading } from '../../client/reading';
import { readBehavioursFile } from '../../config/behaviours-file';
import type { Moment } from '../../domain/calendar/moment';
import { dayOf } from '../../domain/calendar/calendar';
import { findingFrom, rowOf } from '../../domain/finding/row';
import { prepareCampaign } from '../../ledger/prepare';
import { rehearse } from '../../rehearsal/rehearse';
import { modelCase } from './model-case';

/** The model campaign's list as it stands at a moment, if its people behave as its script says. */
export async function rehearsedReading(now: Moment): Promise<Reading> {
  const { campaign, rows } = await prepareCampaign(modelCase, { pace: 2, now: 0 });
  const { terms } = campaign;
  const roster = rows.map(({ subject }) => subject.id);
  const behaviours = await readBehavioursFile(join(modelCase, 'behaviours.yaml'), campaign.directory, roster);
  const { courses } = rehearse({ ...campaign, rows }, behaviours, dayOf(terms.calendar, now));
  return {
    campaign: { ...campaign, roster },
    circular: '',
    unreadable: [],
    findings: courses.map(({ finding }) => ({
      // As lists have it.
      finding: findingFrom(rowOf(finding, terms), finding.subject),
      ...{ terms, behind: false, running: true, ledgerNotes: [] },
    })),
  };
}
