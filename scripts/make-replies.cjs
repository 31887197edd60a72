// Writes tests/mail/replies: answers to our letters in the shape of the mail programs that people use, each with what it
// says beside it. Run it after changing a shape or a case: node scripts/make-replies.cjs
const { mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'tests', 'mail', 'replies');
const owner = { zh: '"张某"', en: '"A. Owner"' };
const office = { zh: '整改办', en: 'Rectification Office' };
const address = 'duban@example.org';
const mine = 'owner@example.org';

const letters = {
  'zh-one': {
    subject: '[WH-012] 整改到期：三处矿点堆土未清',
    lines: [
      '提醒：“三处矿点堆土未清”，请按时整改到期；如已报送请忽略',
      '时限：2023年10月20日17:30前（还有10个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 申请销号 → 申请销号 / 标准1：',
      '  · 申请延期 → 延期 年-月-日 理由：',
      '未完成措施：2. 清运三处矿点堆土并平整场地 2023年9月15日；3. 补种苗木 2023年10月10日',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年9月28日',
      '联系电话：0473-0000000',
    ],
  },
  'zh-several': {
    subject: '[WH] 2项事项请阅办',
    lines: [
      '请办理2项，最早一项时限：2023年7月25日17:30前',
      '办理方式：直接回复本邮件，每项一行，行首写明编号',
      '',
      '== 请办理',
      '',
      '[WH-005] 请签收：“矿山地质环境治理”',
      '时限：2023年7月25日17:30前（还有2个工作日）',
      '  · 签收 → [WH-005] 签收',
      '  · 申请调整责任单位 → [WH-005] 申请调整责任单位：',
      '',
      '[WH-006] 请签收：“违建清理”',
      '时限：2023年7月25日17:30前（还有2个工作日）',
      '  · 签收 → [WH-006] 签收',
      '  · 申请调整责任单位 → [WH-006] 申请调整责任单位：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年7月21日',
    ],
  },
  'zh-approve': {
    subject: '[WH-012] 审定：三处矿点堆土未清',
    lines: [
      '请审定：“三处矿点堆土未清”',
      '时限：2023年10月24日17:30前（还有3个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 同意 → 同意',
      '  · 不同意 → 不同意：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年10月19日',
    ],
  },
  'zh-check': {
    subject: '[WH-012] 核实：三处矿点堆土未清',
    lines: [
      '请核实：“三处矿点堆土未清”',
      '时限：2023年10月18日17:30前（还有7个工作日）',
      '办理方式：直接回复本邮件，首行写明答复',
      '  · 已整改 → 已整改',
      '  · 持续整改 → 持续整改：',
      '  · 未整改 → 未整改：',
      '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
      '',
      '整改工作领导小组办公室',
      '2023年10月8日',
    ],
  },
  'en-one': {
    subject: '[WH-012] rectify: spoil heaps at three pits',
    lines: [
      'Reminder: rectify: “spoil heaps at three pits”; ignore this if it is on its way',
      'By: 20 October 2023, 17:30 (10 working days left)',
      'How: answer this mail; put the answer on the first line',
      '  · Claim completion → claim / criterion 1: ',
      '  · Ask for an extension → extend yyyy-mm-dd because ',
      'Measures not yet done: 2. carry the spoil away and level the ground 15 September 2023',
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
      '',
      'Rectification Office',
      '28 September 2023',
      'Telephone: 0473-0000000',
    ],
  },
  'en-approve': {
    subject: '[WH-012] approve: spoil heaps at three pits',
    lines: [
      'Please approve: “spoil heaps at three pits”',
      'By: 24 October 2023, 17:30 (3 working days left)',
      'How: answer this mail; put the answer on the first line',
      '  · Agree → agree',
      '  · Disagree → disagree: ',
      'Nothing classified may be sent to this mailbox. To speak to a person, telephone or just answer.',
      '',
      'Rectification Office',
      '19 October 2023',
    ],
  },
};

// --- what programs write -------------------------------------------------------------------------------------------

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const divs = (lines) => lines.map((line) => `<div>${line === '' ? '<br>' : escape(line)}</div>`).join('');
const breaks = (lines) => lines.map(escape).join('<br>\n');
/** The letter's own HTML, as programs carry it along. */
const letterHtml = (lines) =>
  `<style>h2{font-size:1rem}</style>${lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, label, body] = /^ {2}· (.+?) → (.*)$/.exec(line) ?? [];
      if (label !== undefined)
        return `<p><a href="mailto:${address}?body=x">${escape(label)}</a> → ${escape(body)}</p>`;
      return line.startsWith('== ') ? `<h2>${escape(line.slice(3))}</h2>` : `<p>${escape(line)}</p>`;
    })
    .join('\n')}`;
const signed = (lines) => lines.map((line) => `> ${line}`);
/** Breaks lines at a width, as plain text senders do. */
const wrapped = (lines, width) =>
  lines.flatMap((line) => (line.length <= width ? [line] : (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [])));
