import { columnTitle } from '../ledger-columns';
import { problemSentence, type ProblemStrings } from '../problem-sentence';
import type { Words } from '../words';
import { ledger } from './ledger';

/** How a deadline may be written. */
const dates = '2023-09-30、2023年10月底前、集中整改期内、3个月内、立行立改';

const problems: ProblemStrings['problems'] = {
  'unreadable-file': '文件无法读取',
  'missing-file': '找不到文件',
  'missing-column': '缺少必填列',
  'missing-value': '必填项为空',
  'missing-date': `必填项为空；可填：${dates}`,
  'unknown-unit': '没有这个单位',
  'unknown-leader': '没有这位领导',
  'unknown-group': '没有这个工作组',
  'bad-number': '序号须为正整数',
  'repeated-number': '序号重复',
  'bad-date': (found) => `时限无法识别，现为“${found}”；可填：${dates}`,
  'several-dates': '一格内有多个时限，请只留现行的一个；各项措施有各自时限的，每项措施单列一行',
  'unclear-date': '时限有两种读法，请写明年月日',
  'several-leads': '牵头单位与前一列不一致',
  'too-long': '文字过长，请精简',
  'too-many': '项数过多，请合并',
  classified: '标有密级的事项不得录入本系统',
  'old-excel': '不支持旧版表格格式（.xls、.et），请在WPS或Excel中另存为.xlsx',
  'password-protected': '文件设有打开密码，请在WPS或Excel中取消密码后另存',
  'damaged-file': '文件已损坏，请在WPS或Excel中打开后另存为.xlsx',
  'other-format': '不支持这种格式，请在WPS或Excel中打开后另存为.xlsx',
  'word-file': '不支持旧版文字文档（.doc、.wps），请另存为.docx，或把其中的表格复制到WPS表格、Excel后存为.xlsx',
  'no-table': '这份文档中没有表格，请用含有台账表格的文档，或改用.xlsx台账',
  'picture-of-table': '这是PDF或图片，不能读取其中的表格，请改用.xlsx台账',
  'too-large-file': '文件过大，请只保留台账本身的工作表和行列，另存为.xlsx',
  'open-quote': (found) => `第${found}行的引号没有成对，其后的内容无法分列，请补齐引号或另存为.xlsx`,
  'formula-without-value': (found) =>
    `单元格是公式“${found}”，文件中没有存其结果，请在Excel或WPS中打开并保存一次，或改填数值`,
  'formula-error': (found) => `公式出错（${found}），请改正或改填数值`,
  'no-findings': '表头下没有问题',
  'heading-taken': (found, wanted) =>
    `以这一行为表头，其中没有认出的列：${found === '' ? '（无）' : `“${found.replaceAll('、', '”“')}”`}。若其中就有所缺的列，请在campaign.yaml中写明：\ncolumns:\n${wanted.map((line) => `  ${line}`).join('\n')}`,
  'no-heading': (found) => `前${found}行中没有找到表头（应有反馈问题、牵头单位、整改时限等列）`,
  'column-elsewhere': (found) => `这一列在工作表“${found}”中；如台账在该表，请加--sheet ${found}`,
  'which-sheet': (_, wanted) =>
    `有几张工作表都像台账，请用--sheet指明读哪一张（可写几个，以逗号分隔）：${wanted.join('、')}`,
  'unknown-sheet': (found, wanted) => `没有工作表“${found}”，只有：${wanted.join('、')}`,
  'second-heading': (found) => `这里是另一张表的表头（“${found}”），请把两张表分开`,
  'side-by-side': (found) => `同一行中有两套表头（“${found}”重复），请把左右并排的两张表上下接成一张`,
  'several-findings': '同一序号下有两个问题，各有牵头单位或时限，请各编一个序号',
  'unknown-column': (found) => `没有“${found}”这一列，请写反馈问题、牵头单位、整改时限等列名`,
  'state-no-date': (found) => `“${found}”说的是状态，不是时限，请写明应完成的日期`,
  'rhythm-no-date': (found) => `“${found}”说的是频次，不是时限，请写明日期；长期任务可写“长期坚持”`,
  'undecided-date': (found) => `“${found}”没有定下时限，请定后填写`,
  'too-far-date': (found) => `“${found}”距今超过三十年，请核对年份`,
  'vague-date': (found) => `“${found}”没有写明是哪一天，请写明年月日`,
  'collective-unit': (found) => `“${found}”未指明是哪些单位，请逐一写明，或在org.yaml的unitGroups中定义`,
  'bad-value': '填写有误',
  'bad-mark': (found) => `填写有误，现为“${found}”；可填：是、√、★，或留空`,
  'bad-rhythm': (found) => `频次“${found}”未能读懂；可填：按周、按半月、按月、按季度，或留空`,
  'unknown-key': '没有这个设置项',
  'unknown-person': '没有这个人员',
  'repeated-address': '邮箱地址重复',
  'repeated-position': '同一岗位有两人担任',
  'too-large': '规则内容过多，无法随每个问题保存',
  'missing-secret': '存放密码的环境变量或文件不存在或为空',
  'other-mailbox': '邮件账户与整改工作的邮箱不一致',
};

const parts: ProblemStrings['parts'] = {
  header: '页眉页脚',
  comment: '批注',
  drawing: '文本框',
  'above-table': '表格前的文字',
  'below-table': '表格后的文字',
  properties: '文件属性',
  'sheet-name': '工作表名',
  'file-name': '文件名',
};

export const problem = problemSentence({
  problems,
  parts,
  colon: '：',
  found: (found) => `，现为“${found}”`,
  instead: (wanted) => `；可填：${wanted.join('、')}`,
  key: (key) => `，${key}`,
  line: (line) => `（第${line}行）`,
  sheet: (sheet) => `，工作表${sheet}`,
  part: (part) => `，${part}`,
  row: (row) => `，第${row}行`,
  column: (column) => `，${columnTitle(column, ledger.columns)}列`,
});

export const furtherProblems: Words['furtherProblems'] = (more) => `另有${more}处，修改后再次读取时列出。`;
