import { countedViews } from '../client/views';
import { listPage } from '../client/web-ui';
import type { Duban } from '../client/duban';
import { readStackFile, webUiOf } from '../worker/stack-file';
import { viewHeadings } from '../words/views';
import type { Words } from '../words/words';
import { onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import type { Verb } from './verb';

/** `duban views`: the campaign's prepared views. */
export const views: Verb = {
  async act(given, words) {
    await onCampaign(given, async (service, id) => {
      print(await viewsText(service, id, given, words));
    });
  },
};

/**
 * The campaign's prepared views, each with what it finds now and its page in Temporal Web UI; with its query alone
 * where this data folder's stack serves none.
 */
async function viewsText(duban: Duban, campaign: string, given: Given, words: Words): Promise<string> {
  const stack = readStackFile(given.maybe('data') ?? 'data');
  const webUi = stack === undefined ? undefined : webUiOf(stack);
  const views = (await countedViews(duban, await duban.campaign(campaign))).map((view) => ({
    ...view,
    link: webUi === undefined ? null : listPage(webUi, view.query),
  }));
  if (given.is('json')) return JSON.stringify(views, null, 2);
  const blocks = viewHeadings.map((heading) => [
    words.views.headings[heading],
    ...views
      .filter((view) => view.heading === heading)
      .map(({ count, name, link, query }) => `${String(count).padStart(5)}  ${name}\n       ${link ?? query}`),
  ]);
  return blocks.map((lines) => lines.join('\n')).join('\n\n');
}
