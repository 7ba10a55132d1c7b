using System.Security.Cryptography;
using AiChef.LocalCloud.CloudFormation;
using AiChef.LocalCloud.State;

namespace AiChef.LocalCloud.S3;

/// <summary>Buckets, objects and unfinished uploads. Contents are in the blob store.</summary>
internal sealed class S3State(Cloud cloud) : ICloudPart<S3State>, ITemplateObjects
{
    public const string NullVersion = "null";
    private readonly Documents<StoredObject> _objects = new(cloud.Store, "s3-objects", S3Json.Default.StoredObject);

    public Documents<Bucket> Buckets { get; } = new(cloud.Store, "s3-buckets", S3Json.Default.Bucket);

    public Documents<Upload> Uploads { get; } = new(cloud.Store, "s3-uploads", S3Json.Default.Upload);

    public static S3State Create(Cloud cloud) => new(cloud);

    public Bucket Bucket(string name) => Buckets[name] ?? throw S3Errors.NoSuchBucket(name);

    public Bucket Make(Scope scope, string name)
    {
        if (!IsBucketName(name))
        {
            throw S3Errors.InvalidBucketName(name);
        }

        using var batch = cloud.Store.Begin();
        if (Buckets[name] is { } known)
        {
            throw known.Account == scope.Account ? S3Errors.AlreadyOwned(name) : S3Errors.AlreadyExists(name);
        }

        var bucket = new Bucket(name, scope.Account, scope.Region, cloud.Now);
        Buckets.Put(name, bucket);
        return bucket;
    }

    /// <summary>Removes an empty bucket.</summary>
    public void Remove(string name)
    {
        using var batch = cloud.Store.Begin();
        var bucket = Bucket(name);
        if (_objects.StartingWith(name + "/").Any())
        {
            throw bucket.Versioning is null ? S3Errors.BucketNotEmpty(name) : S3Errors.BucketNotEmptyOfVersions(name);
        }

        Buckets.Remove(name);
    }

    public void Change(string name, Func<Bucket, Bucket> change)
    {
        using var batch = cloud.Store.Begin();
        Buckets.Put(name, change(Bucket(name)));
    }

    public void Configure(string name, string subresource, string? document) =>
        Change(
            name,
            bucket =>
            {
                var configurations = new SortedDictionary<string, string>(
                    bucket.Configurations,
                    StringComparer.Ordinal
                );
                if (document is null)
                {
                    configurations.Remove(subresource);
                }
                else
                {
                    configurations[subresource] = document;
                }

                return bucket with
                {
                    Configurations = configurations,
                };
            }
        );

    /// <summary>Turns object lock on, which keeps versions.</summary>
    public void EnableLock(string name)
    {
        using var batch = cloud.Store.Begin();
        Change(name, static bucket => bucket with { Versioning = "Enabled" });
        Configure(
            name,
            "versioning",
            $"<VersioningConfiguration xmlns=\"{S3Api.Namespace}\"><Status>Enabled</Status></VersioningConfiguration>"
        );
        Configure(name, ObjectLocks.Subresource, ObjectLocks.Enabled);
    }

    /// <summary>Stores an object; in a versioned bucket as a further version.</summary>
    public ObjectVersion Put(
        string bucketName,
        string key,
        ReadOnlySpan<byte> content,
        ObjectProperties properties,
        ObjectLock? locked = null
    ) => Put(bucketName, key, (cloud.Blobs.Put(content), content.Length), properties, ETagOf(content), locked);

    /// <summary>Stores an object whose content is among the blobs.</summary>
    public ObjectVersion Put(
        string bucketName,
        string key,
        (string Blob, long Size) content,
        ObjectProperties properties,
        string etag,
        ObjectLock? locked
    )
    {
        using var batch = cloud.Store.Begin();
        var bucket = Bucket(bucketName);
        var version = new ObjectVersion(key, NextVersion(bucket), Truncated(cloud.Now), false)
        {
            Blob = content.Blob,
            ETag = etag,
            Size = content.Size,
            Lock = locked,
            Properties = properties,
        };
        Add(bucket, version);
        return version;
    }

