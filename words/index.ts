import type { Language } from '../domain/policy/policy';
import { en } from './en';
import type { Words } from './words';
import { zhCn } from './zh-cn';

const all: Readonly<Record<Language, Words>> = { 'zh-CN': zhCn, en };

export function wordsFor(language: Language): Words {
  return all[language];
}
