import type { SearchAttributePair, SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertMemo, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { attributes as ours } from './attributes';

/** What lists and pages see of a workflow from outside. */
export interface Shown {
  readonly attributes: readonly SearchAttributePair[];
  readonly memo: Readonly<Record<string, unknown>>;
  /** Markdown for Temporal Web UI. */
  readonly card: string;
}

/**
 * Shows a workflow to those who look from outside. An upsert is an event of the history, so only values that differ from
 * those shown last are written. What the run was started with counts as shown.
 */
export function openShow(): (shown: Shown) => void {
  const { typedSearchAttributes, memo = {} } = workflowInfo();
  const attributesShown = new Map(
    typedSearchAttributes.getAll().map(({ key, value }) => [key.name, JSON.stringify(value)]),
  );
  const memoShown = new Map(Object.entries(memo).map(([name, value]) => [name, JSON.stringify(value)]));
  return ({ attributes, memo: fields, card }) => {
    const changed: SearchAttributeUpdatePair[] = attributes.filter(({ key, value }) =>
      isNews(attributesShown, key.name, value),
    );
    for (const key of Object.values(ours)) {
      // What has no value any more, as the supervision group of a reassigned finding, is found by no filter.
      if (attributes.some((pair) => pair.key.name === key.name)) continue;
      if (attributesShown.delete(key.name)) changed.push({ key, value: null } as SearchAttributeUpdatePair);
    }
    if (changed.length > 0) upsertSearchAttributes(changed);
    const news = Object.entries(fields).filter(([name, value]) => isNews(memoShown, name, value));
    if (news.length > 0) upsertMemo(Object.fromEntries(news));
    setCurrentDetails(card);
  };
}

function isNews(shown: Map<string, string>, name: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  if (shown.get(name) === text) return false;
  shown.set(name, text);
  return true;
}
