import type { CheckMethod } from '../domain/finding/finding';
import type { Unfit } from './receipts';

/** Fields of the forms by which people answer on a page. */
export type FieldName =
  | 'why'
  | 'text'
  | 'progress'
  | 'measuresDone'
  | 'nodes'
  | 'measure'
  | 'criteria'
  | 'criterion'
  | 'until'
  | 'due'
  | 'on'
  | 'from'
  | 'decision'
  | 'consent'
  | 'lacking'
  | 'group'
  | 'checkers'
  | 'methods'
  | 'place'
  | 'outcome'
  | 'found'
  | 'lead'
  | 'coUnits'
  | 'workingGroup'
  | 'sponsor'
  | 'supervision'
  | 'objections'
  | 'draft'
  | 'number'
  | 'signer'
  | 'letter'
  | 'what'
  | 'light'
  | 'into'
  | 'handedTo'
  | 'title'
  | 'problem'
  | 'category'
  | 'label'
  | 'track'
  | 'keyItem'
  | 'rhythm'
  | 'ledgerCriteria'
  | 'files';

/** The page of one finding, and what can be said there. */
export interface FindingPageWords {
  readonly stands: string;
  readonly reasons: string;
  readonly noReasons: string;
  turns(date: string, colour: string): string;
  readonly owed: string;
  readonly owedBy: string;
  readonly nobodyOwes: string;
  readonly duty: string;
  readonly due: string;
  readonly clock: string;
  readonly comesNext: string;
  readonly nothingNext: string;
  readonly problem: string;
  readonly criteria: string;
  readonly noEvidence: string;
  readonly files: string;
  readonly measures: string;
  readonly done: string;
  readonly notDone: string;
  readonly lateMeasure: string;
  readonly doneOn: string;
  readonly node: string;
  /** Of a node that is done: nobody has looked yet, or what was found. */
  readonly toInspect: string;
  inspected(outcome: string, date: string): string;
  readonly claim: string;
  claimedOn(date: string, by: string): string;
  readonly check: string;
  checked(date: string, group: string, by: string): string;
  readonly checkers: string;
  readonly method: string;
  readonly methods: Readonly<Record<CheckMethod, string>>;
  readonly place: string;
  readonly approvals: string;
  approved(date: string, by: string): string;
  readonly waiting: string;
  readonly waitsForHead: string;
  readonly extension: string;
  extensionTo(date: string, reason: string): string;
  readonly onHold: string;
  held(until: string, reason: string): string;
  readonly lastReport: string;
  readonly record: string;
  readonly recordLacks: string;
  readonly noRecord: string;
  readonly actions: string;
  readonly noActions: string;
  readonly noActionsNow: string;
  readonly ended: string;
  readonly neutral: string;
  /** Opens the entries before those that are shown. */
  earlier(entries: number): string;
  readonly back: string;
  readonly do: string;
  readonly cancel: string;
  obeyed(command: string): string;
  readonly changedMeanwhile: string;
  readonly notPossible: string;
  readonly badForm: string;
  readonly problems: Readonly<Record<'missing' | 'no-date' | 'no-choice', (field: string) => string>>;
  readonly fileProblems: Readonly<
    Record<Exclude<Unfit, 'unreadable-sheet'> | 'enough-today', (name: string) => string>
  >;
  readonly fields: Readonly<Record<FieldName, string>>;
  readonly hints: Readonly<Partial<Record<FieldName, string>>>;
  readonly optional: string;
  readonly choose: string;
  readonly decisions: Readonly<Record<'yes' | 'no', string>>;
  numbered(number: number): string;
}
