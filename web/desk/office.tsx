import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { FC } from 'hono/jsx';
import { isOffice } from '../../domain/commands/authority';
import { officeAreas, type OfficeArea } from '../../words/web-office';
import type { WebDependencies } from '../dependencies';
import { SentencePage, type Site } from '../look/page';
import { isOfSession } from '../sign-in/sessions';
import type { SignedIn } from '../sign-in/viewer';
import { siteOf } from '../site';

/** Lets only people of the office pass; stands behind the sign-in. */
export function onlyOffice(dependencies: WebDependencies) {
  return createMiddleware<SignedIn>(async (context, next) => {
    const { viewer, campaign } = context.var;
    if (!isOffice(viewer.actor)) {
      const { onlyOffice: sentence } = dependencies.words.web.office;
      const site = siteOf(campaign, dependencies, viewer);
      return context.html(<SentencePage site={site} title={sentence} bad />, 403);
    }
    await next();
    return undefined;
  });
}

/** What a form of the office's pages sent. */
export interface OfficeForm {
  /** The last value of a field, without space around it; empty where there is none. */
  readonly text: (name: string) => string;
  readonly every: (name: string) => readonly string[];
  /** The files of a field, as they came. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The form, where it is of this session; otherwise nothing. */
export async function officeForm(context: Context<SignedIn>): Promise<OfficeForm | undefined> {
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody({ all: true });
  const every = (name: string): readonly string[] => {
    const value = body[name];
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  };
  const text = (name: string): string => every(name).at(-1)?.trim() ?? '';
  return isOfSession(context.var.viewer.session, text('form')) ? { text, every, body } : undefined;
}

/** The pages of the office, and which of them this is. */
export const OfficeNav: FC<{ readonly site: Site; readonly area: OfficeArea }> = ({ site: { words, base }, area }) => (
  <nav class="areas">
    {officeAreas.map((name) => (
      <a href={`${base}${pathOf(name)}`} aria-current={name === area ? 'page' : undefined}>
        {words.web.office.areas[name]}
      </a>
    ))}
  </nav>
);

function pathOf(area: OfficeArea): string {
  return area === 'desk' ? '/desk' : `/${area}`;
}

/** What went wrong, as sentences on top of a page. */
export const Problems: FC<{ readonly title: string; readonly sentences: readonly string[] }> = ({
  title,
  sentences,
}) =>
  sentences.length === 0 ? null : (
    <div class="notice bad" role="alert">
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </div>
  );
