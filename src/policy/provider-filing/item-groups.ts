/** Fields that are judged together, and what people call them; every other field is judged by itself. */
export interface ItemGroup {
  readonly label: string;
  readonly fields: readonly string[];
}

type Groups = Readonly<Record<string, ItemGroup>>;

const unit: Groups = {
  'unit.name': { label: '单位名称和性质', fields: ['unit.name', 'unit.nature'] },
  'unit.proof': {
    label: '单位有效证明',
    fields: ['unit.proof.kind', 'unit.proof.number', 'unit.proof.scan'],
  },
  'unit.registeredPlace': {
    label: '注册地（住所地）',
    fields: ['unit.registeredPlace.region', 'unit.registeredPlace.address'],
  },
  'unit.legalPerson': { label: '法人信息', fields: ['unit.legalPerson.name', 'unit.legalPerson.phone'] },
  'unit.contact': { label: '联系人信息', fields: ['unit.contact.name', 'unit.contact.phone'] },
  'unit.telecomLicence': {
    label: '电信业务经营许可',
    fields: ['unit.telecomBusiness', 'unit.telecomLicence'],
  },
};

const developer: Groups = {
  'developer.name': { label: '开发者单位名称和性质', fields: ['developer.name', 'developer.nature'] },
  'developer.proof': {
    label: '开发者单位有效证明',
    fields: ['developer.proof.kind', 'developer.proof.number', 'developer.proof.scan'],
  },
  'developer.contact': {
    label: '开发者联系人信息',
    fields: ['developer.contact.name', 'developer.contact.phone'],
  },
};

const system: Groups = {
  name: { label: '系统名称、IP 地址和域名', fields: ['name', 'ipAddress', 'domain'] },
  mlpsNumber: { label: '网络安全等级保护备案', fields: ['mlpsGrade', 'mlpsNumber', 'mlpsScan'] },
};

const app: Groups = {
  name: {
    label: '应用名称、版本和种类',
    fields: ['name', 'version', 'kind', 'platforms', 'securityCertification'],
  },
  audience: { label: '功能类型和服务对象', fields: ['functionTypes', 'audience'] },
  features: { label: '应用功能', fields: ['features', 'games'] },
  trainingRegister: { label: '培训主体审核、登记', fields: ['training', 'trainingRegister'] },
  teacherCertificates: {
    label: '学科类培训教师资格',
    fields: ['offCampusOnlineTutoring', 'teacherCertificates'],
  },
  foreignStaffReview: { label: '外籍人员审查', fields: ['foreignStaff', 'foreignStaffReview'] },
  minorsMain: { label: '未成年人保护', fields: ['minorsMain', 'timeLimit', 'ageRange', 'contentCheck'] },
  advertisementsFit: { label: '广告', fields: ['advertisements', 'advertisementsFit'] },
  identityVerification: { label: '用户身份信息认证', fields: ['registersUsers', 'identityVerification'] },
  personalData: { label: '个人信息的目的、方式和范围', fields: ['collectsPersonalData', 'personalData'] },
};

/** By the path of the item; within a system or an app for the last two. */
export const itemGroups: { readonly form: Groups; readonly systems: Groups; readonly apps: Groups } = {
  form: { ...unit, ...developer },
  systems: system,
  apps: app,
};