    /// <summary>The object's newest version, or the one named.</summary>
    public ObjectVersion Object(string bucket, string key, string? versionId)
    {
        Bucket(bucket);
        var versions = _objects[$"{bucket}/{key}"]?.Versions ?? [];
        var found = versionId is null
            ? (versions.Count == 0 ? null : versions[0])
            : versions.FirstOrDefault(version => version.VersionId == versionId);
        if (found is null && versionId is not null)
        {
            throw S3Errors.NoSuchVersion(key, versionId);
        }

        return found is null or { IsDeleteMarker: true } ? throw S3Errors.NoSuchKey(key) : found;
    }

    public byte[] Content(ObjectVersion version) => cloud.Blobs.Get(version.Blob);

    public void Replace(string bucket, ObjectVersion version)
    {
        using var batch = cloud.Store.Begin();
        var stored = _objects[$"{bucket}/{version.Key}"]!;
        _objects.Put(
            $"{bucket}/{version.Key}",
            stored with
            {
                Versions = [.. stored.Versions.Select(each => each.VersionId == version.VersionId ? version : each)],
            }
        );
    }

    /// <summary>
    /// Deletes a version, or the object: with versioning that leaves a delete marker, which is returned.
    /// </summary>
    public ObjectVersion? Delete(string bucketName, string key, string? versionId)
    {
        using var batch = cloud.Store.Begin();
        var bucket = Bucket(bucketName);
        var name = $"{bucketName}/{key}";
        Overtake(bucketName, key);
        if (versionId is null && bucket.Versioning is not null)
        {
            var marker = new ObjectVersion(key, NextVersion(bucket), Truncated(cloud.Now), true);
            Add(bucket, marker);
            return marker;
        }

        if (_objects[name] is not { } stored)
        {
            return null;
        }

        var removed = versionId is null
            ? null
            : stored.Versions.FirstOrDefault(version => version.VersionId == versionId);
        ObjectVersion[] left = versionId is null
            ? []
            : [.. stored.Versions.Where(version => version.VersionId != versionId)];
        if (left.Length == 0)
        {
            _objects.Remove(name);
        }
        else
        {
            _objects.Put(name, stored with { Versions = left });
        }

        return removed;
    }

    private void Overtake(string bucket, string key)
    {
        var uploads = Uploads.StartingWith("").Select(static entry => entry.Value);
        foreach (var upload in uploads.Where(each => each.Bucket == bucket && each.Key == key).ToList())
        {
            Uploads.Put(upload.Id, upload with { IsOvertaken = true });
        }
    }

    /// <summary>The objects that are not deleted, by key.</summary>
    public IEnumerable<ObjectVersion> Current(string bucket, string prefix) =>
        All(bucket, prefix)
            .Select(static stored => stored.Versions[0])
            .Where(static version => !version.IsDeleteMarker);

    public IEnumerable<StoredObject> All(string bucket, string prefix) =>
        _objects.StartingWith($"{bucket}/{prefix}").Select(static entry => entry.Value);

    public byte[]? Read(Scope scope, string bucket, string key, string? versionId) =>
        Buckets[bucket] is not null
        && (_objects[$"{bucket}/{key}"]?.Versions ?? []).FirstOrDefault(version =>
            versionId is null || version.VersionId == versionId
        )
            is { IsDeleteMarker: false } found
            ? Content(found)
            : null;

    public static string ETagOf(ReadOnlySpan<byte> content)
    {
#pragma warning disable CA5351 // an ETag is the MD5 of the content
        return $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351
    }

    private void Add(Bucket bucket, ObjectVersion version)
    {
        var name = $"{bucket.Name}/{version.Key}";
        var older = (_objects[name]?.Versions ?? []).Where(each => each.VersionId != version.VersionId);
        _objects.Put(
            name,
            new StoredObject(bucket.Name, version.Key, bucket.Versioning is null ? [version] : [version, .. older])
        );
    }

    private static string NextVersion(Bucket bucket) =>
        bucket.Versioning == "Enabled"
            ? RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._", 32)
            : NullVersion;

    private static DateTimeOffset Truncated(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());

    private static bool IsBucketName(string name) =>
        name.Length is >= 3 and <= 63
        && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.')
        && char.IsAsciiLetterOrDigit(name[0])
        && char.IsAsciiLetterOrDigit(name[^1])
        && !name.Contains("..", StringComparison.Ordinal);
}
