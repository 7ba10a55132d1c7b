using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

/// <summary>History and Rollback of a stack, as a person runs them.</summary>
public sealed class RollbackCommandTests : IDisposable
{
    private const string File = "backend/infrastructure/step-functions.yaml";

    private const string Deploy = $"{SampleInfrastructure.Deploy} --parameters Secret=of-the-cook";

    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_stack_goes_back_to_its_earlier_template_and_keeps_its_secret()
    {
        _repository.Write(File, Template("first"));
        await RunAsync($"Bootstrap {Deploy}");
        _repository.Write(File, Template("second"));
        await RunAsync(Deploy);

        (await RunAsync("Rollback --services stepfunctions --dry-run")).ShouldContain("nothing was executed");
        var output = await RunAsync("Rollback --services stepfunctions");

        output.ShouldContain("ai-chef-stepfunctions: back to the deployment of ");
        output.ShouldContain("~ One (AWS::SSM::Parameter)");
        output.ShouldContain("Next: ./build.sh HealthCheck");
        (await RunAsync("Rollback --services stepfunctions", expected: 2)).ShouldContain(
            "the history of ai-chef-stepfunctions has no earlier deployment that succeeded"
        );
        var runs = await HistoryAsync();
        runs.Select(each => each.GetProperty("result").GetString()).ShouldBe(["deployed", "deployed", "deployed"]);
        runs[0].GetProperty("restores").GetString().ShouldBe(runs[2].GetProperty("run").GetString());
        runs[0].GetProperty("withheld")[0].GetString().ShouldBe("Secret");
        runs[0].GetProperty("who").GetString().ShouldStartWith("arn:aws:");
        runs[0].ToString().ShouldNotContain("of-the-cook");

        (await RunAsync(Deploy)).ShouldContain("deployed (1 to modify)", customMessage: "the sources go forward again");
    }

    private async Task<JsonElement[]> HistoryAsync()
    {
        (await RunAsync("History --services stepfunctions --json history.json")).ShouldContain("deployed, back to ");
        var text = await System.IO.File.ReadAllTextAsync(_repository.At("history.json"));
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray()];
    }

    private static string Template(string value) =>
        $$"""
            Parameters:
              Secret: { Type: String, NoEcho: true, MinLength: 5 }
            Resources:
              One: { Type: AWS::SSM::Parameter, Properties: { Name: /one, Type: String, Value: !Sub "{{value}} ${Secret}" } }
            Outputs:
              StateMachineArn: { Value: !Ref One }
            """;

    private async Task<string> RunAsync(string command, int expected = 0)
    {
        var run = await _repository.RunAsync(command);
        var all = run.Output + run.Error;
        run.ExitCode.ShouldBe(expected, all);
        all.ShouldNotContain("of-the-cook");
        return all;
    }
}
