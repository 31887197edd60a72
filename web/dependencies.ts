import type { Context } from 'hono';
import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import type { OutgoingLetter } from '../mail/outbound';
import type { Words } from '../words/words';
import type { SharedReading } from './shared-reading';
import type { SignInLinks } from './sign-in/links';
import type { Sessions } from './sign-in/sessions';
import type { SiteAddress } from './site-address';

/** What the pages need of the world. */
export interface WebDependencies {
  readonly duban: Pick<Duban, 'readOne' | 'show' | 'obey' | 'readRegisters'>;
  /** Where sealed records lie. */
  readonly archive: Archive;
  readonly readings: SharedReading;
  readonly address: SiteAddress;
  readonly words: Words;
  readonly links: SignInLinks;
  readonly sessions: Sessions;
  /** The installation's. */
  readonly secret: string;
  readonly sendLetter: (letter: OutgoingLetter) => Promise<unknown>;
  /** From where a request comes, for limits. */
  readonly sourceOf: (context: Context) => string;
  /** The machine's time in milliseconds. */
  readonly now: () => number;
}
