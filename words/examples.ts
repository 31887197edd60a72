import type { CommandName } from '../domain/commands/commands';
import type { CliWords, Undertaking } from './cli';

export type Examples = Readonly<Record<Undertaking | CommandName, readonly string[]>>;

/** The words of people in the examples, in the reader's language. */
export interface ExampleTexts {
  readonly why: string;
  readonly text: string;
  readonly measure: string;
  readonly criterion: string;
  readonly lacking: string;
  readonly statement: string;
  readonly number: string;
  readonly signer: string;
  readonly title: string;
  readonly none: string;
  /** The values of options, as people call them. */
  readonly values: CliWords['values'];
}

/** One or more whole command lines for each verb. Codes of people and units are those of the model case. */
export function examplesWith(said: ExampleTexts): Examples {
  const why = `--why "${said.why}"`;
  const text = `--text "${said.text}"`;
  const lacking = `--lacking "${said.lacking}"`;
  const { values } = said;
  const one = (line: string): readonly string[] => [`duban ${line}`];
  const office = (line: string): readonly string[] => one(`${line} --as office`);
  return {
    up: [
      'duban up',
      'duban up --example audit-2026 --data data-audit',
      'duban up --pace 43200 --port 19080',
      'duban up --campaign my-campaign --data /srv/duban',
    ],
    web: ['duban web', 'duban web --data /srv/duban --port 8080'],
    worker: one('worker --data /srv/duban --address temporal.example.org:7233'),
    doctor: one('doctor'),
    backup: one('backup /mnt/backup/duban-2026-01-05 --data /srv/duban'),
    completion: ['duban completion bash > ~/.local/share/bash-completion/completions/duban', 'duban completion zsh'],
    list: [
      'duban list',
      'duban list --light red --unit ecology',
      'duban list --due-within 7',
      'duban list --overdue --json',
    ],
    show: ['duban show WH-012', 'duban show WH-012 --json'],
    evidence: ['duban evidence WH-012', 'duban evidence WH-012 --save evidence-012'],
    views: ['duban views', 'duban views --json'],
    draft: one('draft WH-012 --out draft.docx'),
    agenda: [
      'duban agenda --days 14',
      'duban agenda --person natural-resources',
      'duban agenda --finding WH-012 --json',
    ],
    import: [
      'duban import ledger.xlsx --out my-campaign',
      'duban import my-campaign --dry-run',
      'duban import my-campaign --start today --assign',
      'duban import my-campaign --yes',
    ],
    export: ['duban export ledger.xlsx', 'duban export ledger.xlsx --ledger my-campaign'],
    rehearse: [
      'duban rehearse my-campaign --weeks 12',
      'duban rehearse my-campaign --script behaviours.yaml --html rehearsal.html',
    ],
    demo: ['duban demo', 'duban demo --end --weeks 8'],
    'mail test': one('mail test --data /srv/duban'),
    'mail receive': one('mail receive --data /srv/duban'),
    'mail read': [
      'duban mail read answer.eml',
      'duban mail read answer.eml --letter letter.eml --as unit/ecology/head --json',
    ],
    'inbox list': one('inbox list'),
    'inbox show': one('inbox show 3f9a1c'),
    'inbox accept': one('inbox accept 3f9a1c --as natural-resources'),
    'inbox enter': office('inbox enter 3f9a1c --kind public-comment --findings WH-012'),
    'inbox dismiss': one(`inbox dismiss 3f9a1c ${why}`),
    'campaign show': one('campaign show'),
    'campaign people': one('campaign people'),
    'campaign agenda': ['duban campaign agenda', 'duban campaign agenda --json'],
    'campaign letters': one('campaign letters'),
    'campaign draft': one('campaign draft --out circular.docx'),
    'campaign sign-off': office(`campaign sign-off --number "${said.number}" --signer "${said.signer}"`),
    'campaign edit-draft': office('campaign edit-draft --file circular.docx'),
    'campaign postpone-draft': office(`campaign postpone-draft --until 2026-11-20 ${why}`),
    'campaign amend': ['duban campaign amend my-campaign --dry-run', 'duban campaign amend my-campaign --yes'],
    'campaign renew': one('campaign renew'),
    'campaign move-date': office(`campaign move-date --superior-due 2026-12-31 --consent "${said.number}" --dry-run`),
    'campaign archive': one('campaign archive --yes'),
    'register add': [
      ...office(
        `register add meeting --on 2026-11-06 --who "${said.signer}" --text "${said.text}" --findings WH-012 --point "${said.measure} | ecology | 2026-11-20"`,
      ),
      ...office(
        `register add institution --title "${said.title}" --number "${said.number}" --who ecology --findings WH-012`,
      ),
      ...office(`register add class --text "${said.text}" --unit ecology,natural-resources --due 2026-11-30`),
    ],
    'register list': ['duban register list', 'duban register list --kind meeting --finding WH-012 --open --json'],
    'register settle': office(`register settle meeting-003/2 ${text}`),
    'register undo': office(`register undo meeting-003 ${why}`),
    'register import': office('register import registers.xlsx --dry-run'),
    'register export': one('register export registers.xlsx'),
    'batch propose': ['duban batch propose', 'duban batch propose --out batch.xlsx', 'duban batch propose --json'],
    'batch decide': office(
      `batch decide batch.xlsx --from 2026-11-09 --until 2026-11-13 --method ${values.method.site}`,
    ),
    'batch show': ['duban batch show all', 'duban batch show batch-001 --group group-3 --out tasks.xlsx'],
    'batch result': office(
      `batch result batch-001/WH-012 --outcome lacking --method ${values.method.site} ${text} --place "${said.title}"`,
    ),
    'batch import': office('batch import tasks.xlsx --dry-run'),
    'batch undo': office(`batch undo batch-001/WH-012 ${why}`),
    'batch report': one('batch report batch-001 --out batch-001.docx'),
    'superior export': one('superior export status.xlsx --file mapping.yaml'),
    'superior import': office('superior import requests.xlsx --file mapping.yaml --dry-run'),
    report: ['duban report phase --out phase.docx', 'duban report public --out public.html'],
    'register lacking': ['duban register lacking', 'duban register lacking --open --finding WH-012 --json'],
    assign: [
      ...office('assign WH-012'),
      ...office('assign --stage unassigned --yes'),
      ...office('assign WH-012 --to natural-resources --co ecology --group ecology --due 2026-12-18'),
    ],
    reassign: office(`reassign WH-012 --to ecology ${why}`),
    amendSubject: office(`amend-subject WH-012 --title "${said.title}" ${why}`),
    acknowledge: one('acknowledge WH-012 --as natural-resources'),
    decline: one(`decline WH-012 ${why} --as natural-resources`),
    submitPlan: one(
      `submit-plan WH-012 --measure "${said.measure} | 2026-11-30" --criterion "${said.criterion}" --as unit/natural-resources/head`,
    ),
    acceptPlan: one('accept-plan WH-012 --as group/ecology/head'),
    returnPlan: one(`return-plan WH-012 ${why} --as group/ecology/head`),
    fileReport: [
      ...one(`file-report WH-012 ${text} --done 1,2 --file photo.jpg --as natural-resources`),
      ...one('file-report WH-012 --as natural-resources'),
    ],
    requestExtension: one(`request-extension WH-012 --until 2026-12-31 ${why} --as unit/natural-resources/head`),
    decideExtension: office(`decide-extension WH-012 --decision ${values.decision.agree} ${why}`),
    claimCompletion: one(
      `claim-completion WH-012 --evidence "1=${said.statement}" "1@report.pdf" --as unit/natural-resources/head`,
    ),
    withdrawClaim: one(`withdraw-claim WH-012 ${why} --as unit/natural-resources/head`),
    passCompleteness: office('pass-completeness WH-012'),
    returnForCompleteness: office(`return-for-completeness WH-012 ${lacking}`),
    assignCheck: office('assign-check WH-012 --group group-3 --checkers supervision-3,supervision-3-member'),
    recordCheck: [
      ...one(
        `record-check WH-012 --outcome ${values.outcome.rectified} --method ${values.method.site},${values.method.documents} --scan check.pdf --as supervision-3`,
      ),
      ...one(
        `record-check WH-012 --outcome ${values.outcome.continuing} --method ${values.method.site} ${lacking} --scan check.pdf --as supervision-3`,
      ),
    ],
    recordInstruction: office(`record-instruction WH-012 ${text} --due 2026-11-20`),
    recordTalk: office('record-talk WH-012 --on 2026-11-12'),
    recordPublicNotice: office(
      `record-public-notice WH-012 --from 2026-11-02 --until 2026-11-06 --objections "${said.none}"`,
    ),
    recordSuperior: office(`record-superior WH-012 --outcome ${values.outcome.accepted}`),
    endLongTerm: office(`end-long-term WH-012 ${why}`),
    inspectNode: [
      ...office(`inspect-node WH-012 --done 2 --outcome ${values.outcome.verified} --method ${values.method.site}`),
      ...office(
        `inspect-node WH-012 --done 2 --outcome ${values.outcome.lacking} --method ${values.method.site} ${lacking}`,
      ),
    ],
    flagLacking: office(`flag-lacking WH-012 ${lacking}`),
    approveClosure: one('approve-closure WH-012 --scan approval.pdf --as group/ecology/head'),
    rejectClosure: one(`reject-closure WH-012 ${why} --scan opinion.pdf --as group/ecology/head`),
    recordLookBack: one(
      `record-look-back WH-012 --outcome ${values.outcome.held} --scan look-back.pdf --as supervision-3`,
    ),
    reopen: office(`reopen WH-012 ${why}`),
    signOff: office(`sign-off WH-012 --number "${said.number}" --signer "${said.signer}"`),
    editDraft: office('edit-draft WH-012 --file letter.docx'),
    postponeDraft: office(`postpone-draft WH-012 --until 2026-11-20 ${why}`),
    dropDraft: office(`drop-draft WH-012 ${why}`),
    replyToLetter: one(`reply-to-letter WH-012 ${text} --file answer.pdf --as unit/natural-resources/head`),
    hold: [
      ...office(`hold WH-012 --until 2026-11-30 ${why}`),
      ...office(`hold --group ecology --stage rectifying --until 2026-11-30 ${why} --yes`),
    ],
    resume: office('resume WH-012'),
    confirmForUnit: [
      ...one('confirm-for-unit WH-012 --as unit/natural-resources/head'),
      ...office('confirm-for-unit WH-012 --scan stamped.pdf'),
    ],
    nudge: [
      ...office(`nudge WH-012 ${text}`),
      ...office(`nudge WH-012 WH-015 ${text} --yes`),
      ...office(`nudge --unit ecology --light red ${text} --dry-run`),
    ],
    note: office(`note WH-012 ${text}`),
    raiseLight: office(`raise-light WH-012 --light red ${why}`),
    lowerLight: one(`lower-light WH-012 ${why} --as office/director`),
    amendTerms: office('amend-terms WH-012'),
    withdraw: office(`withdraw WH-012 ${why} --into WH-011`),
    decideWithdrawal: one(`decide-withdrawal WH-012 --decision ${values.decision.agree} --as office/director`),
    moveSuperiorDate: office(`move-superior-date WH-012 --superior-due 2026-12-31 --consent "${said.number}"`),
    setRhythm: office(`set-rhythm WH-012 --rhythm ${values.rhythm.weekly} ${why}`),
    undo: office(`undo WH-012 ${why}`),
  };
}
