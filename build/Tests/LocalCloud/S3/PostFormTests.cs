using System.Net;
using System.Text;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>Uploads by forms of browsers.</summary>
public sealed class PostFormTests : S3Tests
{
    private const string Later = "2999-01-01T00:00:00Z";
    private const string Soup = """["eq", "$key", "soup"]""";

    [Fact]
    public async Task A_form_uploads_its_file_with_what_its_fields_say()
    {
        using var answer = await PostAsync(
            Policy(Soup, """{"Content-Type": "text/plain"}""", """["starts-with", "$x-amz-meta-cook", "A"]"""),
            [("key", "soup"), ("Content-Type", "text/plain"), ("x-amz-meta-cook", "Ann")]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var got = await SendAsync("GET", "/pantry/soup");
        (
            await got.Content.ReadAsStringAsync(),
            got.Content.Headers.ContentType!.MediaType,
            got.Headers.GetValues("x-amz-meta-cook").Single()
        ).ShouldBe(("salt", "text/plain", "Ann"));
    }

    [Fact]
    public async Task The_name_of_the_file_may_be_part_of_the_key()
    {
        using var answer = await PostAsync(
            Policy("""["starts-with", "$key", "dry/"]""", """{"success_action_status": "201"}"""),
            [("key", "dry/${filename}"), ("success_action_status", "201")]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        XElement.Parse(await answer.Content.ReadAsStringAsync()).Element("Key")!.Value.ShouldBe("dry/salt.txt");
        (await SendAsync("HEAD", "/pantry/dry/salt.txt")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_browser_is_sent_on_with_what_was_stored()
    {
        const string url = "http://localhost/thanks?a=1";
        using var answer = await PostAsync(
            Policy(Soup, $$"""{"success_action_redirect": "{{url}}"}"""),
            [("key", "soup"), ("success_action_redirect", url)]
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldStartWith($"{url}&bucket=pantry&key=soup&etag=%22");
    }

    [Theory]
    [InlineData("""["eq", "$key", "stew"]""", """Policy Condition failed: ["eq", "$key", "stew"]""")]
    [InlineData("""["eq", "key", "soup"]""", """Policy Condition failed: ["eq", "key", "soup"]""")]
    [InlineData("""["starts-with", "$key", "st"]""", """Policy Condition failed: ["starts-with", "$key", "st"]""")]
    [InlineData("""{"bucket": "cellar"}""", """Policy Condition failed: ["eq", "$bucket", "cellar"]""")]
    [InlineData(
        """["content-length-range", "few", 10]""",
        """Policy Condition failed: ["content-length-range", "few", "10"]"""
    )]
    [InlineData("""{"bucket": "pantry"}""", "Extra input fields: key")]
    public async Task What_the_policy_does_not_admit_is_refused(string condition, string why)
    {
        using var answer = await PostAsync(Policy(condition), [("key", "soup")]);
        (answer.StatusCode, await ErrorOf(answer, "Message")).ShouldBe(
            (HttpStatusCode.Forbidden, $"Invalid according to Policy: {why}")
        );
        (await SendAsync("HEAD", "/pantry/soup")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""["content-length-range", 5, 10]""", "EntityTooSmall")]
    [InlineData("""["content-length-range", 0, 3]""", "EntityTooLarge")]
    [InlineData("""{"a": "1", "b": "2"}""", "InvalidPolicyDocument")]
    [InlineData("[]", "InvalidPolicyDocument")]
    [InlineData("\"soup\"", "InvalidPolicyDocument")]
    public async Task A_size_or_a_policy_that_is_wrong_has_a_code_of_its_own(string condition, string code)
    {
        using var answer = await PostAsync(Policy(Soup, condition), [("key", "soup")]);
        (answer.StatusCode, await ErrorOf(answer, "Code")).ShouldBe((HttpStatusCode.BadRequest, code));
    }

    [Fact]
    public async Task A_policy_ends()
    {
        using var answer = await PostAsync(Policy("2001-01-01T00:00:00Z", [Soup]), [("key", "soup")]);
        (await ErrorOf(answer, "Message")).ShouldBe("Invalid according to Policy: Policy expired.");
    }

    [Theory]
    [InlineData("<Tagging><TagSet><Tag><Key>a</Key><Value>1</Value></Tag></TagSet></Tagging>", "a")]
    [InlineData("<Other/>")]
    public async Task Tags_come_as_a_document(string tagging, params string[] keys)
    {
        using var answer = await PostAsync(
            Policy(Soup, """["starts-with", "$tagging", ""]"""),
            [("key", "soup"), ("tagging", tagging)]
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Values(await XmlAsync("/pantry/soup?tagging"), "Key").ShouldBe(keys);
    }

    [Theory]
    [InlineData("tagging", "no document", "MalformedXML")]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "BadDigest")]
    public async Task A_field_that_says_something_wrong_is_refused(string name, string value, string code)
    {
        using var answer = await PostAsync(
            Policy(Soup, $$"""["starts-with", "${{name}}", ""]"""),
            [("key", "soup"), (name, value)]
        );
        (await ErrorOf(answer, "Code")).ShouldBe(code);
    }

    [Theory]
    [InlineData("text/html", "x", "PreconditionFailed")]
    [InlineData("multipart/form-data", "x", "MalformedPOSTRequest")]
    [InlineData("multipart/form-data; boundary=b", "x", "MalformedPOSTRequest")]
    [InlineData(
        "multipart/form-data; boundary=b",
        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n",
        "InvalidArgument"
    )]
    public async Task A_body_that_is_no_form_is_refused(string type, string body, string code)
    {
        using var answer = await SendAsync("POST", "/pantry", body, ("Content-Type", type));
        (await ErrorOf(answer, "Code")).ShouldBe(code);
    }

    [Theory]
    [InlineData("/pantry", HttpStatusCode.PreconditionFailed)]
    [InlineData("/2015-03-31/functions/soup/invocations", HttpStatusCode.NotImplemented)]
    public async Task What_nobody_signed_and_is_no_form_is_for_S3_only_at_a_bucket(string path, HttpStatusCode status)
    {
        using var answer = await SendAsync("", "POST", path, "x"u8.ToArray(), ("Content-Type", "text/html"));
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_form_without_policy_is_nobodys()
    {
        using var answer = await PostAsync(null, [("key", "soup")]);
        (answer.StatusCode, await ErrorOf(answer, "Code")).ShouldBe((HttpStatusCode.Forbidden, "AccessDenied"));
    }

    [Theory]
    [InlineData("café", "=?UTF-8?Q?caf=C3=A9?=")]
    [InlineData("김치", "=?UTF-8?B?6rmA7LmY?=")]
    [InlineData("salt_=?", "salt_=?")]
    public async Task Metadata_that_is_no_ASCII_comes_back_as_an_encoded_word(string text, string told)
    {
        using var answer = await PostAsync(
            Policy(Soup, """["starts-with", "$x-amz-meta-name", ""]"""),
            [("key", "soup"), ("x-amz-meta-name", text)]
        );
        using var got = await SendAsync("HEAD", "/pantry/soup");
        got.Headers.GetValues("x-amz-meta-name").Single().ShouldBe(told);
    }

    private static string Policy(params string[] conditions) => Policy(Later, conditions);

    private static string Policy(string expiration, string[] conditions) =>
        $$"""{"expiration": "{{expiration}}", "conditions": [{{string.Join(',', conditions)}}]}""";

    private static async Task<string> ErrorOf(HttpResponseMessage answer, string element) =>
        XElement.Parse(await answer.Content.ReadAsStringAsync()).Element(element)!.Value;

    private async Task<HttpResponseMessage> PostAsync(string? policy, (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent("boundary");
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        if (policy is not null)
        {
            form.Add(new StringContent(Convert.ToBase64String(Encoding.UTF8.GetBytes(policy))), "policy");
        }

        form.Add(new ByteArrayContent("salt"u8.ToArray()), "file", "salt.txt");
        return await SendAsync(
            "",
            "POST",
            "/pantry",
            await form.ReadAsByteArrayAsync(),
            ("Content-Type", form.Headers.ContentType!.ToString())
        );
    }
}
