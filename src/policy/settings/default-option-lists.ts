import { APP_AUDIENCES, type AppAudience, codesOf, type FunctionType, STAGES } from '../option-lists.ts';
import type { ContentOption, PermissionOption, SettingOption } from './options.ts';

/** Option lists as shipped, where the printed forms say that the system has them but the notices do not give them. */

/** 使用场景 (F2 note 4). */
export const scenes: SettingOption[] = [
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

/** Everybody whom an app can serve, and some of them, as F1 note 10 names them. */
const EVERYBODY = codesOf(APP_AUDIENCES);
const LEARNERS: AppAudience[] = codesOf(STAGES);
const LEARNERS_AND_PARENTS: AppAudience[] = [...LEARNERS, 'parent'];
const LEARNERS_AND_TEACHERS: AppAudience[] = [...LEARNERS, 'teacher'];
const WITH_MARKS: AppAudience[] = ['university', 'vocational', 'primary-secondary'];
const LEARNING: FunctionType[] = ['learning'];
const MANAGEMENT: FunctionType[] = ['management'];
const BOTH: FunctionType[] = ['learning', 'management'];

/** 服务内容 (F1 note 11): the notices do not give the list, nor what belongs to whom; both are ours. */
export const contents: ContentOption[] = [
  {
    code: 'subject-learning',
    label: '学科学习',
    audiences: [...WITH_MARKS, 'parent', 'teacher'],
    functionTypes: LEARNING,
  },
  { code: 'quality-education', label: '素质教育', audiences: EVERYBODY, functionTypes: LEARNING },
  {
    code: 'vocational-training',
    label: '职业技能',
    audiences: ['university', 'vocational', 'teacher'],
    functionTypes: LEARNING,
  },
  { code: 'language-learning', label: '语言学习', audiences: EVERYBODY, functionTypes: LEARNING },
  {
    code: 'homework',
    label: '作业与练习',
    audiences: [...WITH_MARKS, 'parent', 'teacher'],
    functionTypes: LEARNING,
  },
  {
    code: 'question-search',
    label: '搜题答疑',
    audiences: [...WITH_MARKS, 'parent'],
    functionTypes: LEARNING,
  },
  { code: 'live-teaching', label: '直播与录播教学', audiences: EVERYBODY, functionTypes: LEARNING },
  {
    code: 'exams-and-evaluation',
    label: '考试与评价',
    audiences: [...WITH_MARKS, 'parent', 'teacher'],
    functionTypes: BOTH,
  },
  { code: 'reading', label: '阅读与数字资源', audiences: EVERYBODY, functionTypes: LEARNING },
  {
    code: 'early-childhood',
    label: '幼儿教育与陪伴',
    audiences: ['kindergarten', 'parent', 'teacher'],
    functionTypes: LEARNING,
  },
  { code: 'teaching-research', label: '教研与备课', audiences: ['teacher'], functionTypes: BOTH },
  { code: 'teacher-training', label: '教师培训与研修', audiences: ['teacher'], functionTypes: LEARNING },
  {
    code: 'academic-affairs',
    label: '教务管理',
    audiences: [...WITH_MARKS, 'teacher'],
    functionTypes: MANAGEMENT,
  },
  { code: 'student-affairs', label: '学生管理与服务', audiences: EVERYBODY, functionTypes: MANAGEMENT },
  { code: 'admission', label: '招生与入学报到', audiences: LEARNERS_AND_PARENTS, functionTypes: MANAGEMENT },
  {
    code: 'home-school',
    label: '家校沟通',
    audiences: ['primary-secondary', 'kindergarten', 'vocational', 'parent', 'teacher'],
    functionTypes: MANAGEMENT,
  },
  { code: 'campus-life', label: '校园生活服务', audiences: LEARNERS_AND_TEACHERS, functionTypes: MANAGEMENT },
  { code: 'safety-and-health', label: '安全与健康', audiences: EVERYBODY, functionTypes: MANAGEMENT },
  { code: 'office', label: '办公与人事', audiences: ['teacher'], functionTypes: MANAGEMENT },
  { code: 'other', label: '其他内容', audiences: EVERYBODY, functionTypes: BOTH },
];

/**
 * 获取的权限 (F1): the groups of TC260-PG-20204A. Which names of Android and iOS belong to each is ours, after the systems'
 * own documentation.
 */
export const permissions: PermissionOption[] = [
  {
    code: 'calendar',
    label: '日历',
    android: androidPermissions('READ_CALENDAR', 'WRITE_CALENDAR'),
    iosUsageKeys: [
      'NSCalendarsUsageDescription',
      'NSCalendarsFullAccessUsageDescription',
      'NSCalendarsWriteOnlyAccessUsageDescription',
      'NSRemindersUsageDescription',
      'NSRemindersFullAccessUsageDescription',
    ],
  },
  {
    code: 'call-log',
    label: '通话记录',
    android: androidPermissions('READ_CALL_LOG', 'WRITE_CALL_LOG', 'PROCESS_OUTGOING_CALLS'),
    iosUsageKeys: [],
  },
  {
    code: 'camera',
    label: '相机',
    android: androidPermissions('CAMERA'),
    iosUsageKeys: ['NSCameraUsageDescription'],
  },
  {
    code: 'contacts',
    label: '通讯录',
    android: androidPermissions('READ_CONTACTS', 'WRITE_CONTACTS', 'GET_ACCOUNTS'),
    iosUsageKeys: ['NSContactsUsageDescription'],
  },
  {
    code: 'location',
    label: '位置',
    android: androidPermissions(
      'ACCESS_FINE_LOCATION',
      'ACCESS_COARSE_LOCATION',
      'ACCESS_BACKGROUND_LOCATION',
    ),
    iosUsageKeys: [
      'NSLocationWhenInUseUsageDescription',
      'NSLocationAlwaysUsageDescription',
      'NSLocationAlwaysAndWhenInUseUsageDescription',
      'NSLocationUsageDescription',
    ],
  },
  {
    code: 'microphone',
    label: '麦克风',
    android: androidPermissions('RECORD_AUDIO'),
    iosUsageKeys: ['NSMicrophoneUsageDescription', 'NSSpeechRecognitionUsageDescription'],
  },
  {
    code: 'phone',
    label: '电话',
    android: [
      ...androidPermissions(
        'READ_PHONE_STATE',
        'READ_PHONE_NUMBERS',
        'CALL_PHONE',
        'ANSWER_PHONE_CALLS',
        'ACCEPT_HANDOVER',
        'USE_SIP',
      ),
      'com.android.voicemail.permission.ADD_VOICEMAIL',
    ],
    iosUsageKeys: [],
  },
  {
    code: 'sensors',
    label: '身体传感器',
    android: androidPermissions('BODY_SENSORS', 'BODY_SENSORS_BACKGROUND', 'ACTIVITY_RECOGNITION'),
    iosUsageKeys: [
      'NSMotionUsageDescription',
      'NSHealthShareUsageDescription',
      'NSHealthUpdateUsageDescription',
    ],
  },
  {
    code: 'sms',
    label: '短信',
    android: androidPermissions('SEND_SMS', 'RECEIVE_SMS', 'READ_SMS', 'RECEIVE_WAP_PUSH', 'RECEIVE_MMS'),
    iosUsageKeys: [],
  },
  {
    code: 'storage',
    label: '存储',
    android: androidPermissions(
      'READ_EXTERNAL_STORAGE',
      'WRITE_EXTERNAL_STORAGE',
      'MANAGE_EXTERNAL_STORAGE',
      'READ_MEDIA_IMAGES',
      'READ_MEDIA_VIDEO',
      'READ_MEDIA_AUDIO',
      'READ_MEDIA_VISUAL_USER_SELECTED',
      'ACCESS_MEDIA_LOCATION',
    ),
    iosUsageKeys: [
      'NSPhotoLibraryUsageDescription',
      'NSPhotoLibraryAddUsageDescription',
      'NSAppleMusicUsageDescription',
    ],
  },
];

function androidPermissions(...names: string[]): string[] {
  return names.map((name) => `android.permission.${name}`);
}
