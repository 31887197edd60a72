import type { ArgumentName, OptionName, Undertaking, VerbGroup } from '../words/cli';
import { filtering } from './filter';
import type { Verb } from './verb';

/** Something that the command line does besides saying commands to findings, as its help needs to know it. */
interface ListedVerb {
  /** Under which heading the help lists it. */
  readonly group: VerbGroup;
  /** What stands after the verb without an option's name. */
  readonly takes?: ArgumentName;
  readonly options: readonly OptionName[];
  /** Loads its module: only the verb that runs costs the time of what it needs. */
  readonly load: () => Promise<Verb>;
}

/** Options that say where the campaign runs. */
export const placing: readonly OptionName[] = ['data', 'address', 'campaign'];
/** Options of what is said to the campaign. */
const speaking: readonly OptionName[] = ['as', ...placing];

/** In the order of the help; `campaign show` stands under `campaign`. */
export const verbs: Readonly<Record<Undertaking, ListedVerb>> = {
  up: {
    group: 'running',
    options: ['data', 'port', 'pace', 'keep', 'campaign', 'example'],
    load: async () => (await import('./up.js')).up,
  },
  web: {
    group: 'running',
    options: ['port', ...placing],
    load: async () => (await import('./web.js')).web,
  },
  worker: {
    group: 'running',
    options: ['data', 'address', 'build'],
    load: async () => (await import('./worker.js')).worker,
  },
  doctor: {
    group: 'running',
    options: placing,
    load: async () => (await import('./doctor.js')).doctor,
  },
  backup: {
    group: 'running',
    takes: 'target',
    options: ['data'],
    load: async () => (await import('./backup.js')).backup,
  },
  completion: {
    group: 'running',
    takes: 'shell',
    options: [],
    load: async () => (await import('./completion.js')).completion,
  },
  list: {
    group: 'looking',
    options: [...filtering, 'asOf', 'json', ...placing],
    load: async () => (await import('./list.js')).listFindings,
  },
  show: {
    group: 'looking',
    takes: 'finding',
    options: ['json', ...placing],
    load: async () => (await import('./show.js')).show,
  },
  evidence: {
    group: 'looking',
    takes: 'finding',
    options: ['save', ...placing],
    load: async () => (await import('./evidence.js')).evidence,
  },
  draft: {
    group: 'looking',
    takes: 'finding',
    options: ['draft', 'out', ...placing],
    load: async () => (await import('./formal-letters.js')).draft,
  },
  agenda: {
    group: 'looking',
    options: ['days', 'finding', 'person', 'unit', 'json', ...placing],
    load: async () => (await import('./agenda.js')).agenda,
  },
  views: {
    group: 'looking',
    options: ['json', ...placing],
    load: async () => (await import('./views.js')).views,
  },
  rehearse: {
    group: 'campaign',
    takes: 'folder',
    options: ['script', 'until', 'weeks', 'json', 'html', 'documents'],
    load: async () => (await import('./rehearse.js')).rehearsal,
  },
  demo: {
    group: 'running',
    options: ['data', 'port', 'pace', 'weeks', 'campaign', 'end'],
    load: async () => (await import('./demo.js')).demo,
  },
  import: {
    group: 'campaign',
    takes: 'folder',
    options: ['dryRun', 'start', 'sheet', 'out', 'assign', 'ledgerCounts', 'consent', 'yes', ...placing],
    load: async () => (await import('./ledger.js')).importFolder,
  },
  export: {
    group: 'campaign',
    takes: 'sheet',
    options: ['ledger', 'sheet', ...placing],
    load: async () => (await import('./export-ledger.js')).exportLedger,
  },
  'campaign show': {
    group: 'campaign',
    options: ['json', ...placing],
    load: async () => (await import('./campaign/show.js')).showCampaign,
  },
  'campaign people': {
    group: 'campaign',
    options: ['json', ...placing],
    load: async () => (await import('./campaign/people.js')).showPeople,
  },
  'campaign agenda': {
    group: 'campaign',
    options: ['json', ...placing],
    load: async () => (await import('./campaign/agenda.js')).campaignAgenda,
  },
  'campaign letters': {
    group: 'formal',
    options: ['json', ...placing],
    load: async () => (await import('./formal-letters.js')).lettersWaiting,
  },
  'campaign draft': {
    group: 'formal',
    options: ['out', ...placing],
    load: async () => (await import('./campaign/circular.js')).campaignDraft,
  },
  'campaign sign-off': {
    group: 'formal',
    options: ['number', 'signer', ...speaking],
    load: async () => (await import('./campaign/circular.js')).signCircularOff,
  },
  'campaign edit-draft': {
    group: 'formal',
    options: ['file', ...speaking],
    load: async () => (await import('./campaign/circular.js')).editCircular,
  },
  'campaign postpone-draft': {
    group: 'formal',
    options: ['until', 'why', ...speaking],
    load: async () => (await import('./campaign/circular.js')).postponeCircular,
  },
  'campaign amend': {
    group: 'campaign',
    takes: 'folder',
    options: ['days', 'dryRun', 'yes', 'json', ...placing],
    load: async () => (await import('./campaign/amend.js')).amendCampaign,
  },
  'campaign move-date': {
    group: 'campaign',
    options: ['superiorDue', 'due', 'consent', 'dryRun', 'yes', 'json', ...speaking],
    load: async () => (await import('./campaign/move-date.js')).moveDate,
  },
  'campaign renew': {
    group: 'campaign',
    options: placing,
    load: async () => (await import('./campaign/renew.js')).renewCampaign,
  },
  'campaign archive': {
    group: 'campaign',
    options: ['yes', ...placing],
    load: async () => (await import('./campaign/archive.js')).campaignArchive,
  },
  'register add': {
    group: 'office',
    takes: 'register',
    options: [
      ...(['on', 'who', 'with', 'place', 'title', 'number', 'how', 'text', 'findings', 'unit', 'point'] as const),
      ...(['holder', 'due', 'serves', 'answer', 'file'] as const),
      ...speaking,
    ],
    load: async () => (await import('./register/add.js')).addToRegister,
  },
  'register list': {
    group: 'office',
    options: ['kind', 'finding', 'unit', 'from', 'until', 'open', 'json', ...placing],
    load: async () => (await import('./register/list.js')).listRegisters,
  },
  'register settle': {
    group: 'office',
    takes: 'entry',
    options: ['outcome', 'text', 'point', 'findings', 'file', ...speaking],
    load: async () => (await import('./register/settle.js')).settleInRegister,
  },
  'register undo': {
    group: 'office',
    takes: 'entry',
    options: ['why', ...speaking],
    load: async () => (await import('./register/undo.js')).undoInRegister,
  },
  'register import': {
    group: 'office',
    takes: 'entries',
    options: ['dryRun', ...speaking],
    load: async () => (await import('./register/import.js')).importRegisters,
  },
  'register export': {
    group: 'office',
    takes: 'entries',
    options: placing,
    load: async () => (await import('./register/export.js')).exportRegisters,
  },
  'register lacking': {
    group: 'office',
    options: ['finding', 'open', 'json', ...placing],
    load: async () => (await import('./register/lacking.js')).lackingLedger,
  },
  'batch propose': {
    group: 'checking',
    options: ['out', 'json', ...placing],
    load: async () => (await import('./batch/propose.js')).proposeToLookAt,
  },
  'batch decide': {
    group: 'checking',
    takes: 'plan',
    options: ['from', 'until', 'method', 'dryRun', ...speaking],
    load: async () => (await import('./batch/decide.js')).decideOnBatch,
  },
  'batch show': {
    group: 'checking',
    takes: 'batch',
    options: ['group', 'out', 'json', ...placing],
    load: async () => (await import('./batch/show.js')).showBatch,
  },
  'batch result': {
    group: 'checking',
    takes: 'inspection',
    options: ['outcome', 'method', 'on', 'place', 'text', 'file', ...speaking],
    load: async () => (await import('./batch/result.js')).recordResult,
  },
  'batch import': {
    group: 'checking',
    takes: 'results',
    options: ['dryRun', ...speaking],
    load: async () => (await import('./batch/import.js')).importResults,
  },
  'batch undo': {
    group: 'checking',
    takes: 'inspection',
    options: ['why', ...speaking],
    load: async () => (await import('./batch/undo.js')).undoBatch,
  },
  'batch report': {
    group: 'checking',
    takes: 'batch',
    options: ['out', ...placing],
    load: async () => (await import('./batch/report.js')).reportBatch,
  },
  report: {
    group: 'looking',
    takes: 'report',
    options: ['out', 'finding', 'unit', 'sponsor', ...placing],
    load: async () => (await import('./report.js')).writeReport,
  },
  'superior export': {
    group: 'campaign',
    takes: 'sheet',
    options: ['file', ...placing],
    load: async () => (await import('./superior/export.js')).exportStatus,
  },
  'superior import': {
    group: 'campaign',
    takes: 'requests',
    options: ['file', 'dryRun', ...speaking],
    load: async () => (await import('./superior/import.js')).importRequests,
  },
  'mail test': {
    group: 'mail',
    options: ['data', 'to', 'patience'],
    load: async () => (await import('./mail.js')).mailTest,
  },
  'mail receive': {
    group: 'mail',
    options: ['port', ...placing],
    load: async () => (await import('./mail.js')).mailReceive,
  },
  'mail read': {
    group: 'mail',
    takes: 'eml',
    options: ['letter', 'as', 'json'],
    load: async () => (await import('./mail-read.js')).mailRead,
  },
  'inbox list': {
    group: 'mail',
    options: ['json', ...placing],
    load: async () => (await import('./inbox.js')).inboxList,
  },
  'inbox show': {
    group: 'mail',
    takes: 'message',
    options: ['json', ...placing],
    load: async () => (await import('./inbox.js')).inboxShow,
  },
  'inbox accept': {
    group: 'mail',
    takes: 'message',
    options: ['as', ...placing],
    load: async () => (await import('./inbox.js')).inboxAccept,
  },
  'inbox enter': {
    group: 'mail',
    takes: 'message',
    options: ['kind', 'on', 'who', 'number', 'text', 'findings', 'holder', 'due', 'answer', ...speaking],
    load: async () => (await import('./inbox.js')).inboxEnter,
  },
  'inbox dismiss': {
    group: 'mail',
    takes: 'message',
    options: ['why', ...placing],
    load: async () => (await import('./inbox.js')).inboxDismiss,
  },
};
