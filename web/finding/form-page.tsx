import type { FC, PropsWithChildren } from 'hono/jsx';
import type { CommandName } from '../../domain/commands/commands';
import type { Campaign } from '../../workflows/messages';
import type { Words } from '../../words/words';
import { FormToken, Page, type Site } from '../look/page';
import { Matter } from './finding-page';
import type { FindingView } from './finding-view';
import type { Field, Filled } from './form';
import type { KeptFiles } from './kept-files';

/** One form: what it asks, where it goes, and what was filled in already. */
export interface CommandFormProps {
  readonly site: Site;
  readonly name: CommandName;
  readonly fields: readonly Field[];
  /** Where it is sent. */
  readonly action: string;
  /** Stands in the forms of who is signed in; the link in a letter needs none. */
  readonly token?: string;
  /** The entry that was the finding's last when this page was drawn. */
  readonly seq: number;
  /** Names this form, so that what is sent twice is done once. */
  readonly once: string;
  readonly filled?: Filled;
  /** Files that came with it before, and the seal that carries them on. */
  readonly kept?: { readonly files: KeptFiles; readonly sealed: string };
  /** What will come of it is shown before it can be sent; else that is a choice. */
  readonly alwaysForeseen?: boolean;
  /** What is typed can be kept as a draft: whether one is kept now. */
  readonly draft?: 'none' | 'kept';
}

/** What stands inside it comes beside its buttons. */
export const CommandForm: FC<PropsWithChildren<CommandFormProps>> = (props) => {
  const {
    site,
    name,
    fields,
    action,
    token,
    seq,
    once,
    filled = {},
    kept,
    alwaysForeseen = false,
    draft,
    children,
  } = props;
  const { words } = site;
  const { consequences, answer } = words.web;
  const hasFiles = fields.some(({ kind }) => kind === 'files' || kind === 'numbered');
  return (
    <form
      method="post"
      action={action}
      class="stack paper"
      enctype={hasFiles ? 'multipart/form-data' : undefined}
      aria-label={words.commands[name]}
      data-draft={draft}
    >
      {token === undefined ? null : <FormToken token={token} />}
      <input type="hidden" name="seq" value={String(seq)} />
      <input type="hidden" name="once" value={once} />
      {fields.map((field) => (
        <FieldShown field={field} filled={filled} words={words} />
      ))}
      <KeptShown kept={kept} draft={draft} words={words} />
      {draft === undefined ? null : (
        <>
          <progress max={1} value={0} aria-label={answer.uploading} hidden />
          <p class="notice bad" role="alert" data-failed hidden>
            {answer.uploadFailed}
          </p>
        </>
      )}
      <span class="do">
        {alwaysForeseen ? (
          <button type="submit" name="step" value="preview">
            {words.commands[name]}
          </button>
        ) : (
          <>
            <button type="submit">{words.commands[name]}</button>{' '}
            <button type="submit" name="step" value="preview" class="plain">
              {consequences.look}
            </button>
          </>
        )}{' '}
        {draft === undefined ? null : (
          <button type="submit" name="step" value="keep" class="plain" formnovalidate>
            {answer.keepDraft}
          </button>
        )}{' '}
        {children}
      </span>
    </form>
  );
};

interface KeptProps {
  readonly kept: CommandFormProps['kept'];
  readonly draft: CommandFormProps['draft'];
  readonly words: Words;
  /** Why files that were handed in are not kept, as sentences. */
  readonly problems?: readonly string[];
}

/** What is kept of a form that is not sent yet: its files, and that there is a draft. A script replaces it on the page. */
export const KeptShown: FC<KeptProps> = ({ kept, draft, words, problems = [] }) => {
  const { consequences, finding, answer } = words.web;
  if (draft === undefined && (kept?.files.length ?? 0) === 0) return null;
  return (
    <div class="stack" data-kept>
      {problems.length === 0 ? null : <Problems title={finding.badForm} problems={problems} />}
      {kept === undefined || kept.files.length === 0 ? null : (
        <div>
          <input type="hidden" name="kept" value={kept.sealed} />
          <p>
            {consequences.handedIn}: {words.card.list(kept.files.map(({ file }) => file.name))}
          </p>
          <label class="check">
            <input type="checkbox" name="discard" value="yes" /> {consequences.discard}
          </label>
        </div>
      )}
      {draft === 'kept' ? <p class="soft">{answer.draftKept}</p> : null}
    </div>
  );
};

/** Sentences that say why a form was not taken. */
export const Problems: FC<{ readonly title: string; readonly problems: readonly string[] }> = ({ title, problems }) => (
  <div class="notice bad" role="alert">
    <h2>{title}</h2>
    <ul>
      {problems.map((problem) => (
        <li>{problem}</li>
      ))}
    </ul>
  </div>
);

interface FormPageProps extends Omit<CommandFormProps, 'action'> {
  readonly campaign: Campaign;
  readonly view: FindingView;
  /** Why it was not taken, as sentences. */
  readonly problems?: readonly string[];
  readonly problemTitle?: string;
}

