/**
 * What pages do by themselves where scripts run: a part that names an address looks there again after so many seconds,
 * and takes the new one in its place. It says which version it has, and where nothing changed nothing comes back. A part
 * that somebody is using (a field has the focus, a page is not shown) waits for the next time.
 */
export const script = `'use strict';
(() => {
  const part = () => document.querySelector('[data-again]');
  const again = async () => {
    const shown = part();
    if (shown === null) return;
    const { again: address, version } = shown.dataset;
    try {
      if (document.visibilityState !== 'visible' || shown.contains(document.activeElement)) return;
      const headers = version === undefined ? {} : { 'If-None-Match': version };
      const answer = await fetch(address, { headers, cache: 'no-store' });
      if (answer.status === 401 || answer.redirected) { location.reload(); return; }
      if (answer.status !== 200) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.querySelector('[data-again]');
      if (fresh !== null && part() === shown) { shown.replaceWith(fresh); document.title = page.title; }
    } catch { /* The server is away for a moment: the next look finds it. */ }
    finally { wait(); }
  };
  const wait = () => {
    const seconds = Number(part()?.dataset.seconds ?? 0);
    if (seconds > 0) setTimeout(again, seconds * 1000);
  };
  wait();
})();
`;
