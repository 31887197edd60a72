/** Workflow ids are readable and hold codes only, never a name or an address. */
export function campaignWorkflowId(campaign: string): string {
  return campaign;
}

export function findingWorkflowId(campaign: string, finding: string): string {
  return `${campaign}/finding/${finding}`;
}

export function courierWorkflowId(campaign: string, recipient: string): string {
  return `${campaign}/courier/${recipient}`;
}

/** @param identity what makes a message the same wherever it arrives */
export function messageWorkflowId(campaign: string, identity: string): string {
  return `${campaign}/message/${identity}`;
}

/** The recipient's code where nobody holds the position. */
export function vacantCode(position: string): string {
  return `vacant.${position.replaceAll('/', '.')}`;
}

/** The update id of a note that the ledger brought begins so; its end is made of the note's text. */
export const LEDGER_NOTE = 'ledger/note/';
