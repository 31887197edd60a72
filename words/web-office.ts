import type { Limit, Recipient, Rung, RungLetter } from '../domain/policy/policy';
import type { DirectoryProblem } from '../domain/organisation/directory-changes';
import type { RulesPageWords } from './web-rules';
import type { EntryField } from '../domain/registers/entry';

/** The pages on which the office runs its campaign. */
export interface OfficeWords {
  /** Said to whoever is not of the office. */
  readonly onlyOffice: string;
  readonly areas: Readonly<Record<OfficeArea, string>>;
  /** Heads what was not done, and why. */
  readonly notDone: string;
  readonly why: string;
  /** Leads to the finding's workflow in Temporal Web UI. */
  readonly workflow: string;
  /** What to do about what is broken. */
  readonly mend: Readonly<Record<'noWorker' | 'address' | 'people' | 'calendar', string>>;
  readonly letters: LettersPageWords;
  readonly mail: MailPageWords;
  readonly batch: BatchPageWords;
  readonly registers: RegistersPageWords;
  readonly supervision: SupervisionPageWords;
  readonly reports: ReportsPageWords;
  readonly import: ImportPageWords;
  readonly people: PeoplePageWords;
  readonly rules: RulesPageWords;
  readonly terms: TermsPageWords;
}

/** What the office's own pages are, in the order in which they stand. */
export const officeAreas = [
  'desk',
  'letters',
  'mail',
  'batch',
  'registers',
  'supervision',
  'reports',
  'import',
  'people',
  'terms',
] as const;
export type OfficeArea = (typeof officeAreas)[number];

/** Supervision batches: proposed, decided, and what was found. */
export interface SupervisionPageWords {
  readonly title: string;
  readonly proposal: string;
  readonly how: string;
  readonly leaveOut: string;
  readonly from: string;
  readonly until: string;
  readonly noDates: string;
  readonly decide: string;
  readonly record: string;
  /** A filled-in task sheet. */
  readonly sheet: string;
  readonly recordSheet: string;
  readonly report: string;
  /** Leads to a group's task sheet, to print or to fill in. */
  readonly taskSheet: Readonly<Record<'docx' | 'xlsx', string>>;
}

/** Reports as files. */
export interface ReportsPageWords {
  readonly title: string;
  readonly how: string;
  readonly kind: string;
  readonly sponsor: string;
  readonly forForms: string;
  readonly forUnit: string;
  readonly forLeader: string;
  readonly html: string;
  readonly download: string;
  /** What a report lacks that is about one unit or one finding. */
  readonly needs: Readonly<Record<'unit' | 'finding', string>>;
}

/** Formal letters that wait for their sign-off. */
export interface LettersPageWords {
  readonly title: string;
  readonly none: string;
  readonly letter: string;
  readonly unit: string;
  readonly items: string;
  readonly askedFor: string;
  readonly due: string;
  /** Of a letter that has just been signed, and whose findings are being told. */
  readonly beingIssued: string;
  readonly read: string;
  readonly choose: string;
  readonly back: string;
  /** What the list knows is shown, and nothing can be signed. */
  readonly onlyRead: string;
  readonly history: string;
  readonly download: string;
  readonly ownFile: string;
  blanks(count: number): string;
  readonly number: string;
  readonly signer: string;
  readonly urgent: string;
  sign(letters: number): string;
  readonly signHint: string;
  signed(letters: string): string;
  gone(letters: string): string;
  readonly changed: string;
  readonly otherwise: string;
  readonly whatElse: string;
  readonly dropItem: string;
  readonly dropAll: string;
  readonly until: string;
  readonly drop: string;
  readonly postpone: string;
  readonly file: string;
  readonly replace: string;
  readonly replaceHint: string;
  readonly done: Readonly<Record<'drop' | 'postpone' | 'edit', string>>;
}

/** The campaign's registers. */
export interface RegistersPageWords {
  readonly title: string;
  readonly back: string;
  readonly filter: Readonly<Record<'kind' | 'finding' | 'unit' | 'from' | 'until' | 'open' | 'all' | 'show', string>>;
  readonly add: string;
  readonly export: string;
  readonly only: string;
  /** Entries that are not shown, because there are more than a page takes. */
  more(entries: number): string;
  readonly on: string;
  readonly findings: string;
  readonly hints: Readonly<Partial<Record<EntryField | 'findings', string>>>;
  readonly enter: string;
  readonly settle: string;
  readonly outcome: string;
  readonly text: string;
  readonly found: string;
  readonly takeBack: string;
  readonly owed: string;
  readonly asked: string;
  readonly holder: string;
  readonly due: string;
  /** A filled-in sheet: handed in, tried, entered. */
  readonly import: Readonly<
    Record<'title' | 'link' | 'how' | 'form' | 'file' | 'read' | 'entry' | 'nothing', string>
  > & {
    more(entries: number): string;
    confirm(entries: number): string;
  };
}

