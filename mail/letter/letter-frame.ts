import { dayOf, minuteOf, type Calendar } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { holderOf, personOf, type Directory } from '../../domain/organisation/directory';
import { placeIn } from '../../domain/organisation/names';
import type { Language } from '../../domain/policy/policy';
import type { Moment } from '../../domain/calendar/moment';
import { wordsFor } from '../../words';
import type { Lookup, Signatory } from '../../words/letters';
import type { Campaign } from '../../workflows/messages';

/** What a letter needs apart from its lines. */
export interface LetterFrame {
  readonly language: Language;
  readonly calendar: Calendar;
  readonly prefix: string;
  /** The campaign's id and name. */
  readonly campaignId: string;
  readonly campaign: string;
  readonly mailbox: string;
  readonly directory: Directory;
  /** The scheduled moment. */
  readonly at: Moment;
  /** Whether its dates go along as a file for calendar programs. */
  readonly calendarFile?: boolean;
  /** The address of the page on which its reader answers, where he can open one. */
  readonly page?: string;
}

/** The frame for a campaign's letters. */
export function frameOf(
  { id, name, prefix, mailbox, directory, terms }: Omit<Campaign, 'roster'>,
  at: Moment,
): LetterFrame {
  const { calendar, policy } = terms;
  const { language, calendarFile = false } = policy;
  return { language, calendar, prefix, campaignId: id, campaign: name, mailbox, directory, at, calendarFile };
}

/** How a campaign's letters turn codes and moments into words. */
export function lookupIn({
  calendar,
  directory,
  language,
}: Pick<LetterFrame, 'calendar' | 'directory' | 'language'>): Lookup {
  const { units, workingGroups, supervisionGroups, leaders } = directory;
  const named = (code: string, where: readonly { readonly code: string; readonly name: string }[]): string =>
    where.find((one) => one.code === code)?.name ?? code;
  return {
    day: (at) => dayOf(calendar, at),
    time: (at) => clockTime(minuteOf(calendar, at)),
    unit: (code) => named(code, units),
    group: (code) => named(code, [...workingGroups, ...supervisionGroups]),
    position: (position) => wordsFor(language).position(position, (code, kind) => placeIn(directory, kind, code)),
    person: (code) => personOf(directory, code)?.name ?? named(code, leaders),
  };
}

function clockTime(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}

/** The office that signs a campaign's letters, and the person who can be asked. */
export function signatoryOf({ directory }: Pick<LetterFrame, 'directory'>): Signatory {
  const person = holderOf(directory, 'office/staff')?.name;
  return defined({ ...directory.office, person });
}