const page = (body) =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"></head><body>${body}</body></html>`;

const zh = { from: '发件人', sent: '发送时间', date: '日期', to: '收件人', subject: '主题' };
const en = { from: 'From', sent: 'Sent', date: 'Date', to: 'To', subject: 'Subject' };
const name = (lang) => (lang === 'zh' ? zh : en);

/** Each shape gives { text?, html? } of a reply (lines) to a letter in a language. */
const shapes = {
  'outlook-desktop': ({ reply, letter, lang }) => {
    const n = name(lang);
    const colon = lang === 'zh' ? ':' : ':';
    const para = (line) =>
      `<p class=MsoNormal><span style='font-size:10.5pt;font-family:等线'>${line === '' ? '<o:p>&nbsp;</o:p>' : escape(line)}</span></p>`;
    const when = lang === 'zh' ? '2023年9月28日 9:00' : 'Thursday, September 28, 2023 9:00 AM';
    return {
      text: [
        ...reply,
        '',
        `${lang === 'zh' ? '-----邮件原件-----' : '-----Original Message-----'}`,
        `${n.from}${colon} ${office[lang]} <${address}> `,
        `${n.sent}${colon} ${when}`,
        `${n.to}${colon} ${mine}`,
        `${n.subject}${colon} ${letter.subject}`,
        '',
        ...letter.lines,
      ],
      html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=CHARSET"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=ZH-CN link="#0563C1"><div class=WordSection1>${reply.map(para).join('')}${para('')}<div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>${n.from}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${office[lang]} &lt;${address}&gt; <br></span><b>${n.sent}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${when}<br></span><b>${n.to}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${mine}<br></span><b>${n.subject}<span lang=EN-US>${colon}</span></b><span lang=EN-US> ${escape(letter.subject)}<o:p></o:p></span></p></div></div>${letter.lines.map(para).join('')}</div></body></html>`,
    };
  },
  'outlook-web': ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      html: page(
        `<div class="elementToProof" style="font-family: Calibri; font-size: 12pt;">${breaks(reply)}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000"><b>${n.from}:</b> ${office[lang]} &lt;${address}&gt;<br><b>${n.sent}:</b> 2023-09-28 9:00<br><b>${n.to}:</b> ${mine}<br><b>${n.subject}:</b> ${escape(letter.subject)}</font><div>&nbsp;</div></div><div>${letterHtml(letter.lines)}</div>`,
      ),
    };
  },
  'outlook-phone': ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      html: page(
        `<div dir="ltr">${breaks(reply)}</div><div id="ms-outlook-mobile-signature"><div>${lang === 'zh' ? '获取 Outlook for Android' : 'Get Outlook for iOS'}</div></div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message"><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><b>${n.from}:</b> ${office[lang]}<br><b>${n.sent}:</b> 2023-09-28<br><b>${n.subject}:</b> ${escape(letter.subject)}</div>${letterHtml(letter.lines)}</div>`,
      ),
    };
  },
  foxmail: ({ reply, letter, lang }) => {
    const n = name(lang);
    return {
      text: [
        ...reply,
        '',
        '',
        owner[lang].replaceAll('"', ''),
        ' ',
        `${n.from}：${office[lang]}`,
        `${n.sent}：2023-09-28 09:00`,
        `${n.to}：owner`,
        `${n.subject}：${letter.subject}`,
        ...letter.lines,
      ],
      html: `<html><head><meta http-equiv="content-type" content="text/html; charset=CHARSET"><style>body { line-height: 1.5; }blockquote { margin-top: 0px; margin-bottom: 0px; margin-left: 0.5em; }</style></head><body>\n${divs(reply)}\n<div><br></div><blockquote style="margin-Top: 0px; margin-Bottom: 0px; margin-Left: 0.5em; margin-Right: inherit"><div>&nbsp;</div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><div style="PADDING-RIGHT: 8px; FONT-SIZE: 12px;BACKGROUND:#efefef"><div><b>${n.from}：</b>&nbsp;<a href="mailto:${address}">${office[lang]}</a></div><div><b>${n.sent}：</b>&nbsp;2023-09-28&nbsp;09:00</div><div><b>${n.to}：</b>&nbsp;<a href="mailto:${mine}">owner</a></div><div><b>${n.subject}：</b>&nbsp;${escape(letter.subject)}</div></div></div><div>${letterHtml(letter.lines)}</div></blockquote></body></html>`,
    };
  },
  'netease-web': ({ reply, letter, lang }) => {
    const intro =
      lang === 'zh'
        ? `在 2023-09-28 09:00:03，"${office.zh}" <${address}> 写道：`
        : `At 2023-09-28 09:00:03, "${office.en}" <${address}> wrote:`;
    return {
      text: [...reply, '', '', '', '', intro, ...letter.lines.map((line) => `>${line}`)],
      html: `<div style="line-height:1.7;color:#000000;font-size:14px;font-family:Arial">${reply.map((line) => `<div style="margin:0;">${line === '' ? '<br>' : escape(line)}</div>`).join('')}</div><br><br><div style="position:relative;zoom:1"></div><div id="divNeteaseMailCard"><div>张某 某市自然资源局</div></div><br><p>${escape(intro)}</p><blockquote id="isReplyContent" style="PADDING-LEFT: 1ex; MARGIN: 0px 0px 0px 0.8ex; BORDER-LEFT: #ccc 1px solid">${letterHtml(letter.lines)}</blockquote>`,
    };
  },
  'netease-master': ({ reply, letter, lang }) => {
    const n = name(lang);
    const head = lang === 'zh' ? '---- 回复的原邮件 ----' : '---- Replied Message ----';
    return {
      text: [
        ...reply,
        '',
        head,
        `| ${n.from} | ${office[lang]}<${address}> |`,
        `| ${n.date} | 2023年09月28日 09:00 |`,
        `| ${n.to} | <${mine}> |`,
        `| ${n.subject} | ${letter.subject} |`,
        ...letter.lines,
      ],
      html: page(
        `<div id="ntes-mailmaster-content">${divs(reply)}</div><div class="ntes-mailmaster-signature"><div>张某</div></div><div class="ntes-mailmaster-quote" style="padding-top: 1px;"><div style="margin-top: 2em">${head}</div><table><tbody><tr><td>${n.from}</td><td>${office[lang]}&lt;${address}&gt;</td></tr><tr><td>${n.date}</td><td>2023年09月28日 09:00</td></tr><tr><td>${n.subject}</td><td>${escape(letter.subject)}</td></tr></tbody></table><div>${letterHtml(letter.lines)}</div></div>`,
      ),
    };
  },
  'qq-web': ({ reply, letter, lang }) => {
    const n = name(lang);
    const head =
      lang === 'zh'
        ? '------------------&nbsp;原始邮件&nbsp;------------------'
        : '------------------&nbsp;Original&nbsp;------------------';
    return {
      text: [
        ...reply,
        '',
        '',
        '',
        head.replaceAll('&nbsp;', ' '),
        `${n.from}: "${office[lang]}"<${address}>; `,
        `${n.sent}: 2023年9月28日(星期四) 上午9:00`,
        `${n.to}: "owner"<${mine}>; `,
        `${n.subject}: ${letter.subject}`,
        '',
        ...letter.lines,
      ],
      html: `<meta http-equiv="Content-Type" content="text/html; charset=CHARSET">${divs(reply)}<div><br></div><div style="font-size: 12px;font-family: Arial Narrow;padding:2px 0 2px 0;">${head}</div><div style="font-size: 12px;background:#efefef;padding:8px;"><div><b>${n.from}:</b>&nbsp;"${office[lang]}"&lt;${address}&gt;;</div><div><b>${n.sent}:</b>&nbsp;2023年9月28日(星期四) 上午9:00</div><div><b>${n.to}:</b>&nbsp;"owner"&lt;${mine}&gt;;<wbr></div><div></div><div><b>${n.subject}:</b>&nbsp;${escape(letter.subject)}</div></div><div><br></div>${letterHtml(letter.lines)}<div><includetail><!--<![endif]--></includetail></div>`,
    };
  },
  'qq-phone': ({ reply, letter, lang }) => ({
    html: page(
      `<div>${breaks(reply)}</div><div><br></div><div>${lang === 'zh' ? '发自我的iPhone' : 'Sent from my iPhone'}</div><div><br></div><div><div style="color:#909090;font-family:Arial Narrow;font-size:12px">------------------ ${lang === 'zh' ? '原始邮件' : 'Original'} ------------------</div><div style="font-size:12px;background:#efefef;padding:8px"><div><b>${name(lang).from}:</b> ${office[lang]} &lt;${address}&gt;</div><div><b>${name(lang).sent}:</b> 2023年9月28日 09:00</div><div><b>${name(lang).subject}:</b> ${escape(letter.subject)}</div></div></div><div>${letterHtml(letter.lines)}</div>`,
    ),
  }),
  139: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '',
      '',
      '',
      '----邮件原文----',
      `发件人：${office.zh}  <${address}>`,
      `收件人： owner <${mine}>`,
      '抄 送： (无)',
      '发送时间：2023-09-28 09:00:03',
      `主题：${letter.subject}`,
      '',
      ...letter.lines,
    ],
    html: `<div style="font-family: 微软雅黑; font-size: 14px;">${divs(reply)}</div><div id="signContainer"><div>张某</div></div><hr id="replySplit" style="border:0;border-top:1px solid #ccc"><div id="reply139content"><div style="font-size:12px;background:#f0f0f0"><div>----邮件原文----</div><div><b>发件人：</b>${office.zh} &lt;${address}&gt;</div><div><b>收&nbsp;件&nbsp;人：</b>owner</div><div><b>抄&nbsp;送：</b>（无）</div><div><b>发送时间：</b>2023-09-28 09:00:03</div><div><b>主&nbsp;题：</b>${escape(letter.subject)}</div></div>${letterHtml(letter.lines)}</div>`,
  }),
  wecom: ({ reply, letter }) => ({
    html: `<div>${breaks(reply)}</div><div><br></div><div><br></div><div class="xm_write_sign"><div style="color:#a0a0a0">张某 | 某市自然资源局</div></div><div class="xm_mail_oquote" style="font-size:12px"><div>------------------ 原始邮件 ------------------</div><div><b>发件人：</b>${office.zh} &lt;${address}&gt;</div><div><b>发送时间：</b>2023年9月28日(周四) 09:00</div><div><b>收件人：</b>owner</div><div><b>主题：</b>${escape(letter.subject)}</div><div>${letterHtml(letter.lines)}</div></div>`,
  }),
  coremail: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '',
      '> -----原始邮件-----',
      `> 发件人: ${office.zh} <${address}>`,
      '> 发送时间: 2023-09-28 09:00:03 (星期四)',
      `> 收件人: ${mine}`,
      '> 抄送: ',
      `> 主题: ${letter.subject}`,
      '> ',
      ...signed(letter.lines),
    ],
    html: `${breaks(reply)}<br><br><blockquote name="replyContent" class="ReferenceQuote" style="padding-left:5px;margin-left:5px;border-left:#b6b6b6 2px solid;margin-right:0">-----原始邮件-----<br><b>发件人:</b><span id="rc_from">${office.zh} &lt;${address}&gt;</span><br><b>发送时间:</b><span id="rc_senttime">2023-09-28 09:00:03 (星期四)</span><br><b>收件人:</b> ${mine}<br><b>抄送:</b> <br><b>主题:</b> ${escape(letter.subject)}<br><br>${letterHtml(letter.lines)}</blockquote>`,
  }),
  gmail: ({ reply, letter, lang, between }) => {
    const intro =
      lang === 'zh'
        ? `${office.zh} &lt;<a href="mailto:${address}">${address}</a>&gt; 于2023年9月28日周四 09:00写道：`
        : `On Thu, Sep 28, 2023 at 9:00 AM ${office.en} &lt;<a href="mailto:${address}">${address}</a>&gt; wrote:`;
    const style = 'margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex';
    const quote = (lines) => `<blockquote class="gmail_quote" style="${style}">${letterHtml(lines)}</blockquote>`;
    const body =
      between === undefined
        ? quote(letter.lines)
        : interleaved(
            letter.lines,
            between,
            quote,
            (line) => `<div><br></div><div>${escape(line)}</div><div>&nbsp;</div>`,
          );
    const plain = intro
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    return {
      text: [
        ...reply,
        '',
        ...(lang === 'zh' ? [plain] : wrapped([plain], 60)),
        '',
        ...(between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed)),
      ],
      html: `<div dir="ltr">${breaks(reply)}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">${intro}<br></div>${body}</div>`,
    };
  },
  'gmail-below': ({ reply, letter, lang }) => ({
    html: `<div dir="ltr"><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Thu, Sep 28, 2023 at 9:00 AM ${office[lang]} &lt;${address}&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div><div><br></div>${divs(reply)}</div>`,
  }),
  'gmail-phone': ({ reply, letter, lang }) => ({
    html: `<p dir="ltr">${breaks(reply)}</p>\n<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${lang === 'zh' ? `在 2023年9月28日周四 09:00，${office.zh} &lt;${address}&gt; 写道：` : `On Thu, 28 Sep 2023, 09:00 ${office.en}, &lt;${address}&gt; wrote:`}<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div>`,
  }),
  'apple-mail': ({ reply, letter, lang, between }) => {
    const intro =
      lang === 'zh'
        ? `2023年9月28日 09:00，${office.zh} &lt;${address}&gt; 写道：`
        : `On 28 Sep 2023, at 09:00, ${office.en} &lt;${address}&gt; wrote:`;
    const quote = (lines) => `<blockquote type="cite"><div>${letterHtml(lines)}</div></blockquote>`;
    const plain = intro.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
    return {
      text: [
        ...reply,
        '',
        `> ${plain}`,
        '> ',
        ...(between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed)),
      ],
      html: page(
        `<div style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">${breaks(reply)}<br id="lineBreakAtBeginningOfMessage"><div><br>${between === undefined ? `<blockquote type="cite"><div>${intro}</div><br class="Apple-interchange-newline"><div>${letterHtml(letter.lines)}</div></blockquote>` : `<blockquote type="cite"><div>${intro}</div></blockquote>${interleaved(letter.lines, between, quote, (line) => `<div><br></div>${escape(line)}<br>`)}`}</div><br></div>`,
      ),
    };
  },
  iphone: ({ reply, letter, lang }) => ({
    text: [
      ...reply,
      '',
      lang === 'zh' ? '发自我的iPhone' : 'Sent from my iPhone',
      '',
      lang === 'zh'
        ? `> 在 2023年9月28日，09:00，${office.zh} <${address}> 写道：`
        : `> On 28 Sep 2023, at 09:00, ${office.en} <${address}> wrote:`,
      '> ',
      ...letter.lines.map((line) => `> \uFEFF${line}`),
    ],
  }),
  dingtalk: ({ reply, letter }) => ({
    html: `<div class="__aliyun_email_body_block"><div style="line-height:1.7;font-family:Tahoma,Arial;font-size:14px;color:#000000;">${divs(reply)}</div><div class="__aliyun_signature_wrap"><div>张某</div></div><blockquote style="margin-right:0;margin-top:0;margin-bottom:0;"><div class="__aliyun_previous_content_wrap"><div style="clear:both;"><span>------------------------------------------------------------------</span></div><div>发件人：${office.zh}&lt;${address}&gt;</div><div>日\u3000期：2023年09月28日 09:00:03</div><div>收件人：&lt;${mine}&gt;</div><div>主\u3000题：${escape(letter.subject)}</div><br>${letterHtml(letter.lines)}</div></blockquote></div>`,
  }),
  'dingtalk-text': ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '------------------------------------------------------------------',
      `发件人：${office.zh}<${address}>`,
      '日\u3000期：2023年09月28日 09:00:03',
      `收件人：<${mine}>`,
      `主\u3000题：${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  thunderbird: ({ reply, letter, lang, between }) => {
    const intro = lang === 'zh' ? `在 2023/9/28 9:00, ${office.zh} 写道:` : `On 28/09/2023 09:00, ${office.en} wrote:`;
    const quote = (lines) => `<blockquote type="cite" cite="mid:x@duban.example.org">${letterHtml(lines)}</blockquote>`;
    const body =
      between === undefined
        ? quote(letter.lines)
        : interleaved(letter.lines, between, quote, (line) => `<p>${escape(line)}</p>`);
    return {
      html: `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=CHARSET"></head><body>${reply.map((line) => `<p>${escape(line)}</p>`).join('')}<div class="moz-cite-prefix">${intro}<br></div>${body}<pre class="moz-signature" cols="72">-- \n张某</pre></body></html>`,
    };
  },
  'thunderbird-text': ({ reply, letter, lang, between, above }) => {
    const intro = lang === 'zh' ? `在 2023/9/28 9:00, ${office.zh} 写道:` : `On 28/09/2023 09:00, ${office.en} wrote:`;
    const quoted = between === undefined ? signed(letter.lines) : interleavedLines(letter.lines, between, signed);
    return {
      text: above ? [intro, ...quoted, '', ...reply, '', '-- ', '张某'] : [...reply, '', intro, ...quoted],
      flowed: true,
    };
  },
  huawei: ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '发自我的华为手机',
      '',
      '-------- 原始邮件 --------',
      `发件人： ${office.zh} <${address}>`,
      '日期： 2023年9月28日周四 上午9:00',
      `收件人： ${mine}`,
      `主 题： ${letter.subject}`,
      ...letter.lines,
    ],
    html: page(
      `<div dir="auto">${breaks(reply)}</div><div><br></div><div id="hw_signature">发自我的华为手机</div><br><div style="font-size:100%">-------- 原始邮件 --------</div><div>发件人： ${office.zh} &lt;${address}&gt;</div><div>日期： 2023年9月28日周四 上午9:00</div><div>收件人： ${mine}</div><div>主 题： ${escape(letter.subject)}</div><blockquote style="margin:0">${letterHtml(letter.lines)}</blockquote>`,
    ),
  }),
  xiaomi: ({ reply, letter }) => ({
    html: page(
      `<div>${breaks(reply)}</div><br><div class="elided-text">在 ${address}，2023年9月28日 上午9:00写道：<br><blockquote class="quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">${letterHtml(letter.lines)}</blockquote></div>`,
    ),
  }),
  'xiaomi-text': ({ reply, letter }) => ({
    text: [...reply, '', '发自我的小米手机', `在 ${address}，2023年9月28日 上午9:00写道：`, '', ...letter.lines],
  }),
  'android-text': ({ reply, letter, lang }) => ({
    text: [
      ...reply,
      '',
      lang === 'zh' ? '-------- 原始邮件 --------' : '-------- Original message --------',
      `${name(lang).from}: ${office[lang]} <${address}>`,
      `${name(lang).date}: 2023/9/28 9:00 (GMT+08:00)`,
      `${name(lang).to}: ${mine}`,
      `${name(lang).subject}: ${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  /** Programs that carry the letter along and mark nothing: only its own lines tell. */
  'unmarked-below': ({ reply, letter }) => ({ text: [...reply, '', ...letter.lines] }),
  'unmarked-above': ({ reply, letter }) => ({ text: [...letter.lines, '', ...reply] }),
  'unmarked-broken': ({ reply, letter, lang }) => ({
    text: [...reply, '', ...wrapped(letter.lines, lang === 'zh' ? 17 : 40)],
  }),
  'unmarked-between': ({ letter, between }) => ({ text: interleavedLines(letter.lines, between, (lines) => lines) }),
  /** Written into the letter below Outlook's announcement, which marks no end. */
  'outlook-within': ({ reply, letter, between }) => ({
    text: [
      ...reply,
      '',
      '-----邮件原件-----',
      `发件人: ${office.zh} <${address}> `,
      '发送时间: 2023年9月28日 9:00',
      `收件人: ${mine}`,
      `主题: ${letter.subject}`,
      '',
      ...interleavedLines(letter.lines, between, (lines) => lines),
    ],
  }),
  'forward-of-another': ({ reply, letter }) => ({
    text: [
      ...reply,
      '',
      '---------- 转发邮件 ---------',
      '发件人: 王某 <colleague@example.org>',
      '日期: 2023年9月29日',
      `主题: 回复：${letter.subject}`,
      '',
      '申请销号',
      '标准1：都清完了',
      '',
      '-----邮件原件-----',
      `发件人: ${office.zh} <${address}>`,
      '发送时间: 2023年9月28日',
      `主题: ${letter.subject}`,
      '',
      ...letter.lines,
    ],
  }),
  bare: ({ reply }) => ({ text: reply }),
  'bare-html': ({ reply }) => ({ html: page(divs(reply)) }),
};

function interleavedLines(lines, between, quote) {
  const parts = [];
  let from = 0;
  for (const [after, line] of between) {
    parts.push(...quote(lines.slice(from, after)), '', line, '');
    from = after;
  }
  return [...parts, ...quote(lines.slice(from))];
}

function interleaved(lines, between, quote, say) {
  let html = '';
  let from = 0;
  for (const [after, line] of between) {
    html += quote(lines.slice(from, after)) + say(line);
    from = after;
  }
  return html + (from < lines.length ? quote(lines.slice(from)) : '');
}

// --- the cases -----------------------------------------------------------------------------------------------------

const says = (...all) => all.map((one) => (typeof one === 'string' ? { says: one } : one));
const problem = (code, finding) => (finding === undefined ? { problem: code } : { finding, problem: code });
const claim = ['申请销号', '标准1：堆土已清运，验收单.pdf'];
const digest = ['[WH-005] 签收', '[WH-006] 申请调整责任单位：属水务局职责'];
const digestSays = [
  { finding: 'WH-005', says: 'acknowledge' },
  { finding: 'WH-006', says: 'decline' },
];

/** [shape, letter, reply lines, answers, options] */
const cases = [
  ['outlook-desktop', 'zh-one', claim, says('claim')],
  ['outlook-desktop', 'en-one', ['claim', 'criterion 1: spoil carried away, acceptance.pdf'], says('claim')],
  ['outlook-desktop', 'zh-several', digest, digestSays, { charset: 'gb18030' }],
  ['outlook-desktop', 'zh-approve', ['同意'], says('agree'), { charset: 'gb18030', label: 'us-ascii', only: 'text' }],
  ['outlook-web', 'zh-one', ['进展：已完成措施2，正在补种苗木。'], says('progress')],
  ['outlook-web', 'en-one', ['The ground is levelled; planting starts next week.'], says('free-text')],
  ['outlook-phone', 'en-approve', ['Agreed.'], says('agree')],
  ['outlook-phone', 'zh-approve', ['不同意：佐证不足'], says('disagree')],
  ['foxmail', 'zh-one', ['无变化'], says('no-change'), { charset: 'gb18030' }],
  [
    'foxmail',
    'zh-one',
    ['各位领导：', '已完成措施2，苗木下周到场。', '', '某市自然资源局 张某'],
    says('free-text'),
    { charset: 'gb18030', label: 'utf-8' },
  ],
  ['foxmail', 'zh-several', digest, digestSays],
  ['foxmail', 'zh-check', ['已整改', '方式：实地查看、查阅资料', '地点：三处矿点'], says('rectified')],
  ['foxmail', 'zh-one', ['无变化'], says('no-change'), { only: 'text', newText: '无变化\n\n张某' }],
  [
    'netease-web',
    'zh-one',
    ['延期 2023-11-30 理由：设备未到'],
    says('extension'),
    { charset: 'gb18030', label: 'gbk' },
  ],
  ['netease-web', 'zh-one', ['好的，收到，谢谢！'], says('acknowledge')],
  ['netease-web', 'zh-one', ['好的，谢谢！'], [problem('unknown-keyword')]],
  ['netease-web', 'en-one', ['no change'], says('no-change')],
  ['netease-web', 'zh-approve', ['同意，但须补充照片'], [problem('not-alone')], { only: 'text' }],
  ['netease-master', 'zh-one', ['收到'], says('acknowledge')],
  ['netease-master', 'zh-one', ['尚未完成，预计月底清完。'], says('free-text'), { only: 'text' }],
  ['netease-master', 'en-one', ['received, thank you'], says('acknowledge')],
  ['qq-web', 'zh-one', claim, says('claim'), { charset: 'gb18030' }],
  ['qq-web', 'zh-one', ['基本完成'], says('free-text'), { charset: 'gb18030', only: 'text' }],
  ['qq-web', 'en-one', ['progress: measure 2 is done'], says('progress')],
  ['qq-phone', 'zh-one', ['没有完成，正在协调运输车辆'], says('free-text')],
  ['qq-phone', 'zh-approve', ['同意销号'], says('agree')],
  ['139', 'zh-one', ['较上期无变化'], says('no-change')],
  ['139', 'zh-several', digest, digestSays, { only: 'text', charset: 'gb18030' }],
  ['wecom', 'zh-one', claim, says('claim')],
  ['wecom', 'zh-check', ['未整改：现场仍有堆土', '方式：实地查看'], says('not-rectified')],
  ['coremail', 'zh-one', ['无新进展'], says('no-change'), { charset: 'gb18030' }],
  [
    'coremail',
    'zh-several',
    ['[WH-005] 签收', '[WH-006] 签收'],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    { only: 'text' },
  ],
  ['gmail', 'zh-one', ['已完成'], says('free-text')],
  ['gmail', 'en-one', ['acknowledged'], says('acknowledge')],
  ['gmail', 'en-one', ['claim', 'criterion 1: acceptance.pdf'], says('claim'), { only: 'text' }],
  [
    'gmail',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['gmail-below', 'en-approve', ['agree'], says('agree')],
  ['gmail-phone', 'zh-one', ['收到！'], says('acknowledge')],
  ['gmail-phone', 'en-one', ['Not done yet, the lorries are late.'], says('free-text')],
  ['apple-mail', 'zh-one', ['进展：措施2、3均已完成'], says('progress')],
  ['apple-mail', 'en-approve', ['disagree: evidence is missing'], says('disagree')],
  [
    'apple-mail',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['iphone', 'zh-one', ['无变化'], says('no-change')],
  ['iphone', 'en-one', ['extend 2023-11-30 because parts are late'], says('extension')],
  ['dingtalk', 'zh-one', ['申请销号', '标准1：验收单.pdf', '谢谢'], says('claim')],
  ['dingtalk-text', 'zh-one', ['进展：已开工'], says('progress')],
  ['thunderbird', 'zh-one', ['收到，将按要求整改'], says('acknowledge')],
  [
    'thunderbird',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['thunderbird-text', 'zh-one', claim, says('claim'), { above: true }],
  [
    'thunderbird-text',
    'en-one',
    ['We have carried away all of the spoil from the first pit and are now working on the ', 'second one.'],
    says('free-text'),
    { newText: 'We have carried away all of the spoil from the first pit and are now working on the second one.' },
  ],
  [
    'thunderbird-text',
    'zh-several',
    [],
    digestSays,
    {
      between: [
        [8, '[WH-005] 签收'],
        [12, '[WH-006] 申请调整责任单位：属水务局职责'],
      ],
      newText: '[WH-005] 签收\n\n[WH-006] 申请调整责任单位：属水务局职责',
    },
  ],
  ['huawei', 'zh-one', ['签收'], says('acknowledge')],
  ['huawei', 'zh-one', ['暂不申请销号，还差一处'], says('free-text'), { only: 'text' }],
  ['xiaomi', 'zh-one', ['同上期'], says('no-change')],
  ['xiaomi-text', 'zh-approve', ['同意。'], says('agree')],
  ['android-text', 'zh-one', ['回复：已按函告要求报送'], says('reply')],
  [
    'android-text',
    'en-one',
    ['plan', 'measure: level the ground | 2023-09-15', 'criterion: acceptance note'],
    says('plan'),
  ],
  ['unmarked-below', 'zh-one', claim, says('claim')],
  ['unmarked-below', 'en-approve', ['agree'], says('agree')],
  ['unmarked-above', 'zh-approve', ['同意'], says('agree')],
  ['unmarked-above', 'en-one', ['no change'], says('no-change')],
  ['unmarked-broken', 'zh-one', ['进展：已开工'], says('progress')],
  ['unmarked-broken', 'en-one', ['received'], says('acknowledge')],
  [
    'unmarked-between',
    'zh-several',
    [],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    {
      between: [
        [10, 'WH-005 签收'],
        [15, 'WH-006 签收'],
      ],
      newText: 'WH-005 签收\n\nWH-006 签收',
    },
  ],
  [
    'outlook-within',
    'zh-several',
    [],
    [
      { finding: 'WH-005', says: 'acknowledge' },
      { finding: 'WH-006', says: 'acknowledge' },
    ],
    {
      between: [
        [10, 'WH-005 签收'],
        [15, 'WH-006 签收'],
      ],
      newText: '',
      within: 'WH-005 签收\n\nWH-006 签收',
    },
  ],
  [
    'outlook-within',
    'zh-one',
    [],
    [problem('written-in-quote')],
    { between: [[11, '申请销号']], newText: '', within: '申请销号' },
  ],
  [
    'outlook-within',
    'zh-approve',
    ['见下方红字'],
    says('free-text', problem('written-in-quote')),
    { between: [[9, '同意']], within: '同意' },
  ],
  ['forward-of-another', 'zh-one', ['请阅'], says('free-text')],
  ['forward-of-another', 'zh-one', [], [], { newText: '' }],
  ['bare', 'zh-one', ['签收'], says('acknowledge'), { charset: 'gb18030', label: 'iso-8859-1' }],
  ['bare', 'zh-one', ['请问销号标准怎么理解？'], says('question'), { label: 'gb2312' }],
  ['bare', 'zh-one', ['申请销号', '标准1：目前还没有完成'], [problem('held-back')], { charset: 'gb18030', label: '' }],
  ['bare', 'en-one', ['rectified', 'except for the third pit'], [problem('held-back')]],
  [
    'bare-html',
    'zh-check',
    ['持续整改：三号矿点未清', '方式：实地查看'],
    says('continuing'),
    { charset: 'gb18030', label: 'gb2312' },
  ],
  ['bare-html', 'zh-check', ['已整改？'], says('question')],
];

// --- as mail -------------------------------------------------------------------------------------------------------

let gb;
function encode(text, charset) {
  if (charset !== 'gb18030') return Buffer.from(text, 'utf8');
  if (gb === undefined) {
    gb = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let a = 0x81; a <= 0xfe; a += 1)
      for (let b = 0x40; b <= 0xfe; b += 1) if (b !== 0x7f) gb.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  }
  return Buffer.from([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (gb.get(one) ?? [0x3f]))));
}

const word = (text) => (/^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`);

function part(type, content, { charset = 'utf8', label = charset === 'utf8' ? 'utf-8' : charset }, flowed) {
  const named = label === '' ? '' : `; charset="${label}"`;
  const bytes = encode(content.replaceAll('CHARSET', label || 'gb2312'), charset).toString('base64');
  return [
    `Content-Type: ${type}${named}${flowed ? '; format=flowed' : ''}`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(bytes.match(/.{1,76}/g) ?? ['']),
  ].join('\r\n');
}

function mail({ text, html, flowed }, letter, lang, options, number) {
  const both = text !== undefined && html !== undefined && options.only === undefined;
  const plain =
    text === undefined || options.only === 'html' ? undefined : part('text/plain', text.join('\n'), options, flowed);
  const rich = html === undefined || options.only === 'text' ? undefined : part('text/html', html, options);
  const body = both
    ? [
        `Content-Type: multipart/alternative; boundary="=_part_${number}"`,
        '',
        `--=_part_${number}`,
        plain,
        `--=_part_${number}`,
        rich,
        `--=_part_${number}--`,
        '',
      ].join('\r\n')
    : `${plain ?? rich}\r\n`;
  return [
    `From: ${word(owner[lang])} <${mine}>`,
    `To: ${address}`,
    `Subject: ${word(`${lang === 'zh' ? '回复：' : 'Re: '}${letter.subject}`)}`,
    'Date: Thu, 28 Sep 2023 10:00:00 +0800',
    `Message-ID: <reply-${number}@mail.example.org>`,
    'In-Reply-To: <letter@duban.example.org>',
    'References: <letter@duban.example.org>',
    'MIME-Version: 1.0',
    body,
  ].join('\r\n');
}

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(join(folder, file));
for (const [key, { lines }] of Object.entries(letters))
  writeFileSync(join(folder, `letter-${key}.txt`), `${lines.join('\n')}\n`);
for (const [index, [shape, key, reply, answers, options = {}]] of cases.entries()) {
  const lang = key.slice(0, 2);
  const number = String(index + 1).padStart(2, '0');
  const base = join(folder, `${number}-${shape}-${lang}`);
  const { between, above } = options;
  writeFileSync(
    `${base}.eml`,
    mail(shapes[shape]({ reply, letter: letters[key], lang, between, above }), letters[key], lang, options, number),
  );
  const expected = { letter: key, newText: options.newText ?? reply.join('\n'), within: options.within ?? '', answers };
  writeFileSync(`${base}.json`, `${JSON.stringify(expected, undefined, 2)}\n`);
}
console.log(`${cases.length} replies`);
