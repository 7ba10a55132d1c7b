using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>
/// Options that would have no effect, or one that nobody can mean, end a run before it does anything.
/// </summary>
public sealed class OptionTests : IDisposable
{
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("--provisioning-seconds NaN", "--provisioning-seconds: 'NaN' is not a valid number")]
    [InlineData("--throttled-share Infinity", "--throttled-share: 'Infinity' is not a valid number")]
    [InlineData("--provisioning-seconds 3601", "--provisioning-seconds must be between 0 and 3600 seconds")]
    [InlineData("--port 0", "--port must be between 1 and 65535")]
    [InlineData("--port 65536", "--port must be between 1 and 65535")]
    [InlineData("--port http", "--port: 'http' is not a valid")]
    [InlineData("--stale-reads 2147483647", "--stale-reads must be between 0 and 1000 answers")]
    [InlineData("--timeout 2147483647", "--timeout must be between 1 and 1440 minutes")]
    [InlineData("--timeout 0", "--timeout must be between 1 and 1440 minutes")]
    [InlineData("--time-limit 9", "--time-limit must be between 10 and 1440")]
    [InlineData(
        "--canary 10 --canary-minutes 61 --time-limit 75",
        "a canary of 61 minutes does not fit into the 75 minutes that the job and its credentials last"
    )]
    [InlineData(
        "--fail-resources Lug",
        "'Lug' is not a logical id or a type of the templates in backend/infrastructure; did"
    )]
    [InlineData("--fail-resources Lug", "did you mean Log?")]
    [InlineData("--fail-resources AWS::Logs::LogGrup", "did you mean AWS::Logs::LogGroup?")]
    [InlineData("--provisioning-times Lug=2", "--provisioning-times: 'Lug' is not a logical id or a type")]
    [InlineData("--provisioning-times Log=NaN", "--provisioning-times: 'Log=NaN' is not of the form Type=20")]
    [InlineData("--provisioning-times Log=1 Log=2", "--provisioning-times: 'Log' is given twice")]
    [InlineData("--allow-data-loss ArtefactBucket", "'ArtefactBucket' is not the logical or physical id of a table")]
    [InlineData("--allow-data-loss ArtefactBucket", "did you mean ArtifactBucket?")]
    [InlineData("--parameters ModelKy=x", "'ModelKy' is not a parameter of any template to be deployed")]
    [InlineData("--parameters ModelKy=x", "did you mean ModelKey?")]
    [InlineData("--services stepfunction", "--services: 'stepfunction' is not a service; did you mean stepfunctions?")]
    [InlineData(
        "--secret-names a-b --parameter-names a-b",
        "--parameter-names and --secret-names: 'a-b' is given twice"
    )]
    public async Task An_option_that_means_nothing_is_refused(string options, string message)
    {
        var run = await _repository.RunAsync($"{SampleInfrastructure.Deploy} {options}");

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        (run.Output + run.Error).ShouldContain(message);
        (run.Output + run.Error).ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("--functions")]
    [InlineData("--environment")]
    [InlineData("--test-filter")]
    [InlineData("--discord-webhook-url")]
    [InlineData("--parameters")]
    [InlineData("--state-folder")]
    public async Task An_empty_value_is_refused(string option)
    {
        using var process = BuildProcess.Start(_repository.Root, ["DeployStepFunctions", "--skip", option, ""]);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(2, error);
        error.ShouldContain($"error: {option}: an empty value has no meaning; omit the option");
    }
}
