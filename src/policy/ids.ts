/** Keys that must not be mixed up: a number of one kind is not a number of another. */
type Id<Name extends string> = number & { readonly id: Name };

export type OrganisationId = Id<'organisation'>;
export type AccountId = Id<'account'>;
export type MembershipId = Id<'membership'>;
export type CaseId = Id<'case'>;
export type RegisterAppId = Id<'register-app'>;
export type RegisterUseId = Id<'register-use'>;
export type FileId = Id<'file'>;
export type SavedViewId = Id<'saved-view'>;
export type ReturnTemplateId = Id<'return-template'>;
export type UploadId = Id<'upload'>;
export type JobId = Id<'job'>;
export type SessionId = Id<'session'>;
export type ApiKeyId = Id<'api-key'>;
export type NotificationAddressId = Id<'notification-address'>;
