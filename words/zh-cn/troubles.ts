import type { Words } from '../words';

export const troubles: Words['troubles'] = {
  'no-server': (subject) => `无法连接Temporal服务（${subject}）。请先运行npm start，或用--address指定地址。`,
  'no-worker': (subject) => `${subject}没有在时限内得到处理：目前没有运行中的worker。请运行duban up或duban worker。`,
  'task-fails': (subject) =>
    `${subject}无法继续：其流程按当前运行的版本执行出错。换回原版本或装上修正后的版本，即自行恢复。`,
  'other-build': (subject) => `${subject}由其他版本启动，列表无法读取。运行duban campaign renew后按当前版本继续。`,
  'unknown-finding': (subject) => `没有编号为${subject}的问题。用duban list查看全部。`,
  'unknown-campaign': (subject) => `没有名为${subject}的整改工作。请先用duban import导入。`,
  'findings-gone': (subject) => `台账上有、但已不在运行（可能在Temporal中被终止）：${subject}。`,
  'prefix-taken': (subject) =>
    `整改工作${subject}已使用同一邮箱和同一编号前缀，来信将无从区分。请在campaign.yaml中另定前缀或邮箱。`,
  'no-draft': (subject) => `${subject}目前没有待签发的通报。`,
  'unknown-person': (subject) => `名册中没有${subject}。请写人员代码或岗位，如office、natural-resources。`,
  'unknown-message': (subject) => `没有编号以${subject}开头的待核实来信，或不止一封。可用duban inbox list查看。`,
  'message-decided': (subject) => `来信${subject}已处理过。`,
  'port-taken': (subject) => `端口${subject}已被占用。请停止占用它的程序，或另选端口。`,
  'foreign-data': (subject) => `数据目录不是本程序的（${subject}）。请使用写成它的版本，或用--data另选目录。`,
  'broken-secret': (subject) => `${subject}中没有可用的密钥。请从备份恢复，否则无法核验来信。`,
  'no-temporal-cli': () => '找不到Temporal命令行程序。请安装（https://docs.temporal.io/cli）后重试。',
  'server-did-not-start': (subject) => `Temporal服务未能启动：${subject}`,
  'already-running': (subject) => `Duban已在运行（进程${subject}）。`,
  'mail-refused': (subject) => `邮件服务器拒收：${subject}`,
  'mail-fails': (subject) => `邮件账户${subject}不能满足需要，详见上文。`,
  'no-mail-file': (subject) => `尚未填写邮件账户：没有${subject}。写法见docs/mail.md。`,
  'disk-full': (subject) => `磁盘空间不足，未能保存：${subject}`,
  'folder-not-empty': (subject) => `${subject}不是空目录，未写入任何内容。请另选目录。`,
  'archive-corrupt': (subject) => `已备份，但档案中有文件与存入时不符：${subject}。`,
  unconfirmed: () => '未作任何改动。确认办理请加--yes。',
  'bad-argument': (subject) => `无法理解：${subject}。`,
  'missing-option': (subject) => `缺少选项：${subject}。`,
  unexpected: (subject) => `发生意外：${subject}`,
};
