import type { CommandName } from './commands';
import type { CommitmentKind, Stage } from '../finding/finding';
import type { Rhythm } from '../policy/policy';
import type { BatchCommandName } from '../batches/commands';
import type { RegisterCommandName } from '../registers/commands';
import type { EntryField, Outcome, RegisterKind } from '../registers/entry';

/** Every reason to refuse a command, with what the sentence about it needs. Worded in words/. */
export type Reason =
  | {
      readonly code: 'wrong-stage';
      readonly command: CommandName;
      readonly stage: Stage;
      readonly allowed: readonly Stage[];
    }
  | {
      readonly code: 'not-your-role';
      readonly command: CommandName | RegisterCommandName | BatchCommandName;
      readonly needed: RoleName;
    }
  | { readonly code: 'signed-scan-needed'; readonly command: CommandName }
  /** The office has decided on this message already, or it does not wait. */
  | { readonly code: 'message-decided' }
  | { readonly code: 'on-hold' }
  | { readonly code: 'not-on-hold' }
  | { readonly code: 'hold-too-long'; readonly most: number }
  | { readonly code: 'reason-needed'; readonly command: CommandName | RegisterCommandName | BatchCommandName }
  | { readonly code: 'lead-among-co-units'; readonly unit: string }
  | { readonly code: 'deadline-needed' }
  | { readonly code: 'deadline-passed'; readonly deadline: string }
  | { readonly code: 'link-no-evidence'; readonly criterion: number }
  | { readonly code: 'date-in-the-past'; readonly date: string }
  | { readonly code: 'date-too-far'; readonly date: string }
  | { readonly code: 'criterion-needed' }
  /** It differs by a word from the ledger's criterion of that number: the unit says which it means. */
  | { readonly code: 'criterion-alike'; readonly text: string; readonly criterion: number }
  | { readonly code: 'measure-needed' }
  | {
      readonly code: 'too-many';
      readonly what:
        | 'measures'
        | 'criteria'
        | 'files'
        | 'evidence'
        | 'obligations'
        | 'co-units'
        | 'checkers'
        | 'points'
        | 'findings'
        | 'units';
      readonly most: number;
    }
  | { readonly code: 'text-too-long'; readonly most: number }
  | { readonly code: 'command-too-large'; readonly kibibytes: number }
  | { readonly code: 'no-plan-waiting' }
  | { readonly code: 'plan-waiting' }
  | { readonly code: 'measure-after-deadline'; readonly measure: number; readonly deadline: string }
  | { readonly code: 'unknown-measure'; readonly measure: number }
  | { readonly code: 'unknown-criterion'; readonly criterion: number }
  | { readonly code: 'evidence-lacking'; readonly criteria: readonly number[] }
  | { readonly code: 'extension-pending' }
  | { readonly code: 'no-extension-pending' }
  | { readonly code: 'extension-not-later'; readonly deadline: string }
  | { readonly code: 'extensions-used-up'; readonly most: number }
  | { readonly code: 'no-superior-date' }
  /** The unit reports in that rhythm already. */
  | { readonly code: 'rhythm-stands'; readonly rhythm: Rhythm }
  | { readonly code: 'superior-consent-needed'; readonly superior: string }
  | {
      readonly code: 'not-that-step';
      readonly command: CommandName;
      readonly step: 'completeness' | 'assign-check' | 'check';
    }
  | { readonly code: 'too-few-checkers'; readonly least: number }
  | { readonly code: 'checker-of-the-unit'; readonly person: string }
  | { readonly code: 'same-person-twice'; readonly person: string }
  | { readonly code: 'checker-approves'; readonly person: string }
  | { readonly code: 'checked-it-before'; readonly person: string }
  /** Planned, reported, claimed or committed for a unit on the finding. */
  | { readonly code: 'own-work'; readonly command: CommandName; readonly person: string }
  | { readonly code: 'receiver-needed' }
  | { readonly code: 'no-such-receiver'; readonly into: string }
  | { readonly code: 'withdrawal-pending' }
  | { readonly code: 'no-withdrawal-pending' }
  | { readonly code: 'nothing-to-undo' }
  /** Another command stands on what was to be taken back. */
  | { readonly code: 'built-on'; readonly command: CommandName; readonly by: CommandName }
  /** What was closed by mistake is taken back, and is no recurrence. */
  | { readonly code: 'closed-today' }
  | { readonly code: 'measure-not-done'; readonly measure: number }
  /** No node of that number waits to be looked at. */
  | { readonly code: 'node-not-waiting'; readonly measures: readonly number[]; readonly waiting: readonly number[] }
  | { readonly code: 'lacking-needed' }
  | { readonly code: 'number-and-signer-needed' }
  | { readonly code: 'nobody-to-nudge' }
  | { readonly code: 'unknown-draft'; readonly draft: string }
  | { readonly code: 'unknown-obligation'; readonly obligation: string }
  | { readonly code: 'obligation-unclear'; readonly open: readonly string[] }
  | { readonly code: 'nothing-to-confirm'; readonly what: CommitmentKind }
  | { readonly code: 'not-long-term' }
  | { readonly code: 'look-back-not-due'; readonly from: string }
  | { readonly code: 'light-not-raised' }
  | { readonly code: 'older-terms'; readonly holds: number }
  /** What came cannot be read as the command that its name says. */
  | { readonly code: 'not-readable'; readonly problem: string }
  /** The sender's clock is so far ahead that a finding would be carried off into the future. */
  | { readonly code: 'clock-ahead'; readonly minutes: number }
  /** An entry of a register lacks something, or says something that its register does not keep. */
  | { readonly code: 'entry-field-needed'; readonly register: RegisterKind; readonly field: EntryField }
  | { readonly code: 'entry-field-unknown'; readonly register: RegisterKind; readonly field: EntryField }
  | { readonly code: 'entry-in-the-future'; readonly date: string }
  /** A meeting that is still to come has settled nothing yet. */
  | { readonly code: 'result-in-the-future'; readonly date: string }
  | { readonly code: 'due-before-entry'; readonly due: string; readonly date: string }
  | { readonly code: 'point-unclear'; readonly point: number }
  | { readonly code: 'unknown-findings'; readonly findings: readonly string[] }
  | { readonly code: 'unknown-units'; readonly units: readonly string[] }
  | { readonly code: 'unknown-holder'; readonly position: string }
  /** The same stands in the register already. */
  | { readonly code: 'entered-before'; readonly entry: string }
  | { readonly code: 'no-open-point'; readonly point: string }
  | { readonly code: 'outcome-of-another'; readonly outcome: Outcome; readonly allowed: readonly Outcome[] }
  | { readonly code: 'outcome-unexplained'; readonly outcome: Outcome }
  /** Which findings were opened for what a self-check found. */
  | { readonly code: 'linked-finding-needed' }
  /** So much waits to be done that no more can be carried. */
  | { readonly code: 'too-much-asked'; readonly open: number }
  | { readonly code: 'entry-built-on'; readonly entry: string }
  /** There is no such entry, or it lies too far back. */
  | { readonly code: 'entry-not-taken-back'; readonly entry: string }
  | { readonly code: 'batch-empty' }
  | { readonly code: 'batch-too-large'; readonly open: number }
  | { readonly code: 'finding-twice'; readonly finding: string }
  | { readonly code: 'group-twice'; readonly group: string }
  | { readonly code: 'people-needed'; readonly group: string }
  | { readonly code: 'unknown-people'; readonly people: readonly string[] }
  /** A supervision group would look at what a unit of its members works on. */
  | {
      readonly code: 'group-of-the-unit';
      readonly group: string;
      readonly person: string;
      readonly unit: string;
    }
  | { readonly code: 'method-needed' }
  | { readonly code: 'unknown-batch'; readonly batch: string }
  /** All its results have come, or it was taken back. */
  | { readonly code: 'batch-over'; readonly batch: string }
  | { readonly code: 'batch-built-on'; readonly batch: string }
  /** The batch does not look at it, or its result has come. */
  | { readonly code: 'no-open-inspection'; readonly batch: string; readonly finding: string }
  | { readonly code: 'inspection-not-taken-back'; readonly batch: string; readonly finding: string }
  /** A claimed finding is checked, and its check is the batch's result. */
  | { readonly code: 'check-instead'; readonly finding: string }
  | { readonly code: 'not-checked-yet'; readonly finding: string }
  /** The campaign has ended: it takes nothing in any more. */
  | { readonly code: 'campaign-archived' };

/** The roles whose word a command may need. */
export type RoleName =
  | 'office'
  | 'director'
  | 'office-or-leader'
  | 'office-or-supervision'
  | 'unit-contact'
  | 'unit-head'
  | 'unit-or-co-unit'
  | 'unit-head-or-office'
  | 'working-group'
  | 'supervision-head'
  | 'supervision'
  | 'next-approver'
  | 'holder-or-office'
  | 'who-said-it'
  | 'more-than-monitor';

/** A refused command: why it changes nothing. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly reason: Reason) {
    super(reason.code);
  }
}

export function refuse(reason: Reason): never {
  throw new Refusal(reason);
}
