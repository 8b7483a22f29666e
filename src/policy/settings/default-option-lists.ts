/** Option lists as shipped, where the printed forms say that the system has them but the notices do not give them. */

/** 使用场景 (F2 note 4). */
export const scenes = [
  { code: 'classroom-teaching', label: '课堂教学' },
  { code: 'homework', label: '作业与练习' },
  { code: 'self-study', label: '自主学习' },
  { code: 'online-teaching', label: '网上教学' },
  { code: 'exams-and-evaluation', label: '考试与评价' },
  { code: 'teaching-research', label: '教研与备课' },
  { code: 'academic-affairs', label: '教务管理' },
  { code: 'student-affairs', label: '学生管理与服务' },
  { code: 'admission', label: '招生与入学报到' },
  { code: 'home-school', label: '家校沟通' },
  { code: 'safety-and-health', label: '安全与健康' },
  { code: 'campus-life', label: '校园生活服务' },
  { code: 'office', label: '办公与人事' },
  { code: 'party-and-ideology', label: '党建与思想政治' },
  { code: 'other', label: '其他场景' },
];

/** 服务内容 (F1 note 11). */
export const contents = [
  { code: 'subject-learning', label: '学科学习' },
  { code: 'quality-education', label: '素质教育' },
  { code: 'vocational-training', label: '职业技能' },
  { code: 'language-learning', label: '语言学习' },
  { code: 'homework', label: '作业与练习' },
  { code: 'question-search', label: '搜题答疑' },
  { code: 'live-teaching', label: '直播与录播教学' },
  { code: 'exams-and-evaluation', label: '考试与评价' },
  { code: 'reading', label: '阅读与数字资源' },
  { code: 'academic-affairs', label: '教务管理' },
  { code: 'student-affairs', label: '学生管理与服务' },
  { code: 'home-school', label: '家校沟通' },
  { code: 'campus-life', label: '校园生活服务' },
  { code: 'safety-and-health', label: '安全与健康' },
  { code: 'office', label: '办公与人事' },
  { code: 'other', label: '其他内容' },
];

/** 获取的权限 (F1): the groups of TC260-PG-20204A. */
export const permissions = [
  { code: 'calendar', label: '日历' },
  { code: 'call-log', label: '通话记录' },
  { code: 'camera', label: '相机' },
  { code: 'contacts', label: '通讯录' },
  { code: 'location', label: '位置' },
  { code: 'microphone', label: '麦克风' },
  { code: 'phone', label: '电话' },
  { code: 'sensors', label: '身体传感器' },
  { code: 'sms', label: '短信' },
  { code: 'storage', label: '存储' },
];
