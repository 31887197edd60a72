import { z } from 'zod';
import { sealed, unsealed } from './sealed';

const facts = z.strictObject({ campaign: z.string() });

/**
 * The link of a screen that hangs in a room and never signs in. It shows the wall chart of one campaign, which names no
 * person, and opens nothing else. It is made of the installation's secret, so it outlives a restart.
 */
export function screenLink(secret: string, campaign: string): string {
  return sealed(secret, 'screen', { campaign });
}

export function isScreenOf(secret: string, campaign: string, link: string): boolean {
  const read = facts.safeParse(unsealed(secret, 'screen', link));
  return read.success && read.data.campaign === campaign;
}
