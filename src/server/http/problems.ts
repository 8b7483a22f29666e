import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
  type ZodFastifySchemaValidationError,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { errorCode } from '../db/error-code.ts';
import { isOutage, OutcomeUnknown } from '../db/outage.ts';
import { type Defect, Failure, type FailureKind } from '../errors.ts';
import { statusOf } from './failure-status.ts';
import type { App } from './fastify.ts';
import { sendHtml } from './page.ts';
import { isForPerson, problemPage } from './problem-page.ts';

/** What Fastify and its plug-ins throw by themselves. */
const OF_FRAMEWORK: Readonly<Record<number, readonly [FailureKind, string, string]>> = {
  400: ['invalid', '请求的格式不正确，未作任何处理。', '请检查内容是否为完整的 JSON。'],
  404: ['not-found', '没有这个地址。', '请核对地址是否完整；接口的地址见 /developers 上的说明。'],
  414: ['not-found', '地址过长，没有这样的内容。', '请核对编号或链接是否完整。'],
  413: ['too-large', '上传的内容超过了大小限制，未作任何处理。', '请压缩或拆分后重试。'],
  415: ['unsupported-media', '不支持这种内容类型。', '请按接口说明设置 Content-Type。'],
  429: ['too-many-requests', '请求过于频繁。', '请稍候再试。'],
  503: ['unavailable', '系统繁忙，您的操作未生效。', '请稍候重试；已收到回执的内容不受影响。'],
};

/** PostgreSQL's codes for two transactions in each other's way. */
const COLLISIONS = new Set(['40001', '40P01', '23505', '55P03']);
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    instance: z.string(),
    rule: z.string().optional(),
    source: z.string().optional(),
    defects: z
      .array(
        z.object({
          field: z.string().optional(),
          message: z.string(),
          remedy: z.string().optional(),
          rule: z.string().optional(),
          ref: z.string().optional(),
          source: z.string().optional(),
        }),
      )
      .optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. title is a Chinese sentence, detail says what to do next.',
  });

/** For what Fastify itself refuses before a route is found, such as a path that cannot be decoded. */
export function answerUnroutable(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  sendProblem(failureOf(error), error, request, reply);
}

export function answerProblems(app: App): void {
  app.setErrorHandler((error, request, reply) => sendProblem(failureOf(error), error, request, reply));
  app.setNotFoundHandler((request, reply) => sendProblem(frameworkFailure(404), null, request, reply));
}

function sendProblem(
  failure: Failure | null,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (failure === null) request.log.error({ err: error }, 'unexpected error');
  else if (failure.kind === 'unavailable') request.log.warn({ err: error }, 'unavailable');
  const status = failure === null ? 500 : statusOf(failure.kind);
  const { remedy = remedyOf(failure, request), ...details } = failure?.details ?? {};
  const title = failure?.message ?? '系统出现意外错误，您的操作未生效。';
  if (isForPerson(request)) {
    const text = problemPage({ title, remedy, details }, request.server.services.banner);
    return sendHtml(reply.code(status), text);
  }
  return reply
    .code(status)
    .type('application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({
      type: `/problems/${failure?.kind ?? 'unexpected'}`,
      title,
      status,
      detail: remedy,
      instance: request.id,
      ...details,
    });
}

function remedyOf(failure: Failure | null, { id }: FastifyRequest): string | undefined {
  return failure === null ? `请稍后重试；如仍出现，请将编号 ${id} 告知管理员。` : undefined;
}

/** What the error means to the caller; null if it is a defect of ours. */
function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (isResponseSerializationError(error)) return null;
  if (hasZodFastifySchemaValidationErrors(error)) return invalid(error.validation);
  if (COLLISIONS.has(errorCode(error) ?? '')) return collision();
  if (error instanceof OutcomeUnknown) return outcomeUnknown();
  if (isOutage(error)) return frameworkFailure(503);
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode in OF_FRAMEWORK ? frameworkFailure(statusCode) : null;
}

function frameworkFailure(status: number): Failure {
  const [kind, message, remedy] = OF_FRAMEWORK[status] ?? OF_FRAMEWORK[503] ?? ['unavailable', '', ''];
  return new Failure(kind, message, { remedy });
}

const collision = (): Failure =>
  new Failure('conflict', '有人同时在处理同一内容，您的操作未生效。', { remedy: '请刷新后重试。' });

const outcomeUnknown = (): Failure =>
  new Failure('unavailable', '保存时与数据库的连接中断，您的操作可能已生效，也可能没有。', {
    remedy: '请稍候刷新，核对最新状态后再决定是否重做；带原 Idempotency-Key 重发的请求不会重复办理。',
  });

function invalid(problems: readonly ZodFastifySchemaValidationError[]): Failure {
  const defects = problems.flatMap(({ keyword, instancePath, message, params }) =>
    defectsOf({ ...params, code: keyword, path: instancePath.split('/').filter(Boolean), message } as Issue),
  );
  return new Failure('invalid', `填写的内容有 ${defects.length} 处格式不正确，未作任何处理。`, {
    remedy: '请逐项修改后再提交。',
    defects,
  });
}

type Issue = z.core.$ZodIssue;

/** One defect for each key that is too much, so that each can be named; of alternatives the one that fits best. */
function defectsOf(issue: Issue, within: readonly PropertyKey[] = []): Defect[] {
  const path = [...within, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [closest] = issue.errors.toSorted((a, b) => a.length - b.length);
    if (closest !== undefined) return closest.flatMap((inner) => defectsOf(inner, path));
  }
  if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({
    field: [...path, key].join('.'),
    message: `“${key}”不是可以填写的项目。`,
    remedy: '请删除该项；编号、状态和所属单位由系统确定。',
  }));
}
