using System.Net;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.S3;

/// <summary>What a query asks for is done, or refused: it is never overlooked.</summary>
public sealed class S3QueryTests : S3Tests
{
    [Theory]
    [InlineData("renameObject")]
    [InlineData("encryption")]
    [InlineData("acl")]
    [InlineData("metadataTable")]
    public async Task A_subresource_that_is_not_modelled_leaves_the_object_alone(string name)
    {
        await SendAsync("PUT", "/pantry/salt", "salt");

        var answer = await SendAsync("PUT", $"/pantry/salt?{name}", "");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotImplemented);
        (await (await SendAsync("GET", "/pantry/salt")).Content.ReadAsStringAsync()).ShouldBe("salt");
    }

    [Theory]
    [InlineData("?max-keys=many", "Provided max-keys not an integer or within integer range")]
    [InlineData("?max-keys=-1", "Argument max-keys must be an integer between 0 and 2147483647")]
    [InlineData("?versions&max-keys=1.5", "Provided max-keys not an integer or within integer range")]
    [InlineData("?uploads&max-uploads=9999999999", "Provided max-uploads not an integer or within integer range")]
    [InlineData("?list-type=2&encoding-type=html", "Invalid Encoding Method specified in Request")]
    public async Task A_number_or_name_that_is_none_is_an_invalid_argument(string query, string message)
    {
        var answer = await SendAsync("GET", $"/pantry{query}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("10001")]
    [InlineData("one")]
    public async Task A_part_has_a_number_of_one_to_ten_thousand(string number)
    {
        await SendAsync("POST", "/pantry/cake?uploads");
        var id = Values(await XmlAsync("/pantry?uploads"), "UploadId").Single();

        var answer = await SendAsync("PUT", $"/pantry/cake?uploadId={id}&partNumber={number}", "flour");

        (await answer.Content.ReadAsStringAsync()).ShouldContain(
            "Part number must be an integer between 1 and 10000, inclusive"
        );
    }
}
