import { todayOf } from '../client/now';
import { workflowPage } from '../client/web-ui';
import { defined } from '../domain/defined';
import { seesAll } from '../domain/organisation/sight';
import { campaignWorkflowId } from '../workflows/ids';
import type { Campaign } from '../workflows/messages';
import type { WebDependencies } from './dependencies';
import type { Site } from './look/page';
import type { Viewer } from './sign-in/viewer';

/** What a page says of the campaign and its day, and of who looks. */
export function siteOf(
  campaign: Pick<Campaign, 'id' | 'name' | 'terms'>,
  { address, words, now, webUi }: Pick<WebDependencies, 'address' | 'words' | 'now' | 'webUi'>,
  viewer?: Viewer,
): Site {
  const { id, name, terms } = campaign;
  const oversees = viewer !== undefined && seesAll(viewer.actor);
  const today = words.date(todayOf(campaign, now()));
  return defined<Site>({
    ...{ words, base: address.base, campaign: name, today, pace: terms.clock.pace },
    workflow: oversees && webUi !== undefined ? workflowPage(webUi, campaignWorkflowId(id)) : undefined,
    viewer: viewer && { name: viewer.name, formToken: viewer.session.formToken, oversees },
  });
}
