using AiChef.Targets.Workflows.Model;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>The targets themselves, in a copy of what they read and write.</summary>
public sealed class VerifyGeneratedTests : IDisposable
{
    private const string Template = "backend/infrastructure/price-lambda.yaml";

    private readonly string _root = Directory.CreateTempSubdirectory("ai-chef-workflows-").FullName;

    public VerifyGeneratedTests()
    {
        foreach (
            var folder in new[]
            {
                ".nuke",
                ".github",
                ".github/workflows",
                "backend/infrastructure",
                "backend/infrastructure/environments",
            }
        )
        {
            Directory.CreateDirectory(Path.Combine(_root, folder));
            foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, folder)))
            {
                File.Copy(file, Path.Combine(_root, folder, Path.GetFileName(file)));
            }
        }
        Directory.CreateDirectory(At("build/LocalCloud"));
        string[] pages = ["build/LocalCloud/operations.md", "build/LocalCloud/resource-types.md"];
        foreach (var file in (string[])[".gitattributes", .. pages])
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, file), At(file));
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task The_files_of_the_repository_are_current()
    {
        var (exitCode, output) = await RunAsync("VerifyGenerated");

        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public async Task A_pin_that_Dependabot_changed_is_told_with_the_line_that_takes_it_over()
    {
        var commit = new string('a', 40);
        var pin = ActionPin.Checkout;
        foreach (var file in Directory.GetFiles(At(".github/workflows"), "*.yml"))
        {
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(
                file,
                text.Replace($"{pin.Commit} # {pin.Version}", $"{commit} # v99.0.1", StringComparison.Ordinal)
            );
        }

        var (exitCode, output) = await RunAsync("VerifyGenerated");

        exitCode.ShouldBe(1, output);
        output.ShouldContain(
            "to take over actions/checkout v99.0.1, set ActionPin.Checkout in "
                + $"build/Targets/Workflows/Model/ActionPin.cs to \"v99.0.1\", \"{commit}\", "
                + "then run ./build.sh Generate"
        );
        output.Split("to take over").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("our team")]
    public async Task The_team_that_reviews_the_delivery_is_asked_for(string owners)
    {
        await File.WriteAllTextAsync(At(".github/delivery-owners"), owners);

        var (exitCode, output) = await RunAsync("Validate");

        exitCode.ShouldBe(2, output);
        output.ShouldContain(".github/delivery-owners:1: nobody reviews changes of the delivery; write the team");
    }

    [Fact]
    public async Task The_team_is_that_of_the_setting()
    {
        await File.WriteAllTextAsync(At(".github/delivery-owners"), "@kitchen/platform @ada\n");

        await RunAsync("Generate");

        (await File.ReadAllTextAsync(At(".github/CODEOWNERS"))).ShouldContain(
            "\n/backend/infrastructure/ @kitchen/platform @ada\n/build/ @kitchen/platform @ada\n"
        );
    }

    [Fact]
    public async Task Edits_deletions_and_leftovers_are_reported_with_the_command_and_nothing_is_written()
    {
        await File.AppendAllTextAsync(At(".github/workflows/deploy-dynamodb.yml"), "# by hand\n");
        File.Delete(At(".github/workflows/pipeline.yml"));
        var schema = (await File.ReadAllTextAsync(At(".nuke/build.schema.json"))).Replace(
            "\"DryRun\"",
            "\"DryWalk\"",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(At(".nuke/build.schema.json"), schema);
        File.Copy(At(".github/workflows/deploy-backend.yml"), At(".github/workflows/deploy-former.yml"));
        await File.WriteAllTextAsync(At(".github/workflows/by-hand.yml"), "name: By hand\n");
        var template = (await File.ReadAllTextAsync(At(Template))).Replace("Default: 29", "Default: 20");
        await File.WriteAllTextAsync(At(Template), template);
        File.Delete(At("backend/infrastructure/recipe-lambda.yaml"));
        File.Copy(At("backend/infrastructure/combine-lambda.yaml"), At("backend/infrastructure/former-lambda.yaml"));

        var (exitCode, output) = await RunAsync("VerifyGenerated");

        exitCode.ShouldBe(1, output);
        output.ShouldContain("::error file=.github/workflows/deploy-dynamodb.yml,title=Generated file stale::");
        output.ShouldContain("  -# by hand");
        output.ShouldContain("::error file=.github/workflows/pipeline.yml,title=Generated file missing::");
        output.ShouldContain("::error file=.github/workflows/deploy-former.yml,title=Generated file left over::");
        output.ShouldContain("::error file=.nuke/build.schema.json,title=Generated file stale::");
        (await File.ReadAllTextAsync(At(".nuke/build.schema.json"))).ShouldBe(schema);
        output.ShouldContain($"::error file={Template},title=Generated file stale::");
        output.ShouldContain("  -    Default: 20\n  +    Default: 29\n");
        foreach (var (function, problem) in new[] { ("recipe", "missing"), ("former", "left over") })
        {
            output.ShouldContain(
                $"::error file=backend/infrastructure/{function}-lambda.yaml,title=Generated file {problem}::"
            );
        }
        (await File.ReadAllTextAsync(At(Template))).ShouldBe(template);
        output.ShouldContain("run ./build.sh Generate ");
        output.ShouldNotContain("by-hand.yml");
        File.Exists(At(".github/workflows/pipeline.yml")).ShouldBeFalse();
        (await File.ReadAllTextAsync(At(".github/workflows/deploy-dynamodb.yml"))).ShouldEndWith("# by hand\n");
    }

    [Fact]
    public async Task Generation_brings_back_the_bytes_of_the_repository()
    {
        var text = await File.ReadAllTextAsync(At(".github/workflows/deploy-dynamodb.yml"));
        await File.WriteAllTextAsync(
            At(".github/workflows/deploy-dynamodb.yml"),
            text.Replace("\n", "\r\n", StringComparison.Ordinal)
        );
        File.Copy(At(".github/workflows/deploy-backend.yml"), At(".github/workflows/deploy-former.yml"));
        await File.WriteAllTextAsync(At(".github/workflows/by-hand.yml"), "name: By hand\n");
        File.Delete(At(".github/CODEOWNERS"));
        File.Delete(At("backend/infrastructure/deploy-backend.sh"));
        var template = await File.ReadAllTextAsync(At(Template));
        await File.AppendAllTextAsync(At(Template), "# by hand\n");
        File.Delete(At(".nuke/build.schema.json"));

        var (exitCode, output) = await RunAsync("Generate");

        exitCode.ShouldBe(0, output);
        (await File.ReadAllTextAsync(At(".github/workflows/deploy-dynamodb.yml"))).ShouldBe(text);
        (await File.ReadAllTextAsync(At(Template))).ShouldBe(template);
        File.Exists(At(".github/workflows/deploy-former.yml")).ShouldBeFalse();
        File.Exists(At(".github/workflows/by-hand.yml")).ShouldBeTrue();
        output.ShouldContain(".nuke/build.schema.json");
        (await RunAsync("VerifyGenerated")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task NUKEs_own_option_writes_the_same_bytes()
    {
        var file = At(".github/workflows/deploy-stepfunctions.yml");
        var text = await File.ReadAllTextAsync(file);
        File.Delete(file);

        var (exitCode, output) = await RunAsync(
            "--generate-configuration GitHubActions_deploy-stepfunctions --host GitHubActions"
        );

        exitCode.ShouldBe(0, output);
        (await File.ReadAllTextAsync(file)).ShouldBe(text);
    }

    [Theory]
    [InlineData("DEPLOY")]
    [InlineData("")]
    [InlineData("$(touch confirmed);deploy")]
    public async Task A_deployment_by_hand_that_is_not_confirmed_is_refused_before_any_call(string confirmation)
    {
        var (exitCode, output) = await RunAsync(
            "Bootstrap --skip",
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_EVENT_NAME", "workflow_dispatch"),
            ("NUKE_ENVIRONMENT", "dev"),
            ("NUKE_CONFIRMATION", confirmation)
        );

        exitCode.ShouldBe(3, output);
        output.ShouldContain("type \"deploy\" in the field confirm");
        File.Exists(At("confirmed")).ShouldBeFalse();
    }

    [Fact]
    public async Task What_another_version_of_NUKE_writes_into_the_schema_is_current()
    {
        var text = await File.ReadAllTextAsync(At(".nuke/build.schema.json"));
        var other = text.Replace("        \"Bamboo\",\n", "", StringComparison.Ordinal)
            .Replace(
                "\"description\": \"Shows the execution plan (HTML)\"",
                "\"description\": \"Draws\"",
                StringComparison.Ordinal
            )
            .Replace(
                "\"Deploy\",\n        \"DeployApiGateway\",",
                "\"DeployApiGateway\",\n        \"Deploy\",",
                StringComparison.Ordinal
            );
        other.ShouldNotBe(text);
        await File.WriteAllTextAsync(At(".nuke/build.schema.json"), other);

        var (exitCode, output) = await RunAsync("VerifyGenerated");

        exitCode.ShouldBe(0, output);
        (await File.ReadAllTextAsync(At(".nuke/build.schema.json"))).ShouldBe(other);
    }

    [Fact]
    public async Task A_run_goes_on_beside_another_that_holds_the_log_of_NUKE()
    {
        Directory.CreateDirectory(At(".nuke/temp"));
        await File.WriteAllTextAsync(At(".nuke/temp/build.log"), "");
        await using var other = File.Open(At(".nuke/temp/build.log"), FileMode.Open, FileAccess.Write, FileShare.Read);

        var (exitCode, output) = await RunAsync("VerifyGenerated");

        exitCode.ShouldBe(0, output);
        var folder = Directory.GetDirectories(At(".nuke/temp/logs")).ShouldHaveSingleItem();
        (await File.ReadAllTextAsync(Path.Combine(folder, "build.log"))).ShouldContain(
            "All generated files are current"
        );
    }

    [Fact]
    public async Task Where_nothing_opens_the_plan_it_is_reported_where_it_is()
    {
        var (exitCode, output) = await RunAsync("DeployDynamoDb --plan", ("PATH", Path.GetTempPath()));

        exitCode.ShouldBe(0, output);
        output.ShouldContain("In order: Validate, Bootstrap, DeployDynamoDb");
        var page = output
            .Split('\n')
            .Single(line => line.StartsWith("The plan of all targets: ", StringComparison.Ordinal));
        (await File.ReadAllTextAsync(page["The plan of all targets: ".Length..].TrimEnd())).ShouldContain(
            "DeployDynamoDb"
        );
    }

    [Theory]
    [InlineData("xterm-256color", "")]
    [InlineData("xterm-256color", "1")]
    public async Task Redirected_output_has_no_colours(string terminal, string noColor)
    {
        var (exitCode, output) = await RunAsync("VerifyGenerated", ("TERM", terminal), ("NO_COLOR", noColor));

        exitCode.ShouldBe(0, output);
        output.ShouldNotContain('\e');
    }

    [Fact]
    public async Task Checks_on_a_server_need_no_environment() =>
        (await RunAsync("VerifyGenerated", ("GITHUB_ACTIONS", "true"))).ExitCode.ShouldBe(0);

    private string At(string path) => Path.Combine(_root, path);

    private async Task<(int ExitCode, string Output)> RunAsync(
        string arguments,
        params (string Name, string Value)[] variables
    )
    {
        var (exitCode, output, error) = await BuildProcess.RunAsync(_root, arguments, variables);
        return (exitCode, output + error);
    }
}
