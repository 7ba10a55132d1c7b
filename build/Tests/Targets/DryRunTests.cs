using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>The outputs of a dry run, as a person and a program read them, agree with each other.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task A_stack_whose_creation_failed_would_be_deleted_and_created_again_says_every_output()
    {
        (await _repository.RunAsync($"{SampleInfrastructure.Deploy} --fail-resources Log")).ExitCode.ShouldBe(1);

        var run = await _repository.RunAsync($"{SampleInfrastructure.Deploy} --dry-run");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        const string Result = "would be deleted and created again";
        const string Detail = "the stack is in ROLLBACK_COMPLETE; what changes is known after that";
        run.Output.ShouldContain($"ai-chef-stepfunctions {Result} ({Detail}); nothing was executed in ");
        run.Output.ShouldContain($"Result: {Result} ({Detail})");
        run.Output.ShouldNotContain("only changes outside the resources");
        var page = await File.ReadAllTextAsync(_repository.At("artifacts/reports/deployment.md"));
        page.ShouldContain($"🔍 {Result} | the stack is in ROLLBACK&#95;COMPLETE; what changes is known after that |");
        var stack = JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("artifacts/reports/deployment.json")))
            .RootElement.GetProperty("services")[0]
            .GetProperty("stacks")[0];
        stack.GetProperty("forecast").GetProperty("kind").GetString().ShouldBe("recreated");
        stack.GetProperty("forecast").GetProperty("text").GetString().ShouldBe($"{Result} ({Detail})");
        stack.GetProperty("changes").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_removal_shows_its_order_and_deletes_nothing()
    {
        (await _repository.RunAsync(SampleInfrastructure.Deploy)).ExitCode.ShouldBe(0);

        var run = await _repository.RunAsync("Remove --dry-run --confirm --services stepfunctions");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain("ai-chef-stepfunctions would be deleted; nothing was executed");
        (await _repository.RunAsync($"{SampleInfrastructure.Deploy} --dry-run")).Output.ShouldContain(
            "ai-chef-stepfunctions is unchanged; nothing was executed"
        );
    }

    [Theory]
    [InlineData("stepfunctions, dynamodb,nothing", "--services: 'nothing' is not a service")]
    [InlineData("stepfunctions\ndynamodb\nnothing", "--services: 'nothing' is not a service")]
    public async Task A_list_in_a_variable_has_several_values(string services, string mistake)
    {
        var run = await _repository.RunAsync("Remove --confirm", ("NUKE_SERVICES", services));

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        (run.Output + run.Error).ShouldContain(mistake);
    }
}
