import type { Words } from '../words';

export const troubles: Words['troubles'] = {
  'no-server': (subject) =>
    `No Temporal server answers at ${subject}. Run npm start first, or name another with --address.`,
  'no-worker': (subject) => `${subject} was not carried out in time: no worker answers. Run duban up or duban worker.`,
  'task-fails': (subject) =>
    `${subject} cannot go on: its workflow task fails each time it is tried. It goes on by itself once a worker runs the former build, or a mended one.`,
  'other-build': (subject) =>
    `${subject} was begun by another build, and lists cannot tell of it. duban campaign renew lets it go on by this one.`,
  'attributes-missing': (subject) =>
    `The Temporal namespace lacks search attributes, and this user may not add them. Whoever runs the cluster can: temporal operator search-attribute create. Missing: ${subject}.`,
  'unknown-finding': (subject) => `There is no finding ${subject}. duban list shows them all.`,
  'unknown-campaign': (subject) => `There is no campaign ${subject}. Import it first: duban import.`,
  'campaign-stopped': (subject) =>
    `The campaign ${subject} is not archived: somebody ended its workflow in Temporal, and until it runs again nothing of it is told. Bring it back there as it was: Reset in Temporal Web UI, or temporal workflow reset --workflow-id ${subject} --type LastWorkflowTask --reason mistake.`,
  'no-finding-named': (subject) => `To which findings is ${subject} said? Name their ids, or choose them by a filter.`,
  'cannot-close': (subject) =>
    `Findings can never be closed as positions are held: ${subject}. Give one to somebody else in org.yaml, then duban campaign amend.`,
  'findings-gone': (subject) =>
    `On the ledger, but running no more, as if somebody had terminated them in Temporal: ${subject}. Reset in Temporal Web UI brings each back as it was.`,
  'prefix-taken': (subject) =>
    `The campaign ${subject} has the same mailbox and the same prefix: nobody could tell whose answers are whose. Name another prefix or mailbox in campaign.yaml.`,
  'no-snapshot': (subject) =>
    `How it stood on ${subject} is not known: days are kept from the first letter hour on, in the worker's data folder (--data).`,
  'no-draft': (subject) => `No circular of ${subject} waits for its sign-off.`,
  'unknown-person': (subject) =>
    `The directory has no ${subject}. Give a person's code or a position, as office or natural-resources.`,
  'unknown-message': (subject) =>
    `No message that waits begins with ${subject}, or several do. duban inbox list shows them.`,
  'message-waits-on': (subject) =>
    `Not all of the message ${subject} could be taken: it waits on, for the reasons above.`,
  'messages-stuck': (subject) => `Messages that do not get on: ${subject}.`,
  'message-decided': (subject) => `The message ${subject} has been decided on already.`,
  'port-taken': (subject) => `Port ${subject} is taken. Stop what uses it, or choose another.`,
  'foreign-data': (subject) =>
    `The data folder is not this Duban's (${subject}). Use what made it, or another folder: --data.`,
  'data-of-campaign': (subject) =>
    `The data folder holds another campaign (${subject}), and nothing in it was touched.`,
  'data-paced-otherwise': (subject) =>
    `${subject} holds a campaign that runs at another pace, and nothing in it was touched.`,
  'data-kept': (subject) =>
    `${subject} holds a paced campaign that is to be kept; starting afresh would delete it, and nothing was touched.`,
  'server-in-fast-time': (subject) =>
    `${subject} runs a campaign in fast time, whose data is deleted when it starts afresh. Import into another folder.`,
  'broken-secret': (subject) =>
    `${subject} holds no secret of Duban's. Restore it from a backup; without it no answer can be verified.`,
  'no-temporal-cli': () => 'The Temporal CLI was not found. Install it (https://docs.temporal.io/cli) and try again.',
  'server-ended': (subject) => `The Temporal server ended while it was starting. The end of its log: ${subject}`,
  'worker-ended': (subject) => `The worker ended while it was starting. The end of its log: ${subject}`,
  'already-running': (subject) => `Duban is running already (process ${subject}).`,
  'mail-refused': (subject) => `The mail server refuses: ${subject}`,
  'mail-fails': (subject) => `The mail account ${subject} does not do all that Duban needs; see above.`,
  'no-mail-file': (subject) => `No mail account is named: there is no ${subject}. docs/mail.md shows one.`,
  'disk-full': (subject) => `The disk is full, not saved: ${subject}`,
  'unknown-build': (subject) => `The data folder keeps no build ${subject}: see its folder "builds".`,
  'folder-not-empty': (subject) => `${subject} is not empty, and nothing was written. Name a new folder.`,
  'archive-corrupt': (subject) =>
    `The copy was made, but files of the archive are not what they were when kept: ${subject}.`,
  'archive-damaged': (subject) =>
    `Damaged or lost in the archive: ${subject}. Restore it from a backup; until then it is not used.`,
  'not-in-archive': (subject) =>
    `The archive of this data folder has no file ${subject}. Name the folder that the worker uses: --data.`,
  'note-differs': (subject) =>
    `The archive has another note ${subject} already, and what is archived is never overwritten. Nothing was changed.`,
  'foreign-note': (subject) =>
    `The archive's note ${subject} was written by another version of Duban. Use that version, or a newer one.`,
  'not-all': (subject) => `Not taken by ${subject} of the findings: why is said above.`,
  unconfirmed: () => 'Nothing was done. Say --yes to do it.',
  'bad-argument': (subject) => `Not understood: ${subject}.`,
  'missing-option': (subject) => `An option is missing: ${subject}.`,
  unexpected: (subject) => `Something went wrong that Duban did not expect: ${subject}`,
};
