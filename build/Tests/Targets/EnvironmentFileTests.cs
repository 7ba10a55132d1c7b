using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

/// <summary>What the file of an environment gives to its stacks, and which files are refused.</summary>
public sealed class EnvironmentFileTests : IDisposable
{
    private const string Local = $"{SampleInfrastructure.Environments}/local.json";

    private readonly SampleInfrastructure _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Parameters_are_kept_by_later_runs_and_shown_by_a_dry_run()
    {
        Write(
            Local,
            """, "parameters": { "stepfunctions": { "ModelKey": "hidden" }, "*": { "Days": 3, "Big": true } }"""
        );

        await DeployedAsync("--parameters Days=90", "days=90 big=true");
        await DeployedAsync("", "days=3 big=true");
        var preview = await _repository.RunAsync($"{SampleInfrastructure.Deploy} --dry-run --parameters Days=5");

        preview.ExitCode.ShouldBe(0, preview.Output + preview.Error);
        preview.Output.ShouldContain("parameters Big=true, Days=5 (this run only), ModelKey=***");
    }

    [Theory]
    [InlineData(
        "\"stepfunction\": { \"Days\": 3 }",
        "'stepfunction' of 'parameters' is neither a service nor a function; did"
    )]
    [InlineData(
        "\"stepfunctions\": { \"Day\": 3 }",
        "the parameter 'Day' of 'stepfunctions' is declared by no template; did"
    )]
    [InlineData("\"*\": { \"Big\": \"perhaps\" }", "parameter 'Big' must be one of true, false, not 'perhaps'")]
    [InlineData(
        "\"*\": { \"Environment\": \"dev\" }",
        "the parameter 'Environment' of '*' follows from the environment"
    )]
    [InlineData(
        "\"*\": { \"Days\": { } }",
        "the parameter 'Days' of '*' must be a text, a number, true or false, or a"
    )]
    [InlineData("\"*\": 3", "'*' of 'parameters' must be an object of parameters and their values")]
    public async Task Parameters_are_checked_against_the_templates(string parameters, string message)
    {
        Write(Local, $$""", "parameters": { {{parameters}} }""");

        var run = await _repository.RunAsync(SampleInfrastructure.Deploy);

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        run.Error.ShouldContain("local.json");
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task Two_files_for_the_same_stacks_are_refused()
    {
        _repository.Write(
            $"{SampleInfrastructure.Environments}/other.json",
            await File.ReadAllTextAsync(_repository.At(Local))
        );

        var run = await _repository.RunAsync(SampleInfrastructure.Deploy);

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        run.Error.ShouldContain(
            "local.json: other.json has the same account, region and namePrefix (000000000000, us-east-1, ai-chef)"
        );
    }

    [Fact]
    public async Task A_new_environment_is_a_new_file()
    {
        var text = await File.ReadAllTextAsync(_repository.At(Local));
        _repository.Write(
            $"{SampleInfrastructure.Environments}/rehearsal.json",
            text.Replace("\"ai-chef\",", "\"ai-chef-rehearsal\",", StringComparison.Ordinal)
        );

        var run = await _repository.RunAsync($"{SampleInfrastructure.Deploy} --dry-run --environment rehearsel");

        run.ExitCode.ShouldBe(2, run.Output + run.Error);
        run.Error.ShouldContain("is not one of dev, local, production, rehearsal, staging");
    }

    private async Task DeployedAsync(string options, string output)
    {
        var run = await _repository.RunAsync($"{SampleInfrastructure.Deploy} {options}");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        run.Output.ShouldContain(output);
    }

    private void Write(string file, string more)
    {
        _repository.Write(
            "backend/infrastructure/step-functions.yaml",
            """
            Parameters:
              ModelKey: { Type: String, NoEcho: true, Default: none }
              Environment: { Type: String }
              Days: { Type: Number, Default: 1 }
              Big: { Type: String, Default: "false", AllowedValues: ["true", "false"] }
            Resources:
              Log:
                Type: AWS::Logs::LogGroup
                Properties: { LogGroupName: !Sub "/sample/${ModelKey}", RetentionInDays: !Ref Days }
            Outputs:
              StateMachineArn: { Value: !Sub "days=${Days} big=${Big}" }
            """
        );
        var text = File.ReadAllText(_repository.At(file));
        _repository.Write(file, $"{text[..text.LastIndexOf('}')].TrimEnd()}{more}\n}}\n");
    }
}
