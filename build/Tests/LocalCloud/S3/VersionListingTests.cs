using System.Net;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>Listings page by page: nothing is lost or told twice at the edge of a page.</summary>
public sealed class VersionListingTests : S3Tests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Versions_are_listed_page_by_page(int size)
    {
        await EnableAsync();
        foreach (var key in new[] { "a", "b", "b", "b", "c" })
        {
            await SendAsync("PUT", $"/pantry/{key}", key);
        }

        await SendAsync("DELETE", "/pantry/c");
        var whole = await XmlAsync("/pantry?versions");

        Values(whole, "VersionId").Count().ShouldBe(6);
        (
            await PagesAsync(
                $"/pantry?versions&max-keys={size}",
                "version-id-marker",
                "NextVersionIdMarker",
                "VersionId"
            )
        ).ShouldBe(Values(whole, "VersionId"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task Uploads_are_listed_page_by_page(int size)
    {
        foreach (var key in new[] { "c", "b", "a", "a", "a" })
        {
            await SendAsync("POST", $"/pantry/{key}?uploads");
        }

        var whole = await XmlAsync("/pantry?uploads");

        Values(whole, "Key").ShouldBe(["a", "a", "a", "b", "c"]);
        (
            await PagesAsync(
                $"/pantry?uploads&max-uploads={size}",
                "upload-id-marker",
                "NextUploadIdMarker",
                "UploadId"
            )
        ).ShouldBe(Values(whole, "UploadId"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public async Task Parts_are_listed_page_by_page(int size)
    {
        using var begun = await SendAsync("POST", "/pantry/a?uploads");
        var id = Values(XElement.Parse(await begun.Content.ReadAsStringAsync()), "UploadId").Single();
        foreach (var number in new[] { 7, 1, 3 })
        {
            await SendAsync("PUT", $"/pantry/a?uploadId={id}&partNumber={number}", "x");
        }

        var (numbers, marker) = (new List<string>(), "0");
        XElement page;
        do
        {
            page = await XmlAsync($"/pantry/a?uploadId={id}&max-parts={size}&part-number-marker={marker}");
            numbers.AddRange(Values(page, "PartNumber"));
            marker = Values(page, "NextPartNumberMarker").Single();
        } while (IsTruncated(page) && numbers.Count < 10);

        numbers.ShouldBe(["1", "3", "7"]);
    }

    [Fact]
    public async Task A_marker_of_a_version_or_an_upload_belongs_to_its_key()
    {
        await ErrorAsync("GET", "/pantry?versions&version-id-marker=x", HttpStatusCode.BadRequest, "InvalidArgument");
        await ErrorAsync(
            "GET",
            "/pantry?uploads&key-marker=a&upload-id-marker=x",
            HttpStatusCode.BadRequest,
            "InvalidArgument"
        );
    }

    [Fact]
    public async Task An_object_from_before_versioning_is_the_version_null()
    {
        await SendAsync("PUT", "/pantry/a", "x");
        using var before = await SendAsync("GET", "/pantry/a");
        await EnableAsync();
        using var after = await SendAsync("GET", "/pantry/a");

        before.Headers.Contains("x-amz-version-id").ShouldBeFalse();
        after.Headers.GetValues("x-amz-version-id").ShouldBe(["null"]);
    }

    private static bool IsTruncated(XElement page) => Values(page, "IsTruncated").Single() == "true";

    private Task<HttpResponseMessage> EnableAsync() =>
        SendAsync(
            "PUT",
            "/pantry?versioning",
            "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
        );

    private async Task<List<string>> PagesAsync(string path, string marker, string next, string id)
    {
        var (ids, from) = (new List<string>(), "");
        XElement page;
        do
        {
            page = await XmlAsync(path + from);
            ids.AddRange(Values(page, id));
            from =
                $"&key-marker={Values(page, "NextKeyMarker").FirstOrDefault()}"
                + $"&{marker}={Values(page, next).FirstOrDefault()}";
        } while (IsTruncated(page) && ids.Count < 20);

        return ids;
    }
}
