import { languages, type Language } from '../domain/policy/policy';

/** What the reader's system speaks. */
export function languageOf(environment: NodeJS.ProcessEnv): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.startsWith('zh') ? 'zh-CN' : 'en';
}

/** What `--lang` asks for, wherever it stands; a value that will not do is told when the options are read. */
export function languageAsked(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((one) => one === '--lang' || one.startsWith('--lang='));
  const asked = argv[at]?.split('=')[1] ?? argv[at + 1];
  return at < 0 ? undefined : languages.find((language) => language === asked);
}
