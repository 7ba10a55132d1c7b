using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// The AWS SDK for JavaScript with its waiters, paginators, uploads and signed links, and libraries over DynamoDB that
/// others wrote, use LocalCloud as they use AWS.
/// </summary>
public sealed class JsClientsTests
{
    private static readonly NpmProject Clients = new("js-clients");

    [Theory]
    [InlineData("objects")]
    [InlineData("stacks")]
    [InlineData("tables")]
    [InlineData("workflows")]
    public async Task They_find_what_they_expect(string subject)
    {
        await using var cloud = await JudgedCloud.StartAsync();
        await Clients.InstallAsync();
        var variables = new Dictionary<string, string?>(cloud.Aws.Variables, StringComparer.Ordinal)
        {
            ["AWS_REGION"] = "us-east-1",
        };

        var run = await Clients.NodeAsync(["--test", $"test/{subject}.test.js"], variables);

        // without a test that the file names, the runner ends with 0 and passes the file
        run.ShouldEnd(0, "# fail 0", $"# pass {Expected(subject)}\n");
    }

    private static int Expected(string subject) =>
        File.ReadLines(Path.Combine(Clients.Folder, "test", $"{subject}.test.js"))
            .Count(line => line.StartsWith("test(", StringComparison.Ordinal));
}
