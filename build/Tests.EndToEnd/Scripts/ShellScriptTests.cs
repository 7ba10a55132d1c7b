using Xunit;

namespace AiChef.Tests.EndToEnd.Scripts;

public sealed class ShellScriptTests
{
    [Fact]
    public async Task Shellcheck_finds_nothing_in_the_scripts()
    {
        var scripts = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, ".ci"));

        // SC2016: the backquotes of JMESPath are no command.
        string[] arguments = ["-e", "SC2016", "build.sh", .. scripts];
        (await EndedRun.OfAsync(Tool.Path("shellcheck"), arguments, RepositoryRoot.Path)).ShouldEnd(0);
    }
}
