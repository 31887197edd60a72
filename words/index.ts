import type { Language } from '../domain/policy';
import { en } from './en';
import type { Words } from './words';
import { zhCn } from './zh-cn';

export function wordsFor(language: Language): Words {
  return language === 'zh-CN' ? zhCn : en;
}
