/** Waits for Ctrl-C, or what a service manager says instead. */
export async function toldToStop(): Promise<void> {
  await new Promise<void>((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        stop();
      });
    }
  });
}
