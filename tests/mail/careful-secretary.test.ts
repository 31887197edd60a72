import { hear } from '../../mail/answers';

const heard = (own: string) =>
  hear({ own, within: '' }, 'WH', ['张某']).map((one) => ('answer' in one ? one.answer.says : one.problem.code));

describe('hear, as a careful secretary would', () => {
  it.each(['清理中', '已拆两处，剩一处', '除东侧外均已拆除', '完成率90%', '计划11月底前完成', '等待验收', '无进展'])(
    'holds a claim back whose evidence says that a part is left: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['held-back']);
    },
  );

  it.each(['完成率100%', '余下两处已全部拆除', '基本农田已恢复'])(
    'takes evidence that says all is done: %s',
    (evidence) => {
      expect(heard(`申请销号\n标准1：${evidence}`)).toEqual(['claim']);
    },
  );

  it('asks which of two dates an extension is meant to, and hears none that was not agreed to', () => {
    expect(heard('申请延期 2027-03-31或2027-05-31')).toEqual(['which-date']);
    expect(heard('延期至2027-03-31未获批准')).toEqual(['free-text']);
  });

  it.each(['收到。本局无处罚权', '收到，不在我区辖区', '收到。建议由住建局牵头'])(
    'takes no objection for an acknowledgement: %s',
    (text) => {
      expect(heard(text)).toEqual(['free-text']);
    },
  );

  it.each(['同意\n祝工作顺利！', '审核意见：同意', '同意该事项销号'])(
    'lets no courtesy stand in the way of an agreement: %s',
    (text) => {
      expect(heard(text)).toEqual(['agree']);
    },
  );
});
