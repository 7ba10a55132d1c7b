using System.Text.Json;
using AiChef.Targets.Functions;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Backend;

/// <summary>How functions are compiled for Lambda, as MSBuild evaluates their projects.</summary>
public sealed class ShippedFunctionTests
{
    private const string SpinLimit = "System.Threading.ThreadPool.UnfairSemaphoreSpinLimit";

    public static TheoryData<string> Names => [.. DeclaredFunctions.All.Select(static function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_function_starts_without_compiling_and_its_threads_sleep_while_they_wait(string name)
    {
        using var shipped = await EvaluatedAsync(name, "-p:FunctionsFolder=shipped");

        Property(shipped, "PublishReadyToRun").ShouldBe("true");
        Property(shipped, "RuntimeIdentifier").ShouldBe("linux-x64");
        Property(shipped, "TieredPGO").ShouldBe("false");
        Settings(shipped).ShouldContain((SpinLimit, "0"));
    }

    [Fact]
    public async Task Where_tests_run_it_nothing_is_set_for_lambda()
    {
        using var tested = await EvaluatedAsync(DeclaredFunctions.All[0].Name);

        Property(tested, "PublishReadyToRun").ShouldBeEmpty();
        Settings(tested).ShouldNotContain(setting => setting.Name == SpinLimit);
    }

    private static async Task<JsonDocument> EvaluatedAsync(string name, params string[] properties)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(
            "dotnet",
            [
                "msbuild",
                $"backend/functions/{name}/{name}.csproj",
                "-getProperty:PublishReadyToRun,RuntimeIdentifier,TieredPGO",
                "-getItem:RuntimeHostConfigurationOption",
                .. properties,
            ],
            RepositoryRoot.Path
        );
        exitCode.ShouldBe(0, output);
        return JsonDocument.Parse(output);
    }

    private static string? Property(JsonDocument project, string name) =>
        project.RootElement.GetProperty("Properties").GetProperty(name).GetString();

    private static IEnumerable<(string? Name, string? Value)> Settings(JsonDocument project) =>
        project
            .RootElement.GetProperty("Items")
            .GetProperty("RuntimeHostConfigurationOption")
            .EnumerateArray()
            .Select(static item => (item.GetProperty("Identity").GetString(), item.GetProperty("Value").GetString()));
}
