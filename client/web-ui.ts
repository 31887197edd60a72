import { findingWorkflowId } from '../workflows/ids';

/** Where Temporal Web UI is served: its address, and the namespace of the campaign. */
export interface WebUi {
  readonly origin: string;
  readonly namespace: string;
}

/** The page that lists what the query finds. */
export function listPage(webUi: WebUi, query: string): string {
  // An apostrophe would end the link in a terminal.
  return `${workflowsPage(webUi)}?query=${encodeURIComponent(query).replaceAll("'", '%27')}`;
}

export function findingPage(webUi: WebUi, campaign: string, finding: string): string {
  return workflowPage(webUi, findingWorkflowId(campaign, finding));
}

export function workflowPage(webUi: WebUi, workflowId: string): string {
  return `${workflowsPage(webUi)}/${encodeURIComponent(workflowId)}`;
}

function workflowsPage({ origin, namespace }: WebUi): string {
  return `${origin}/namespaces/${encodeURIComponent(namespace)}/workflows`;
}
