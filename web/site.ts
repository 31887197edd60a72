import { todayOf } from '../client/now';
import { defined } from '../domain/defined';
import { seesAll } from '../domain/organisation/sight';
import type { Campaign } from '../workflows/messages';
import type { WebDependencies } from './dependencies';
import type { Site } from './look/page';
import type { Viewer } from './sign-in/viewer';

/** What a page says of the campaign and its day, and of who looks. */
export function siteOf(
  campaign: Pick<Campaign, 'name' | 'terms'>,
  { address, words, now }: Pick<WebDependencies, 'address' | 'words' | 'now'>,
  viewer?: Viewer,
): Site {
  const { name, terms } = campaign;
  const today = words.date(todayOf(campaign, now()));
  return defined<Site>({
    ...{ words, base: address.base, campaign: name, today, pace: terms.clock.pace },
    viewer: viewer && {
      ...{ name: viewer.name, formToken: viewer.session.formToken },
      oversees: seesAll(viewer.actor),
    },
  });
}
