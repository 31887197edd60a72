import { examplesWith } from '../examples';
import { values } from './values';

export const examples = examplesWith({
  why: '管辖范围已调整',
  text: '十二个路口已硬化八个。',
  measure: '硬化12个路口',
  criterion: '矿区公共道路全部硬化',
  lacking: '缺7号路口验收单',
  statement: '12个路口全部硬化并验收',
  number: '督办〔2026〕7号',
  signer: '主任',
  title: '矿区道路扬尘',
  none: '无',
  values,
});
