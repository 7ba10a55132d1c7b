using System.Text.Json;
using AiChef.Tests.Deployment.Operations;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

/// <summary>The commands of whoever operates the backend, as a person runs them.</summary>
public sealed class OperationCommandTests : IDisposable
{
    private const string Definition = """
        {"StartAt":"Cook","States":{"Cook":{"Type":"Pass","Parameters":{"dish.$":"$.dish"},"Next":"Burn"},
         "Burn":{"Type":"Fail","Error":"Burnt","Cause":"The pan was too hot"}}}
        """;

    private readonly SampleInfrastructure _repository = new();

    public OperationCommandTests() =>
        _repository.Write(
            "backend/infrastructure/step-functions.yaml",
            KitchenFixture.Template(logsData: false, Definition)
                + "\nOutputs:\n  StateMachineArn: { Value: !Ref Kitchen }\n"
        );

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task An_execution_is_started_listed_shown_and_found_in_the_log()
    {
        (await _repository.RunAsync(SampleInfrastructure.Deploy)).ExitCode.ShouldBe(0);
        _repository.Write("input.json", """{"dish":"secret soup"}""");

        var started = await RunAsync("Executions --start input.json", expected: 1);
        started.ShouldContain("The same: ");
        started.ShouldContain("Ended in Burn (Fail)");
        started.ShouldContain("ended in FAILED");
        started.ShouldNotContain("secret soup");

        var list = await RunAsync("Executions --status FAILED --json out/list.json");
        list.ShouldContain("stepfunctions list-executions --state-machine-arn ");
        var listed = JsonDocument.Parse(await File.ReadAllTextAsync(_repository.At("out/list.json"))).RootElement[0];
        listed.GetProperty("error").GetString().ShouldBe("Burnt");
        list.ShouldContain($"Next: ./build.sh Executions --execution {listed.GetProperty("name")}");

        var shown = await RunAsync("Executions --execution by-hand- --show-data --json out/one.json");
        shown.ShouldContain("Error: Burnt: The pan was too hot");
        shown.ShouldContain("secret soup");
        var states = JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("out/one.json")))
            .RootElement.GetProperty("execution")
            .GetProperty("states");
        states
            .EnumerateArray()
            .Select(state => $"{state.GetProperty("name")} {state.GetProperty("result")}")
            .ShouldBe(["Cook succeeded", "Burn failed"]);

        (await RunAsync("Executions --execution by-hand- --redrive", expected: 3)).ShouldContain(
            "ended in the Fail state Burn: a redrive would enter it again and fail again"
        );
        var logs = await RunAsync("Logs --services stepfunctions --since 1h --filter Burnt --json out/logs.json");
        logs.ShouldContain(" type=ExecutionFailed details.error=Burnt");
        logs.ShouldContain("The same: ");
        JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("out/logs.json")))
            .RootElement.GetArrayLength()
            .ShouldBeGreaterThan(0);
        (await RunAsync("Logs --services stepfunctions --filter {oops", expected: 2)).ShouldContain("--filter: ");
    }

    [Fact]
    public async Task What_is_unhealthy_is_named_with_the_command_that_shows_more()
    {
        (await _repository.RunAsync(SampleInfrastructure.Deploy)).ExitCode.ShouldBe(0);

        var output = await RunAsync("HealthCheck --json out/health.json", expected: 1);

        output.ShouldContain("unhealthy: workflow kitchen (health-");
        output.ShouldContain("none of 0 is in ALARM");
        output.ShouldContain("next: ./build.sh Executions --execution health-");
        JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("out/health.json")))
            .RootElement.EnumerateArray()
            .Select(finding => $"{finding.GetProperty("part")} {finding.GetProperty("state")}")
            .ShouldBe(["workflow kitchen unhealthy", "alarms healthy"]);
    }

    [Fact]
    public async Task What_differs_and_what_is_wrong_is_named_with_the_command_that_fixes_it()
    {
        (await _repository.RunAsync(SampleInfrastructure.Deploy)).ExitCode.ShouldBe(0);

        (await RunAsync("Drift --services stepfunctions --json out/drift.json")).ShouldContain(
            "resources of 1 stacks are as their templates say"
        );
        var drift = JsonDocument.Parse(await File.ReadAllTextAsync(_repository.At("out/drift.json"))).RootElement;
        drift.GetProperty("compared").GetInt32().ShouldBe(3);
        drift.GetProperty("findings").GetArrayLength().ShouldBe(0);

        var output = await RunAsync("Diagnose --json out/diagnose.json", expected: 1);
        output.ShouldContain("log without retention: log group /aws/stepfunctions/kitchen");
        output.ShouldContain("logs put-retention-policy --log-group-name /aws/stepfunctions/kitchen");
        JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("out/diagnose.json")))
            .RootElement.EnumerateArray()
            .Select(trouble => trouble.GetProperty("kind").GetString())
            .ShouldBe(["logWithoutRetention"]);
    }

    [Fact]
    public async Task A_checklist_is_written_as_pages_and_for_programs()
    {
        (await _repository.RunAsync(SampleInfrastructure.Deploy)).ExitCode.ShouldBe(0);

        var output = await RunAsync("Checklist --rhythm Daily --json out/checklist.json");

        output.ShouldContain("Daily checklist of local: 4 of 4 points in order, 2 with a note");
        JsonDocument
            .Parse(await File.ReadAllTextAsync(_repository.At("out/checklist.json")))
            .RootElement.GetProperty("findings")
            .EnumerateArray()
            .Select(finding => $"{finding.GetProperty("title")}: {finding.GetProperty("state")}")
            .ShouldBe([
                "Resource use: healthy",
                "Error logs: healthy",
                "Response times: noted",
                "Database reachable: noted",
            ]);
        File.Exists(_repository.At("artifacts/reports/checklist-daily.md")).ShouldBeTrue();
        (await File.ReadAllTextAsync(_repository.At("artifacts/reports/checklist-daily.html"))).ShouldContain(
            "workflow kitchen"
        );
    }

    [Theory]
    [InlineData("Checklist --rhythm hourly", "--rhythm must be one of daily, weekly, monthly, not 'hourly'")]
    [InlineData("Executions --status BURNT", "--status: 'BURNT' is not a status")]
    [InlineData("Executions --limit 0", "--limit must be 1 to 1000")]
    [InlineData("Executions --redrive", "--redrive needs --execution")]
    [InlineData("Executions --start no.json", "--start: there is no file ")]
    [InlineData("Executions --start no.json --status FAILED", "--start goes with neither --execution nor --status")]
    [InlineData("Executions --execution x --status FAILED", "--status is for the list")]
    [InlineData("Executions --show-data", "--show-data needs --execution or --start")]
    [InlineData("Logs --since 15", "--since: '15' is no duration such as 90s, 15m, 2h or 1d")]
    [InlineData("Logs --since 0m", "--since: '0m' is no duration")]
    [InlineData("Logs --since 9999d", "--since: '9999d' is no duration")]
    [InlineData("Logs --since 99999999999999m", "is no duration")]
    [InlineData("Logs --follow --json x.json", "--json does not go with --follow")]
    [InlineData("Logs --services kitchen", "--services: 'kitchen' is not a service")]
    [InlineData("Rollback", "Rollback needs --functions or --services: one of the two")]
    [InlineData("Rollback --functions recipe --services dynamodb", "Rollback needs --functions or --services")]
    [InlineData("Rollback --functions recipe --to 2026", "--to is for --services; --to-version is for functions")]
    [InlineData("Rollback --services dynamodb --to-version 2", "--to-version is for --functions; --to is for services")]
    [InlineData("Rollback --services backend", "--services: backend consists of functions")]
    [InlineData("Rollback --services stepfunctions --parameters A=b", "--parameters does not go with Rollback")]
    [InlineData("Rollback --services stepfunctions", "there is no history: the artifact bucket 'ai-chef-artifacts-")]
    [InlineData("History --limit 0", "--limit must be 1 to 1000")]
    [InlineData("History", "there is no history: the artifact bucket 'ai-chef-artifacts-")]
    [InlineData("Rollback --functions recipe --to-version 0", "--to-version must be the number of a version, from 1")]
    [InlineData("Rollback --functions recipe price --to-version 2", "--to-version goes with one function")]
    [InlineData("Rollback --functions recipe --canary 100", "--canary must be between 0 and 99")]
    [InlineData("Rollback --functions recipe --canary 50%/9m,10%/9m", "is no canary: the shares must rise")]
    [InlineData("Rollback --functions recipe --canary 9%/9m,50%/9m --canary-minutes 5", "--canary-minutes is for a ")]
    [InlineData("Rollback --functions recipe", "the function recipe is not deployed in local")]
    [InlineData("Executions", "no stack of local exists")]
    [InlineData("HealthCheck", "no stack of local exists")]
    [InlineData("Drift", "no stack of local exists")]
    [InlineData("Drift --services kitchen", "--services: 'kitchen' is not a service")]
    [InlineData("Diagnose", "no stack of local exists")]
    [InlineData("Backup", "no stack of local exists")]
    [InlineData("RestoreRehearsal", "no stack of local exists")]
    [InlineData("Restore", "Restore needs either --point-in-time or --backup-name")]
    [InlineData("Restore --point-in-time tomorrow", "--point-in-time: 'tomorrow' is no time such as ")]
    [InlineData("Restore --point-in-time latest --new-table a", "--new-table: 'a' is no name of a table")]
    public async Task Wrong_input_is_one_line_and_exit_2(string command, string expected) =>
        (await RunAsync(command, expected: 2)).ShouldContain(expected);

    private async Task<string> RunAsync(string command, int expected = 0)
    {
        var run = await _repository.RunAsync(command);
        var all = run.Output + run.Error;
        run.ExitCode.ShouldBe(expected, all);
        return all;
    }
}
