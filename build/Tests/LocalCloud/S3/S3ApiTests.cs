using System.Net;
using System.Text;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

public sealed class S3ApiTests : S3Tests
{
    [Fact]
    public async Task An_object_is_put_read_in_part_and_deleted()
    {
        using var put = await SendAsync(
            "PUT",
            "/pantry/dry/rice%20%26%20beans",
            "basmati",
            ("x-amz-meta-origin", "India"),
            ("Content-Type", "text/plain")
        );
        put.Headers.ETag!.Tag.ShouldBe("\"" + Convert.ToHexStringLower(Md5("basmati")) + "\"");
        using var got = await SendAsync("GET", "/pantry/dry/rice%20%26%20beans");
        (
            await got.Content.ReadAsStringAsync(),
            got.Headers.GetValues("x-amz-meta-origin").Single(),
            got.Content.Headers.ContentType!.MediaType
        ).ShouldBe(("basmati", "India", "text/plain"));
        using var part = await SendAsync("GET", "/pantry/dry/rice%20%26%20beans", null, ("Range", "bytes=2-4"));
        (part.StatusCode, await part.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.PartialContent, "sma"));
        using var head = await SendAsync("HEAD", "/pantry/dry/rice%20%26%20beans");
        head.Content.Headers.ContentLength.ShouldBe(7);
        await SendAsync("DELETE", "/pantry/dry/rice%20%26%20beans");
        await ErrorAsync("GET", "/pantry/dry/rice%20%26%20beans", HttpStatusCode.NotFound, "NoSuchKey");
    }

    [Fact]
    public async Task Chunked_uploads_are_unframed_and_their_checksums_verified()
    {
        const string Framed =
            "4;chunk-signature=00\r\nbeef\r\n3;chunk-signature=00\r\nsup\r\n0;chunk-signature=00\r\nx-amz-checksum-crc32:CRC\r\n\r\n";
        var good = Framed.Replace("CRC", "yCGHXA==", StringComparison.Ordinal);
        using var refused = await SendAsync(
            "PUT",
            "/pantry/x",
            good,
            ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
            ("Content-Encoding", "aws-chunked")
        );
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var crc = AiChef.LocalCloud.S3.UploadChecksum.Of("x-amz-checksum-crc32", "beefsup"u8)!;
        using var put = await SendAsync(
            "PUT",
            "/pantry/x",
            Framed.Replace("CRC", crc, StringComparison.Ordinal),
            ("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"),
            ("Content-Encoding", "aws-chunked")
        );
        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var got = await SendAsync("GET", "/pantry/x", null, ("x-amz-checksum-mode", "ENABLED"));
        (
            await got.Content.ReadAsStringAsync(),
            got.Headers.GetValues("x-amz-checksum-crc32").Single(),
            got.Content.Headers.ContentEncoding.Count
        ).ShouldBe(("beefsup", crc, 0));
    }

    // the check values of each algorithm: https://reveng.sourceforge.io/crc-catalogue/all.htm
    [Theory]
    [InlineData("crc32", "CBF43926")]
    [InlineData("crc32c", "E3069283")]
    [InlineData("crc64nvme", "AE8B14860A799888")]
    [InlineData("sha1", "F7C3BC1D808E04732ADF679965CCC34CA7AE3441")]
    public void The_checksum_of_the_check_text_is_the_known_one(string algorithm, string known) =>
        Convert
            .ToHexString(
                Convert.FromBase64String(
                    AiChef.LocalCloud.S3.UploadChecksum.Of($"x-amz-checksum-{algorithm}", "123456789"u8)!
                )
            )
            .ShouldBe(known);

    [Fact]
    public async Task Listings_fold_prefixes_and_go_page_by_page()
    {
        foreach (var key in new[] { "a", "b/1", "b/2", "c" })
        {
            await SendAsync("PUT", $"/pantry/{key}", key);
        }

        var folded = await XmlAsync("/pantry?list-type=2&delimiter=/");
        Values(folded, "Key").ShouldBe(["a", "c"]);
        folded
            .Descendants()
            .Where(static each => each.Name.LocalName == "CommonPrefixes")
            .Select(static each => each.Value)
            .ShouldBe(["b/"]);
        var first = await XmlAsync("/pantry?list-type=2&max-keys=3");
        Values(first, "Key").ShouldBe(["a", "b/1", "b/2"]);
        var second = await XmlAsync(
            $"/pantry?list-type=2&continuation-token={Uri.EscapeDataString(Values(first, "NextContinuationToken").Single())}"
        );
        Values(second, "Key").ShouldBe(["c"]);
    }

    [Fact]
    public async Task A_versioned_bucket_keeps_versions_and_delete_markers()
    {
        await SendAsync(
            "PUT",
            "/pantry?versioning",
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
        );
        using var first = await SendAsync("PUT", "/pantry/k", "one");
        await SendAsync("PUT", "/pantry/k", "two");
        using var deleted = await SendAsync("DELETE", "/pantry/k");
        deleted.Headers.GetValues("x-amz-delete-marker").Single().ShouldBe("true");
        await ErrorAsync("GET", "/pantry/k", HttpStatusCode.NotFound, "NoSuchKey");
        using var old = await SendAsync(
            "GET",
            $"/pantry/k?versionId={first.Headers.GetValues("x-amz-version-id").Single()}"
        );
        (await old.Content.ReadAsStringAsync()).ShouldBe("one");
        Values(await XmlAsync("/pantry?versions"), "IsLatest").ShouldBe(["true", "false", "false"]);
        await ErrorAsync("DELETE", "/pantry", HttpStatusCode.Conflict, "BucketNotEmpty");
    }

    [Fact]
    public async Task Configuration_documents_are_kept_and_have_defaults()
    {
        Values(await XmlAsync("/pantry?encryption"), "SSEAlgorithm").ShouldBe(["AES256"]);
        await ErrorAsync("GET", "/pantry?lifecycle", HttpStatusCode.NotFound, "NoSuchLifecycleConfiguration");
        await SendAsync(
            "PUT",
            "/pantry?lifecycle",
            "<LifecycleConfiguration><Rule><ID>old</ID><Filter/><Status>Enabled</Status><Expiration><Days>1</Days>"
                + "</Expiration></Rule></LifecycleConfiguration>"
        );
        Values(await XmlAsync("/pantry?lifecycle"), "ID").ShouldBe(["old"]);
        await SendAsync("DELETE", "/pantry?publicAccessBlock");
        await ErrorAsync(
            "GET",
            "/pantry?publicAccessBlock",
            HttpStatusCode.NotFound,
            "NoSuchPublicAccessBlockConfiguration"
        );
        await ErrorAsync("PUT", "/pantry?policy", HttpStatusCode.BadRequest, "MalformedPolicy", "soup");
    }

    [Fact]
    public async Task An_upload_in_parts_is_put_together()
    {
        using var begun = await SendAsync("POST", "/pantry/big?uploads");
        var id = Values(XElement.Parse(await begun.Content.ReadAsStringAsync()), "UploadId").Single();
        await SendAsync("PUT", $"/pantry/big?partNumber=2&uploadId={id}", "supper");
        await SendAsync("PUT", $"/pantry/big?partNumber=1&uploadId={id}", "beef ");
        using var done = await SendAsync(
            "POST",
            $"/pantry/big?uploadId={id}",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part><Part><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>"
        );
        (await done.Content.ReadAsStringAsync()).ShouldContain("-2");
        using var got = await SendAsync("GET", "/pantry/big");
        (await got.Content.ReadAsStringAsync()).ShouldBe("beef supper");
        await ErrorAsync("GET", $"/pantry/big?uploadId={id}", HttpStatusCode.NotFound, "NoSuchUpload");
    }

    [Fact]
    public async Task A_part_is_copied_from_an_object()
    {
        await SendAsync("PUT", "/pantry/a", "beef supper");
        using var begun = await SendAsync("POST", "/pantry/big?uploads");
        var id = Values(XElement.Parse(await begun.Content.ReadAsStringAsync()), "UploadId").Single();
        var part = $"/pantry/big?partNumber=1&uploadId={id}";
        var source = ("x-amz-copy-source", "/pantry/a");

        using var refused = await SendAsync("PUT", part, null, source, ("x-amz-copy-source-if-match", "\"b\""));
        using var copied = await SendAsync("PUT", part, null, source, ("x-amz-copy-source-range", "bytes=0-3"));

        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        copied.StatusCode.ShouldBe(HttpStatusCode.OK);
        await SendAsync(
            "POST",
            $"/pantry/big?uploadId={id}",
            "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>"
        );
        using var got = await SendAsync("GET", "/pantry/big");
        (await got.Content.ReadAsStringAsync()).ShouldBe("beef");
    }

    [Fact]
    public async Task The_attributes_of_an_object_are_told()
    {
        await SendAsync("PUT", "/pantry/a", "soup");
        using var answer = await SendAsync(
            "GET",
            "/pantry/a?attributes",
            null,
            ("x-amz-object-attributes", "ObjectSize,StorageClass")
        );
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Values(root, "ObjectSize").ShouldBe(["4"]);
        Values(root, "StorageClass").ShouldBe(["STANDARD"]);
        Values(root, "ETag").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_object_is_copied_with_its_metadata_and_several_are_deleted_at_once()
    {
        await SendAsync("PUT", "/pantry/a", "x", ("x-amz-meta-m", "1"));
        await SendAsync("PUT", "/pantry/b", null, ("x-amz-copy-source", "/pantry/a"));
        using var copy = await SendAsync("GET", "/pantry/b");
        (await copy.Content.ReadAsStringAsync(), copy.Headers.GetValues("x-amz-meta-m").Single()).ShouldBe(("x", "1"));
        await SendAsync(
            "POST",
            "/pantry?delete",
            "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>"
        );
        Values(await XmlAsync("/pantry"), "Key").ShouldBeEmpty();
        (await SendAsync("DELETE", "/pantry")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await ErrorAsync("GET", "/pantry", HttpStatusCode.NotFound, "NoSuchBucket");
    }

    [Theory]
    [InlineData("/pantry/a?torrent")]
    [InlineData("/pantry?replication")]
    [InlineData("/pantry?acl")]
    public async Task What_is_not_modelled_is_refused_by_name(string path) =>
        await ErrorAsync("GET", path, HttpStatusCode.NotImplemented, "NotImplemented");

    [Theory]
    [InlineData("x-amz-server-side-encryption-customer-algorithm", "AES256", "NotImplemented")]
    [InlineData("x-amz-acl", "public-read", "AccessControlListNotSupported")]
    [InlineData("x-amz-expected-bucket-owner", "111122223333", "AccessDenied")]
    [InlineData("x-amz-expected-bucket-owner", "me", "InvalidBucketOwnerAWSAccountID")]
    [InlineData("x-amz-storage-class", "OUTPOSTS", "InvalidStorageClass")]
    [InlineData("x-amz-checksum-sha256", "soup", "InvalidRequest")]
    [InlineData("If-None-Match", "\"soup\"", "NotImplemented")]
    public async Task A_header_that_would_be_overlooked_is_refused(string name, string value, string code)
    {
        using var answer = await SendAsync("PUT", "/pantry/a", "x", (name, value));
        XElement.Parse(await answer.Content.ReadAsStringAsync()).Element("Code")!.Value.ShouldBe(code);
    }

    private static byte[] Md5(string text)
    {
#pragma warning disable CA5351 // an ETag is the MD5 of the content
        return System.Security.Cryptography.MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
    }
}