/** One answer to one finding, with the matter that it is about below: nobody decides what he was not shown. */
export function formPage({ campaign, view, problems = [], problemTitle = '', ...form }: FormPageProps) {
  const { site, name } = form;
  const { words, base } = site;
  const page = `${base}/finding/${encodeURIComponent(view.id)}`;
  return (
    <Page site={site} title={`${words.commands[name]} ${view.id}`}>
      <div class="narrow">
        <p>
          <a href={page}>
            ← {view.id} {view.title}
          </a>
        </p>
        <h1>{words.commands[name]}</h1>
        {problems.length === 0 ? null : <Problems title={problemTitle} problems={problems} />}
        <CommandForm {...form} action={`${page}/do/${name}`}>
          <a href={page}>{words.web.finding.cancel}</a>
        </CommandForm>
        <Matter site={site} campaign={campaign} view={view} />
      </div>
    </Page>
  );
}

interface FieldProps {
  readonly field: Field;
  readonly filled: Filled;
  readonly words: Words;
}

/** One field of a form, with what was filled in. */
export const FieldShown: FC<FieldProps> = ({ field, filled, words }) => {
  const { finding } = words.web;
  const { name } = field;
  const isOptional = 'required' in field && !field.required;
  const hint = finding.hints[name];
  const said = (key: string): string | undefined => {
    const value = filled[key];
    return typeof value === 'string' ? value : value?.at(-1);
  };
  const label = (
    <>
      <b>{finding.fields[name]}</b>
      {isOptional ? <span class="soft"> ({finding.optional})</span> : null}
      {hint === undefined ? null : <span class="hint">{hint}</span>}
    </>
  );
  switch (field.kind) {
    case 'line':
      return (
        <label>
          <span>{label}</span>
          <input
            name={name}
            value={said(name) ?? field.value ?? ''}
            required={field.required}
            maxlength={LONGEST_LINE}
          />
        </label>
      );
    case 'day':
      return (
        <label>
          <span>{label}</span>
          <input type="date" name={name} value={said(name) ?? field.value ?? ''} required={field.required} />
        </label>
      );
    case 'text':
      return (
        <label>
          <span>{label}</span>
          <textarea name={name} required={field.required} maxlength={LONGEST_TEXT}>
            {said(name) ?? field.value ?? ''}
          </textarea>
        </label>
      );
    case 'choice': {
      const chosen = said(name) ?? field.value ?? '';
      return (
        <label>
          <span>{label}</span>
          <select name={name} required={field.required}>
            <option value="">{finding.choose}</option>
            {field.among.map((choice) => (
              <option value={choice.value} selected={choice.value === chosen}>
                {choice.name}
              </option>
            ))}
          </select>
        </label>
      );
    }
    case 'ticks': {
      const given = filled[name];
      const ticked = given === undefined ? (field.value ?? []) : typeof given === 'string' ? [given] : given;
      return (
        <fieldset class="ticks">
          <legend>{label}</legend>
          {field.among.map((choice) => (
            <label class="check">
              <input type="checkbox" name={name} value={choice.value} checked={ticked.includes(choice.value)} />
              {choice.name}
            </label>
          ))}
        </fieldset>
      );
    }
    case 'numbered':
      return (
        <fieldset class="stack">
          <legend>{label}</legend>
          {field.each.map(({ number, text }) => (
            <label>
              <span class="written">
                {number}. {text}
              </span>
              <textarea name={`${name}-${number}`} maxlength={LONGEST_TEXT}>
                {said(`${name}-${number}`) ?? ''}
              </textarea>
              <input type="file" name={`${name}-${number}-files`} multiple aria-label={finding.fields.files} />
            </label>
          ))}
        </fieldset>
      );
    case 'files':
      return (
        <label>
          <span>{label}</span>
          <input type="file" name={name} multiple />
        </label>
      );
    case 'rows':
      return (
        <fieldset class="rows">
          <legend>{label}</legend>
          {Array.from({ length: field.rows }, (_, place) => `${name}-${place + 1}`).map((key, place) => (
            <div>
              <input
                name={key}
                value={said(key) ?? ''}
                aria-label={`${finding.fields[name]} ${finding.numbered(place + 1)}`}
                maxlength={LONGEST_LINE}
              />
              <input
                type="date"
                name={`${key}-due`}
                value={said(`${key}-due`) ?? ''}
                aria-label={`${finding.due} ${finding.numbered(place + 1)}`}
              />
              <label class="tick">
                <input type="checkbox" name={`${key}-node`} value="yes" checked={said(`${key}-node`) !== undefined} />
                <span>{finding.node}</span>
              </label>
            </div>
          ))}
        </fieldset>
      );
  }
};

const LONGEST_LINE = 300;
/** As much as a field of a command may have. */
const LONGEST_TEXT = 4_000;
