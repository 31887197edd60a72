import type { ProblemCode, ProblemSentence } from '../files';

const problems: Readonly<Record<ProblemCode, string>> = {
  'unreadable-file': '文件无法读取',
  'missing-file': '找不到文件',
  'missing-column': '缺少必填列',
  'missing-value': '必填项为空',
  'unknown-unit': '没有这个单位',
  'unknown-leader': '没有这位领导',
  'unknown-group': '没有这个工作组',
  'bad-number': '序号须为正整数',
  'repeated-number': '序号重复',
  'bad-date': '时限无法识别',
  'several-dates': '一格内有多个时限，请拆分到各自的行',
  'unclear-date': '时限有两种读法，请写明年月日',
  'several-leads': '牵头单位与前一列不一致',
  'too-long': '文字过长，请精简',
  'too-many': '项数过多，请合并',
  classified: '标有密级的事项不得录入本系统',
  'old-excel': '不支持旧版表格格式（.xls、.et），请在WPS或Excel中另存为.xlsx',
  'bad-value': '填写有误',
  'unknown-key': '没有这个设置项',
  'unknown-person': '没有这个人员',
  'repeated-address': '邮箱地址重复',
  'repeated-position': '同一岗位有两人担任',
  'too-large': '规则内容过多，无法随每个问题保存',
  'missing-secret': '存放密码的环境变量或文件不存在或为空',
  'other-mailbox': '邮件账户与整改工作的邮箱不一致',
};

export const problem: ProblemSentence = (file, at, code, found, wanted) => {
  const where =
    at === undefined
      ? ''
      : 'row' in at
        ? `，工作表${at.sheet}，第${at.row}行，${at.column}列`
        : `，${at.key}${at.line === undefined ? '' : `（第${at.line}行）`}`;
  const instead = wanted.length === 0 ? '' : `；可填：${wanted.join('、')}`;
  return `${file}${where}：${problems[code]}${found === '' ? '' : `，现为“${found}”`}${instead}`;
};
