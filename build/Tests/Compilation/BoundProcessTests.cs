using AiChef.Compilation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Compilation;

public sealed class BoundProcessTests : IDisposable
{
    /// <summary>
    /// Prints the process ids of a child and of its own child, both of which would go on for a minute.
    /// </summary>
    private const string Family = "sleep 60 & echo $$ $!; wait";

    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("bound").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Gives_each_line_and_the_exit_code()
    {
        var lines = new List<string>();
        using var process = Start("echo one; echo two >&2; exit 7", lines.Add);

        (await process.WaitForExitAsync(CancellationToken.None)).ShouldBe(7);

        lines.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task Passes_arguments_as_they_are()
    {
        var lines = new List<string>();
        using var process = BoundProcess.Start("printf", [@"%s\n", "a b", "*", "$HOME"], _folder, Nothing, lines.Add);

        await process.WaitForExitAsync(CancellationToken.None);

        lines.ShouldBe(["a b", "*", "$HOME"]);
    }

    [Fact]
    public async Task Nothing_of_it_runs_any_more_once_it_is_cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        var family = new TaskCompletionSource<string>();
        using var process = Start(Family, family.SetResult);
        var ids = await family.Task;

        await cancellation.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(process.WaitForExitAsync(cancellation.Token));

        await ProcessList.HaveEndedAsync(ids.Split(' '));
    }

    [Fact]
    public async Task Leaves_nothing_behind_at_its_own_end()
    {
        var lines = new List<string>();
        using var process = Start("sleep 60 > /dev/null 2>&1 & echo $!", lines.Add);

        (await process.WaitForExitAsync(CancellationToken.None)).ShouldBe(0);

        await ProcessList.HaveEndedAsync([lines.ShouldHaveSingleItem()]);
    }

    [Fact]
    public async Task Inherits_no_value_that_is_meant_for_the_build()
    {
        string[] names = ["NUKE_PARAMETERS", "PARAMETER_MODEL_API_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
        foreach (var name in names)
        {
            Environment.SetEnvironmentVariable(name, "planted-secret");
        }
        try
        {
            var lines = new List<string>();
            using var process = BoundProcess.Start(
                "env",
                [],
                _folder,
                new Dictionary<string, string?> { ["AWS_SESSION_TOKEN"] = "given", ["HOME"] = null },
                lines.Add
            );

            await process.WaitForExitAsync(CancellationToken.None);

            lines.ShouldNotContain(line => line.Contains("planted-secret", StringComparison.Ordinal));
            lines.ShouldContain("AWS_SESSION_TOKEN=given");
            lines.ShouldNotContain(line => line.StartsWith("HOME=", StringComparison.Ordinal));
        }
        finally
        {
            foreach (var name in names)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }

    private BoundProcess Start(string script, Action<string> onLine) =>
        BoundProcess.Start("sh", ["-c", script], _folder, Nothing, onLine);
}
