using AiChef.Permissions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

public sealed class HandlerTypesTests
{
    /// <summary>Prints the resource types of the schemas that cfn-lint carries for us-east-1.</summary>
    private const string Print =
        "from cfnlint.data.schemas.providers.us_east_1 import types; print('\\n'.join(sorted(types)))";

    [Fact]
    public async Task Every_type_with_handlers_is_one_that_the_registry_has()
    {
        var linter = File.ReadLines(Tool.Path("cfn-lint")).First();
        // The script's first line names the interpreter that has the package; a version manager puts a shim before it.
        var interpreter = linter.Contains("python", StringComparison.Ordinal) ? linter[2..].Trim() : "python3";

        var run = await EndedRun.OfAsync(Tool.Path(interpreter), ["-c", Print], RepositoryRoot.Path);

        run.ShouldEnd(0);
        var known = run.Output.Split('\n').Select(line => line.Trim()).ToHashSet(StringComparer.Ordinal);
        HandlerPermissions.Types.Except(known).ShouldBeEmpty();
    }
}
