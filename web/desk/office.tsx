import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { FC, PropsWithChildren } from 'hono/jsx';
import { isOffice } from '../../domain/commands/authority';
import { plain } from '../../domain/text/plain';
import { officeAreas, type OfficeArea } from '../../words/web-office';
import type { WebDependencies } from '../dependencies';
import { Page, SentencePage, type Site } from '../look/page';
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
  /** The last value of a field, without space around it and safe to record (domain/text/plain.ts); empty where there is none. */
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
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string').map(plain);
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

interface OfficePageProps {
  readonly site: Site;
  readonly area: OfficeArea;
  readonly title: string;
  /** To read or to fill in: no wider than a sheet of paper. */
  readonly narrow?: boolean;
  /** The list that it was opened from. */
  readonly back?: string;
  /** What it shows, in Temporal Web UI; the campaign itself where nothing is said. */
  readonly workflow?: string | undefined;
}

/** The frame of the office's pages. */
export const OfficePage: FC<PropsWithChildren<OfficePageProps>> = (props) => {
  const { site, area, title, narrow = false, back, workflow = site.workflow, children } = props;
  const content = (
    <>
      {back === undefined ? null : (
        <p>
          <a href={`${site.base}${pathOf(area)}`}>← {back}</a>
        </p>
      )}
      <h1>{title}</h1>
      {children}
      <WorkflowLink site={site} workflow={workflow} />
    </>
  );
  return (
    <Page site={site} title={title} area="desk">
      <OfficeNav site={site} area={area} />
      {narrow ? <div class="narrow">{content}</div> : content}
    </Page>
  );
};

/** Leads to what a page shows in Temporal Web UI, where this installation has its own. */
export const WorkflowLink: FC<{ readonly site: Site; readonly workflow: string | undefined }> = ({ site, workflow }) =>
  workflow === undefined ? null : (
    <p class="soft">
      <a href={workflow}>{site.words.web.office.workflow}</a>
    </p>
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
