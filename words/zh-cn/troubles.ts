import type { Words } from '../words';

export const troubles: Words['troubles'] = {
  'no-server': (subject) => `无法连接Temporal服务（${subject}）。请先运行npm start，或用--address指定地址。`,
  'no-worker': (subject) => `${subject}没有在时限内得到处理：目前没有运行中的worker。请运行duban up或duban worker。`,
  'task-fails': (subject) => `${subject}无法继续：其流程任务每次执行都出错。换回原版本或装上修正后的版本，即自行恢复。`,
  'other-build': (subject) => `${subject}由其他版本启动，列表无法读取。运行duban campaign renew后按当前版本继续。`,
  'attributes-missing': (subject) =>
    `Temporal命名空间缺少搜索属性，当前用户无权添加。请集群管理员用temporal operator search-attribute create添加：${subject}。`,
  'unknown-finding': (subject) => `没有编号为${subject}的问题。用duban list查看全部。`,
  'unknown-campaign': (subject) => `没有名为${subject}的整改工作。请先用duban import导入。`,
  'campaign-stopped': (subject) =>
    `整改工作${subject}并未归档，其流程在Temporal中被人终止，恢复之前不再发出任何通知。请在Temporal中原样恢复：在Temporal Web UI中点击Reset，或运行temporal workflow reset --workflow-id ${subject} --type LastWorkflowTask --reason mistake。`,
  'no-finding-named': (subject) => `没有指明对哪些问题执行${subject}：请写问题编号，或用条件选取。`,
  'cannot-close': (subject) =>
    `岗位安排使下列问题无法销号：${subject}。请在org.yaml中调整岗位，再运行duban campaign amend。`,
  'findings-gone': (subject) =>
    `台账上有、但已不在运行（可能在Temporal中被终止）：${subject}。可在Temporal Web UI中用Reset逐一恢复。`,
  'prefix-taken': (subject) =>
    `整改工作${subject}已使用同一邮箱和同一编号前缀，来信将无从区分。请在campaign.yaml中另定前缀或邮箱。`,
  'no-snapshot': (subject) =>
    `没有${subject}及此前的存档：自首个发信时点起逐日存档，保存在运行整改工作的数据目录中（--data）。`,
  'no-draft': (subject) => `${subject}目前没有待签发的通报。`,
  'unknown-person': (subject) => `名册中没有${subject}。请写人员代码或岗位，如office、natural-resources。`,
  'unknown-message': (subject) => `没有编号以${subject}开头的待核实来信，或不止一封。可用duban inbox list查看。`,
  'message-waits-on': (subject) => `来信${subject}未能全部办理，仍待处理，原因见上。`,
  'messages-stuck': (subject) => `有来信迟迟未能办理：${subject}。`,
  'message-decided': (subject) => `来信${subject}已处理过。`,
  'port-taken': (subject) => `端口${subject}已被占用。请停止占用它的程序，或另选端口。`,
  'foreign-data': (subject) => `数据目录不是本程序的（${subject}）。请使用写成它的版本，或用--data另选目录。`,
  'data-of-campaign': (subject) => `数据目录中是另一项整改工作（${subject}），未作任何改动。`,
  'data-paced-otherwise': (subject) => `${subject}中的整改工作以另一速度运行，未作任何改动。`,
  'data-kept': (subject) => `${subject}中是须保留的加速整改工作；重新开始会将其删除，因此未作任何改动。`,
  'server-in-fast-time': (subject) =>
    `${subject}中运行的是加速的整改工作，重新开始时其数据会被删除。请将台账导入另一目录。`,
  'broken-secret': (subject) => `${subject}中没有可用的密钥。请从备份恢复，否则无法核验来信。`,
  'no-temporal-cli': () => '找不到Temporal命令行程序。请安装（https://docs.temporal.io/cli）后重试。',
  'server-ended': (subject) => `Temporal服务在启动过程中退出。日志末尾：${subject}`,
  'worker-ended': (subject) => `worker在启动过程中退出。日志末尾：${subject}`,
  'already-running': (subject) => `Duban已在运行（进程${subject}）。`,
  'mail-refused': (subject) => `邮件服务器拒收：${subject}`,
  'mail-fails': (subject) => `邮件账户${subject}不能满足需要，详见上文。`,
  'no-mail-file': (subject) => `尚未填写邮件账户：没有${subject}。写法见docs/mail.md。`,
  'disk-full': (subject) => `磁盘空间不足，未能保存：${subject}`,
  'unknown-build': (subject) => `数据目录中没有保存版本${subject}，请查看其中的builds目录。`,
  'folder-not-empty': (subject) => `${subject}不是空目录，未写入任何内容。请另选目录。`,
  'archive-corrupt': (subject) => `已备份，但档案中有文件与存入时不符：${subject}。`,
  'archive-damaged': (subject) => `档案中有文件损坏或缺失：${subject}。请从备份恢复，恢复之前不予采用。`,
  'not-in-archive': (subject) => `本数据目录的档案中没有文件${subject}。请用--data指定worker所用的目录。`,
  'note-differs': (subject) => `档案中已有内容不同的记录${subject}。归档内容不得改写，本次未作任何改动。`,
  'foreign-note': (subject) => `档案中的记录${subject}由其他版本写成。请使用该版本或更新的版本。`,
  'not-all': (subject) => `${subject}项未办理，原因见上。`,
  unconfirmed: () => '未作任何改动。确认办理请加--yes。',
  'bad-argument': (subject) => `无法理解：${subject}。`,
  'missing-option': (subject) => `缺少选项：${subject}。`,
  unexpected: (subject) => `发生意外：${subject}`,
};