/** Messages that wait for the office. */
export interface MailPageWords {
  readonly title: string;
  readonly none: string;
  readonly withoutSubject: string;
  readonly message: string;
  readonly back: string;
  readonly noText: string;
  /** Heads what would be done on the message as that person's word. */
  proposed(name: string): string;
  readonly nothingProposed: string;
  /** Nobody in the directory is known to have written it. */
  readonly chooseSpeaker: string;
  readonly speaker: string;
  readonly readAgain: string;
  readonly notRead: string;
  accept(name: string): string;
  readonly acceptHint: string;
  /** Makes an entry of a register of the message. */
  readonly enter: string;
  readonly enterHint: string;
  /** Before the message of which an entry is made. */
  readonly fromMessage: string;
  readonly dismiss: string;
  readonly dismissHint: string;
  readonly waitsOn: string;
  readonly decided: string;
  decision(what: string, by: string, at: string): string;
  readonly showText: string;
}

/** One command given to many findings. */
export interface BatchPageWords {
  readonly title: string;
  readonly how: string;
  readonly command: string;
  readonly next: string;
  readonly findings: string;
  /** How many of those chosen can take the command now. */
  able(able: number, chosen: number): string;
  readonly noneAble: string;
  readonly noneTicked: string;
  readonly asLedger: string;
  readonly preview: string;
  readonly nobody: string;
  readonly confirm: string;
  readonly change: string;
  readonly result: string;
  readonly changedMeanwhile: string;
  readonly again: string;
  readonly superiorDay: string;
}

/** The ledger handed in again. */
export interface ImportPageWords {
  readonly title: string;
  readonly how: string;
  readonly file: string;
  readonly fileHint: string;
  readonly sheets: string;
  readonly sheetsHint: string;
  readonly consent: string;
  readonly consentHint: string;
  readonly ledgerCounts: string;
  readonly assign: string;
  readonly read: string;
  readonly notRead: string;
  readonly noFile: string;
  readonly unreadable: string;
  readonly differences: string;
  confirm(changes: number, opens: number): string;
  readonly confirmAssign: string;
  readonly nothing: string;
  readonly other: string;
  readonly changedMeanwhile: string;
  done(changes: number, opens: number, assigned: boolean): string;
}

/** The people of the campaign: absences, addresses, successors. */
export interface PeoplePageWords {
  readonly title: string;
  /** Leads everybody to his own page. */
  readonly own: string;
  readonly person: string;
  readonly positions: string;
  readonly address: string;
  readonly noAddress: string;
  readonly absences: string;
  readonly noAbsence: string;
  /** Who stands in, from when until when. */
  away(from: string, to: string, delegate: string): string;
  left(successor: string): string;
  readonly back: string;
  readonly setAbsence: string;
  readonly absenceHint: string;
  readonly from: string;
  readonly to: string;
  readonly delegate: string;
  readonly cameBack: string;
  readonly cameBackHint: string;
  readonly setAddress: string;
  readonly setSuccessor: string;
  readonly successor: string;
  readonly successorHint: string;
  readonly preview: string;
  readonly will: string;
  readonly willAlso: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly done: string;
  readonly folderHint: string;
  readonly problems: Readonly<Record<DirectoryProblem | 'bad-date' | 'bad-address', string>>;
}

/** The rules that all findings go by: policy and calendar. */
export interface TermsPageWords {
  readonly title: string;
  readonly calendar: string;
  declaredThrough(date: string): string;
  readonly year: string;
  readonly daysOff: string;
  readonly workingDays: string;
  readonly daysHint: string;
  readonly policy: string;
  readonly policyHint: string;
  readonly policyFile: string;
  /** How long each duty may take, and the letters that it draws. */
  readonly duties: string;
  readonly duty: string;
  readonly limit: string;
  /** Of a duty whose date the plan, the ledger or the reporting rhythm says. */
  readonly byDate: string;
  limitOf(limit: Limit): string;
  readonly ladder: string;
  /** A letter of a ladder: what it is, when, and to whom. */
  rung(letter: string, when: string, to: string): string;
  readonly letters: Readonly<Record<RungLetter, string>>;
  /** When a letter goes; working days, negative before. */
  readonly when: Readonly<Record<Rung['from'], (offset: number) => string>>;
  readonly recipients: Readonly<Record<Recipient, string>>;
  /** What becomes of the last letter of a ladder. */
  repeats(workingDays: number): string;
  readonly dutyHint: string;
  readonly units: Readonly<Record<'wd' | 'd', string>>;
  numbered(place: number): string;
  readonly letter: string;
  readonly noLetter: string;
  readonly from: string;
  readonly countedFrom: Readonly<Record<Rung['from'], string>>;
  readonly days: string;
  readonly side: Readonly<Record<'before' | 'after', string>>;
  readonly to: string;
  readonly badDuty: string;
  readonly preview: string;
  readonly will: string;
  readonly nothing: string;
  readonly confirm: string;
  readonly back: string;
  readonly done: string;
  readonly changed: string;
  readonly badYear: string;
  readonly noFile: string;
  readonly tooLarge: string;
  readonly folderHint: string;
}
