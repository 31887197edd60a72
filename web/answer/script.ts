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
    let [timer, upload, typed, keeping] = [0, undefined, false, 0];
    const written = (input) => {
      const body = new FormData(form);
      for (const { name } of form.querySelectorAll('input[type=file]')) if (name !== input?.name) body.delete(name);
      body.set('step', 'draft');
      return body;
    };
    const show = (text) => {
      // It comes alone: a whole page comes where this is not asked any more, and is of other forms.
      const fresh = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild;
      if (!fresh?.matches('[data-kept]')) return false;
      form.querySelector('[data-kept]')?.replaceWith(fresh);
      return true;
    };
    const keep = async () => {
      clearTimeout(timer);
      if (!typed || upload !== undefined) return;
      typed = false;
      keeping += 1;
      try {
        const answer = await fetch(form.action, { method: 'POST', body: written(), keepalive: true });
        if (!answer.ok || !show(await answer.text())) typed = true;
      } catch { /* The next pause tries again. */ typed = true; }
      keeping -= 1;
      next();
    };
    const next = () => {
      // A draft on its way was written without the file, and would come after it.
      const input = upload === undefined && keeping === 0 ? chosen.shift() : undefined;
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
