import { chromium, type Browser, type Page, type Request } from 'playwright-core';
import { answerScript } from '../../web/answer/script';
import { describeWith } from '../support/left-out';

const SITE = 'http://duban.example.org';
const page = `<!doctype html><form method="post" action="/kept" enctype="multipart/form-data" data-draft="none">
  <textarea name="progress"></textarea><input type="file" name="files">
  <div data-kept></div><progress hidden></progress><p data-failed hidden></p></form><script src="/answer.js"></script>`;

describeWith('chromium', 'what is typed and handed in on an answer page', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
  });

  /** The page of a form, with what its site answers what is kept or handed in. */
  async function opened(answered: (what: 'draft' | 'file') => Promise<string>): Promise<Page> {
    const shown = await browser.newPage();
    await shown.route('**/*', async (route) => {
      const request = route.request();
      const isScript = request.url().endsWith('.js');
      if (isScript) return route.fulfill({ contentType: 'text/javascript', body: answerScript });
      // Files go up where their progress can be seen.
      const what = request.resourceType() === 'xhr' ? 'file' : 'draft';
      const body = request.method() === 'GET' ? page : await answered(what);
      return route.fulfill({ contentType: 'text/html', body });
    });
    await shown.goto(`${SITE}/`);
    return shown;
  }

  /** Types something, and waits until it goes to be kept. */
  async function typed(shown: Page): Promise<Request> {
    const goes = shown.waitForRequest((request) => request.method() === 'POST');
    await shown.fill('textarea', 'Half is paved');
    return goes;
  }

  it('goes one after the other: a slow draft does not take away the file that was chosen after it', async () => {
    let letDraftCome: () => void = () => undefined;
    const draftMayCome = new Promise<void>((come) => (letDraftCome = come));
    const came: string[] = [];
    const shown = await opened(async (what) => {
      if (what === 'draft') await draftMayCome;
      came.push(what);
      return `<div data-kept>${came.join(' ')}</div>`;
    });
    await typed(shown);
    const file = { name: 'photo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
    await shown.setInputFiles('input[type=file]', file);
    await shown.waitForTimeout(500);
    expect(came).toEqual([]);
    letDraftCome();
    await shown.locator('[data-kept]', { hasText: 'file' }).waitFor();
    expect(came).toEqual(['draft', 'file']);
  });

  it('is not said to be kept where a page of other forms is all that comes back', async () => {
    const shown = await opened(() => Promise.resolve(`<h1>All</h1><form><div data-kept>of another</div></form>`));
    const answer = await (await typed(shown)).response();
    await answer?.finished();
    await shown.waitForTimeout(500);
    expect(await shown.textContent('[data-kept]')).toBe('');
  });
});
