/**
 * What an answer page does by itself where scripts run. What is typed is kept as a draft when the writer pauses or
 * leaves; a file goes up as soon as it is chosen, with its progress, and what comes back names what was handed in. The
 * page is whole without it: a button keeps the draft, and files go up with the form.
 */
export const answerScript = `'use strict';
(() => {
  const PAUSE = 1500;
  const watch = (form) => {
    const [progress, failed] = ['progress', '[data-failed]'].map((one) => form.querySelector(one));
    const chosen = [];
    let [timer, upload, typed] = [0, undefined, false];
    const written = (input) => {
      const body = new FormData(form);
      for (const { name } of form.querySelectorAll('input[type=file]')) if (name !== input?.name) body.delete(name);
      body.set('step', 'draft');
      return body;
    };
    const show = (text) => {
      const fresh = new DOMParser().parseFromString(text, 'text/html').querySelector('[data-kept]');
      if (fresh !== null) form.querySelector('[data-kept]')?.replaceWith(fresh);
      return fresh !== null;
    };
    const keep = async () => {
      clearTimeout(timer);
      if (!typed || upload !== undefined) return;
      typed = false;
      try {
        const answer = await fetch(form.action, { method: 'POST', body: written(), keepalive: true });
        if (!answer.ok) typed = true;
        else if (upload === undefined) show(await answer.text());
      } catch { /* The next pause tries again. */ typed = true; }
    };
    const next = () => {
      const input = upload === undefined ? chosen.shift() : undefined;
      if (input === undefined) return;
      upload = new XMLHttpRequest();
      upload.open('POST', form.action);
      failed.hidden = true;
      progress.value = 0;
      progress.hidden = false;
      upload.upload.onprogress = ({ loaded, total }) => { progress.value = loaded / total; };
      upload.onloadend = ({ target }) => {
        upload = undefined;
        progress.hidden = true;
        if (target.status === 200 && show(target.responseText)) input.value = '';
        // It is still chosen, and goes with the form.
        else failed.hidden = false;
        next();
        keep();
      };
      upload.send(written(input));
    };
    form.addEventListener('input', ({ target }) => {
      if (target.type === 'file') return;
      typed = true;
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    form.addEventListener('change', ({ target }) => {
      if (target.type !== 'file' || target.files.length === 0) return;
      chosen.push(target);
      next();
    });
    form.addEventListener('submit', () => {
      clearTimeout(timer);
      typed = false;
      chosen.length = 0;
      if (upload !== undefined) upload.onloadend = null;
      upload?.abort();
    });
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') keep(); });
  };
  for (const form of document.querySelectorAll('form[data-draft]')) watch(form);
})();
`;
