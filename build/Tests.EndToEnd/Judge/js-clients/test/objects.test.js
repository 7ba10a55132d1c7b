"use strict";
const assert = require("node:assert/strict");
const { test } = require("node:test");
const s3 = require("@aws-sdk/client-s3");
const { Upload } = require("@aws-sdk/lib-storage");
const { getSignedUrl } = require("@aws-sdk/s3-request-presigner");
const { collected } = require("../collected");

const MEBIBYTE = 1024 * 1024;
const client = new s3.S3Client({ forcePathStyle: true });

test("objects are uploaded in parts, read in ranges, signed, listed in pages and deleted", async () => {
  const Bucket = "js-objects";
  await client.send(new s3.CreateBucketCommand({ Bucket }));
  await s3.waitUntilBucketExists({ client, maxWaitTime: 10 }, { Bucket });

  const body = Buffer.alloc(12 * MEBIBYTE, "rice ");
  const upload = new Upload({ client, partSize: 5 * MEBIBYTE, params: { Bucket, Key: "big.bin", Body: body } });
  assert.match((await upload.done()).ETag, /-3"$/);
  const part = await client.send(new s3.GetObjectCommand({ Bucket, Key: "big.bin", Range: "bytes=5-8" }));
  assert.equal(await part.Body.transformToString(), "rice");
  assert.equal(part.ContentRange, `bytes 5-8/${body.length}`);

  const put = await getSignedUrl(client, new s3.PutObjectCommand({ Bucket, Key: "signed.txt" }));
  assert.equal((await fetch(put, { method: "PUT", body: "by anybody with the link" })).status, 200);
  const get = await getSignedUrl(client, new s3.GetObjectCommand({ Bucket, Key: "signed.txt" }));
  assert.equal(await (await fetch(get)).text(), "by anybody with the link");

  for (const name of ["a/1", "a/2", "b/1", "c d+é/1"]) {
    await client.send(new s3.PutObjectCommand({ Bucket, Key: name, Body: name, Metadata: { dish: "soup" } }));
  }
  const pages = s3.paginateListObjectsV2({ client, pageSize: 2 }, { Bucket });
  const keys = (await collected(pages, "Contents")).map((each) => each.Key);
  assert.deepEqual(keys, ["a/1", "a/2", "b/1", "big.bin", "c d+é/1", "signed.txt"]);
  const folders = await client.send(new s3.ListObjectsV2Command({ Bucket, Delimiter: "/" }));
  assert.deepEqual(folders.CommonPrefixes.map((each) => each.Prefix), ["a/", "b/", "c d+é/"]);

  const Delete = { Objects: keys.map((Key) => ({ Key })) };
  assert.equal((await client.send(new s3.DeleteObjectsCommand({ Bucket, Delete }))).Deleted.length, keys.length);
  await client.send(new s3.DeleteBucketCommand({ Bucket }));
  await s3.waitUntilBucketNotExists({ client, maxWaitTime: 10 }, { Bucket });
});

test("conditions of reads and writes hold, and errors have AWS's names", async () => {
  const Bucket = "js-conditions";
  await client.send(new s3.CreateBucketCommand({ Bucket }));
  const object = { Bucket, Key: "once.txt" };
  const { ETag, ChecksumCRC32 } = await client.send(
    new s3.PutObjectCommand({ ...object, Body: "first", IfNoneMatch: "*", ChecksumAlgorithm: "CRC32" }),
  );
  assert.ok(ChecksumCRC32);
  await assert.rejects(client.send(new s3.PutObjectCommand({ ...object, Body: "2", IfNoneMatch: "*" })), {
    name: "PreconditionFailed",
  });
  await assert.rejects(client.send(new s3.GetObjectCommand({ ...object, IfNoneMatch: ETag })), (error) => {
    assert.equal(error.$metadata.httpStatusCode, 304);
    return true;
  });
  const missing = { ...object, Key: "missing.txt" };
  await assert.rejects(client.send(new s3.GetObjectCommand(missing)), s3.NoSuchKey);
  await assert.rejects(client.send(new s3.HeadObjectCommand(missing)), s3.NotFound);
  await assert.rejects(client.send(new s3.ListObjectsV2Command({ Bucket: "js-no-bucket" })), s3.NoSuchBucket);
});
