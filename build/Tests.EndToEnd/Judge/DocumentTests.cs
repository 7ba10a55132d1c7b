using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>
/// The documents' commands run as a reader would run them. Blocks that a test cannot run, since they need an account of
/// AWS, a terminal or Ctrl-C, are marked <c>sh</c> instead of <c>bash</c>.
/// </summary>
[Collection(nameof(ServedCloud))]
public sealed partial class DocumentTests(ServedCloud cloud)
{
    private static readonly string[] Folders = ["", "build", "build/LocalCloud", "backend/infrastructure"];

    /// <summary>What stands for the placeholders, such as <c>&lt;api id&gt;</c>.</summary>
    private static readonly Dictionary<string, Func<ServedCloud, Task<string>>> Values = new(StringComparer.Ordinal)
    {
        ["api id"] = static cloud => cloud.ExportAsync("ai-chef-api-id"),
    };

    public static TheoryData<string> Documents =>
        [
            .. Folders
                .Select(folder => Path.Combine(RepositoryRoot.Path, folder))
                .SelectMany(folder => Directory.GetFiles(folder, "*.md"))
                .Where(file => BlocksOf(file).Count > 0)
                .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task All_commands_of_a_document_succeed(string document)
    {
        var script = string.Join('\n', BlocksOf(Path.Combine(RepositoryRoot.Path, document)));

        var run = await RunAsync(await WithValuesAsync(script, cloud));

        run.ShouldEnd(0);
    }

    [Fact]
    public async Task A_placeholder_that_nobody_knows_is_an_error() =>
        (await Should.ThrowAsync<FormatException>(() => WithValuesAsync("aws <nobody knows>", cloud))).Message.ShouldBe(
            "no value is known for <nobody knows>"
        );

    [Fact]
    public async Task A_command_that_fails_in_the_middle_is_found() =>
        (
            await RunAsync("true\ncurl http://127.0.0.1:4566/restapis/none/live/_user_request_/x\ntrue")
        ).ExitCode.ShouldBe(22);

    private static IReadOnlyList<string> BlocksOf(string file) =>
        new MarkdownDocument(File.ReadAllText(file)).BashBlocks();

    /// <summary>
    /// Each command is shown before it runs, and the first that fails ends the script; so does an HTTP error.
    /// </summary>
    private async Task<EndedRun> RunAsync(string script)
    {
        var folder = Directory.CreateTempSubdirectory("document-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, ".curlrc"), "fail-with-body\nsilent\nshow-error\n");
            var variables = new Dictionary<string, string?>(cloud.Aws.Variables, StringComparer.Ordinal)
            {
                ["CURL_HOME"] = folder,
            };
            string[] arguments = ["-euxo", "pipefail", "-c", script];
            return await EndedRun.OfAsync("bash", arguments, cloud.Checkout.Root, variables);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> WithValuesAsync(string script, ServedCloud cloud)
    {
        foreach (var name in Placeholder().Matches(script).Select(match => match.Groups["name"].Value).Distinct())
        {
            var value = Values.TryGetValue(name, out var find)
                ? await find(cloud)
                : throw new FormatException($"no value is known for <{name}>");
            script = script.Replace($"<{name}>", value, StringComparison.Ordinal);
        }
        return script;
    }

    [GeneratedRegex("<(?<name>[a-z][a-z -]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
