/** What a command would do, told before it is given. */
export interface ConsequenceWords {
  /** Heads what was filled in. */
  readonly said: string;
  readonly title: string;
  readonly nothing: string;
  readonly waitsForHead: string;
  stage(to: string): string;
  readonly deadline: (from: string | undefined, to: string) => string;
  readonly superior: (from: string | undefined, to: string) => string;
  light(from: string, to: string): string;
  owes(holder: string, duty: string, date: string): string;
  ends(holder: string, duty: string): string;
  letters(count: number): string;
  letter(day: string, about: string, to: string): string;
  /** The button that shows all this. */
  readonly look: string;
  readonly send: string;
  sendAs(name: string): string;
  readonly change: string;
  readonly handedIn: string;
  readonly discard: string;
  /** What a person confirms before his word counts for a unit, or as his own check or approval. */
  myself(name: string): string;
  readonly mustBeMyself: string;
}

/** The page that the link in a letter opens. */
export interface AnswerPageWords {
  readonly title: string;
  /** Whose link it is. */
  of(name: string): string;
  readonly notYou: string;
  until(date: string): string;
  /** The button in a letter. */
  readonly open: string;
  asks(duty: string, date: string): string;
  readonly late: string;
  readonly answer: string;
  readonly other: string;
  readonly acknowledgeAll: string;
  readonly acknowledgeWhich: string;
  acknowledgeChosen(name: string): string;
  readonly saidBefore: string;
  readonly matter: string;
  readonly withheld: string;
  readonly judged: string;
  readonly signIn: string;
  readonly onDesk: string;
  done(findings: string): string;
  readonly allDone: string;
  readonly noAnswerNow: string;
  readonly receipt: string;
  readonly mailed: string;
  readonly obeyed: string;
  readonly spentTitle: string;
  readonly expired: string;
  readonly foreign: string;
  readonly notYours: string;
  /** The button that keeps what was typed without sending it. */
  readonly keepDraft: string;
  readonly draftKept: string;
  readonly uploading: string;
  readonly uploadFailed: string;
  /** In place of a text. */
  readonly hidden: string;
}

/** The sheet for a leader. */
export interface LeaderPageWords {
  readonly title: string;
  of(name: string): string;
  readonly whose: string;
  readonly needed: string;
  readonly notNeeded: string;
  reds(count: number): string;
  readonly noReds: string;
  own(count: number): string;
  readonly noOwn: string;
  owes(person: string, duty: string, date: string): string;
  readonly notForYou: string;
  /** The sheet as a Word file. */
  readonly download: string;
  readonly columns: Readonly<
    Record<'finding' | 'duty' | 'holder' | 'due' | 'reason' | 'owes' | 'unit' | 'stage' | 'left', string>
  >;
  /** So many that the file has no room for. */
  more(count: number): string;
}

/** The calendar that a person subscribes to. */
export interface CalendarWords {
  readonly title: string;
  readonly how: string;
  readonly address: string;
  readonly subscribe: string;
  readonly secret: string;
  name(campaign: string): string;
  /** @param title empty where it is not shown */
  event(finding: string, duty: string, title: string): string;
}
