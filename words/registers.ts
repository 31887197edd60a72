import type { SixHave } from '../domain/finding/six-haves';
import type { RegisterCommandName } from '../domain/registers/commands';
import type { Asks, Channel, EntryField, Outcome, RegisterKind } from '../domain/registers/entry';
import type { LinkedFinding } from '../domain/registers/links';
import type { LackSource } from '../domain/registers/ledger';

/** Columns of a register's sheet, besides the fields of its entries. */
export type RegisterColumn = 'id' | 'on' | 'findings' | 'asked' | 'state';
/** Columns of the supervision ledger (督办台账). */
export type LackColumn = 'finding' | 'day' | 'source' | 'what' | 'clears' | 'by' | 'cleared';

/** What is said of a campaign's registers, of the six haves and of the supervision ledger. */
export interface RegisterWords {
  readonly commands: Readonly<Record<RegisterCommandName, string>>;
  /** The registers: 会议, 实地督导, … An entry is named by it: 会议-003. */
  readonly kinds: Readonly<Record<RegisterKind, string>>;
  /** What a field is called; who it is differs from register to register. */
  readonly fields: Readonly<Record<Exclude<EntryField, 'who' | 'with' | 'text'>, string>>;
  readonly who: Readonly<Record<RegisterKind, string>>;
  readonly with: Readonly<Partial<Record<RegisterKind, string>>>;
  readonly text: Readonly<Record<RegisterKind, string>>;
  readonly channels: Readonly<Record<Channel, string>>;
  readonly asks: Readonly<Record<Asks, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly columns: Readonly<Record<RegisterColumn, string>>;
  readonly none: string;
  /** An entry was taken. */
  entered(id: string): string;
  settled(point: string): string;
  takenBackNow(entry: string): string;
  /** One thing that an entry asks for, on one line. */
  point(number: number, what: string, holder: string, due: string): string;
  /** How it came out. */
  came(outcome: string, text: string, day: string): string;
  readonly open: string;
  takenBack(why: string): string;
  counted(entries: number, open: number): string;
  /** Pages of the record cannot be had. */
  readonly incomplete: string;
  imported(entries: number): string;
  wouldImport(entries: number): string;
  exported(entries: number, file: string): string;
  /** A row of a sheet that is not taken, with its reason. */
  badRow(sheet: string, row: number, why: string): string;
  readonly noRegisterSheet: string;
  readonly heading: string;
  /** Findings that are linked with one: what came of it, and where it came from. */
  readonly linked: Readonly<Record<LinkedFinding['as'], string>>;
  readonly sixHaves: {
    readonly heading: string;
    readonly names: Readonly<Record<SixHave, string>>;
    has(names: readonly string[]): string;
    /** Heads what is lacking, by who owes it. */
    lackingHeading(heading: string): string;
    lacks(name: string, owedBy: string): string;
    /** How many findings have each. */
    counts(have: number, of: number): string;
  };
  readonly ledger: {
    readonly heading: string;
    readonly columns: Readonly<Record<LackColumn, string>>;
    readonly sources: Readonly<Record<LackSource, string>>;
    readonly open: string;
  };
}
