import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Clock } from '../clock.ts';
import { Failure } from '../errors.ts';
import { StartRefusal } from '../start-refusal.ts';
import type { Contents, FileStore, StoredFile } from './file-store.ts';
import { spoolingFileStore } from './spooling-file-store.ts';

export interface S3Options {
  /** Undefined for Amazon's own. */
  readonly endpoint?: string | undefined;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const PREFIX = 'contents/';
/** Contents that are uploaded again are put again when they are older: the sweeper goes by their age. */
const YOUNG_MS = 12 * 3_600_000;

/**
 * Contents in a bucket of an S3-compatible store; what is being uploaded lies in a folder of this machine until it is whole.
 * @throws StartRefusal when the bucket cannot be reached
 */
export async function s3FileStore(options: S3Options, folder: string, clock: Clock): Promise<FileStore> {
  const client = clientOf(options);
  try {
    await client.send(new HeadBucketCommand({ Bucket: options.bucket }));
  } catch (error) {
    throw new StartRefusal(
      `对象存储的存储桶 ${options.bucket} 不能使用（${answerOf(error)}）。请检查 S3_ENDPOINT、S3_BUCKET、S3_REGION 和密钥。例如 S3_ENDPOINT=https://s3.example.com`,
    );
  }
  return spoolingFileStore(folder, s3Contents(client, options.bucket, clock));
}

/** A HEAD request is answered without a text. */
function answerOf(error: unknown): string {
  return error instanceof S3ServiceException ? `HTTP ${error.$metadata.httpStatusCode}` : String(error);
}

function clientOf({ endpoint, region, accessKeyId, secretAccessKey }: S3Options): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // What compatible stores understand: no host name for each bucket, no checksums of later inventions.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint === undefined ? {} : { endpoint }),
  });
}

function s3Contents(client: S3Client, Bucket: string, clock: Clock): Contents {
  const lastKept = (Key: string): Promise<Date | undefined> =>
    findOrUndefined(async () => (await client.send(new HeadObjectCommand({ Bucket, Key }))).LastModified);
  return {
    keep: async (path, stored) => {
      const Key = keyOf(stored.sha256);
      const last = await lastKept(Key);
      if (last !== undefined && clock().getTime() - last.getTime() < YOUNG_MS) return;
      await orUnavailable(() => client.send(new PutObjectCommand({ Bucket, Key, ...bodyOf(path, stored) })));
    },
    read: (sha256) =>
      Readable.from(contentsOf(client, { Bucket, Key: keyOf(sha256) }), { objectMode: false }),
    has: async (sha256) => (await lastKept(keyOf(sha256))) !== undefined,
    keptBefore: (moment) => keptBefore(client, Bucket, moment),
    remove: async (sha256, before) => {
      const Key = keyOf(sha256);
      const last = await lastKept(Key);
      if (last === undefined || last >= before) return false;
      await orUnavailable(() => client.send(new DeleteObjectCommand({ Bucket, Key })));
      return true;
    },
  };
}

/** Amazon's store, and those that do as it does, compare the digest before they keep anything. */
function bodyOf(path: string, { sha256, size }: StoredFile) {
  return { Body: createReadStream(path), ContentLength: size, ChecksumSHA256: sha256.toString('base64') };
}

async function* contentsOf(
  client: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
): AsyncGenerator<Buffer> {
  const { Body } = await orUnavailable(() => client.send(new GetObjectCommand(place)));
  yield* Body as Readable as AsyncIterable<Buffer>;
}

async function* keptBefore(client: S3Client, Bucket: string, moment: Date): AsyncGenerator<Buffer[]> {
  let ContinuationToken: string | undefined;
  do {
    const asked = {
      Bucket,
      Prefix: PREFIX,
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
    };
    const listed = await orUnavailable(() => client.send(new ListObjectsV2Command(asked)));
    const old = (listed.Contents ?? []).filter(
      ({ LastModified }) => LastModified !== undefined && LastModified < moment,
    );
    yield old.flatMap(({ Key = '' }) => contentNamed(Key));
    ContinuationToken = listed.NextContinuationToken;
  } while (ContinuationToken !== undefined);
}

const keyOf = (sha256: Buffer): string => `${PREFIX}${sha256.toString('hex')}`;

function contentNamed(key: string): Buffer[] {
  const name = key.slice(PREFIX.length);
  return /^[0-9a-f]{64}$/.test(name) ? [Buffer.from(name, 'hex')] : [];
}

async function findOrUndefined<T>(find: () => Promise<T>): Promise<T | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw unavailable(error);
  }
}

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): Failure {
  const failure = new Failure('unavailable', '文件存储服务暂时不能使用，您的操作未生效。', {
    remedy: '请稍候重试；如仍不能使用，请联系平台管理员检查对象存储。',
  });
  failure.cause = cause;
  return failure;
}
