using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class GitHubActionsTests
{
    private const string Build = "GitHubBuild";

    [Fact]
    public async Task Each_target_is_a_group_and_warnings_and_errors_are_annotations()
    {
        var run = await NukeRun.Of(Build, "Noisy", ("GITHUB_ACTIONS", "true"));

        run.Output.ShouldContain("::group::Noisy");
        run.Output.ShouldContain("::endgroup::Noisy");
        run.Output.ShouldContain("::warning::50%25 of \"it\"%0Asecond line");
        run.Output.ShouldContain("::error::broken");
    }

    [Fact]
    public async Task Properties_of_a_command_are_joined_by_a_comma_and_a_blank() =>
        (await NukeRun.Of(Build, "Command", ("GITHUB_ACTIONS", "true"))).Output.ShouldContain(
            "::error file=a%3Ab.yaml, line=7::broken"
        );

    [Fact]
    public async Task A_message_that_is_a_command_is_written_unchanged()
    {
        var run = await NukeRun.Of(Build, "Raw", ("GITHUB_ACTIONS", "true"));

        run.Output.Split('\n').ShouldContain("::notice::as it stands");
        run.Output.ShouldNotContain("[INF]");
    }

    [Fact]
    public async Task The_log_of_a_job_is_coloured_and_no_log_file_is_written()
    {
        using var repository = new FixtureRepository();

        var run = await repository.Run(Build, "Noisy", ("GITHUB_ACTIONS", "true"));

        run.Output.ShouldContain("\e[38;5;196;1mERR");
        Directory
            .GetFiles(Path.Combine(repository.Folder, ".nuke", "temp"), "build*.log")
            .Select(Path.GetFileName)
            .ShouldBe(["build-attempt.log"]);
    }

    [Theory]
    [InlineData("GITLAB_CI", "GitLab")]
    [InlineData("TF_BUILD", "AzurePipelines")]
    [InlineData("JENKINS_HOME", "Jenkins")]
    [InlineData("TEAMCITY_VERSION", "TeamCity")]
    public async Task Other_servers_make_a_server_build_too(string variable, string host)
    {
        var run = await NukeRun.Of("ParameterBuild", "Show", (variable, "1"));

        run.Said.ShouldContain($"Host={host}");
        run.Said.ShouldContain("Server=True");
    }

    [Fact]
    public async Task The_host_makes_it_a_server_build()
    {
        (await NukeRun.Of("ParameterBuild", "Show", ("GITHUB_ACTIONS", ""))).Said.ShouldContain("Server=True");
        (await NukeRun.Of("ParameterBuild", "Show --host GitHubActions")).Said.ShouldContain("Host=GitHubActions");
        (await NukeRun.Of("ParameterBuild", "Show")).Said.ShouldContain("Server=False");
    }

    [Fact]
    public async Task The_generator_writes_the_whole_workflow()
    {
        var workflow = await Generate("full");

        workflow[(workflow.IndexOf("name: full", StringComparison.Ordinal))..]
            .ReplaceLineEndings("\n")
            .ShouldBe(ExpectedWorkflow);
        workflow.ShouldContain("#         nuke --generate-configuration GitHubActions_full --host GitHubActions");
    }

    [Fact]
    public async Task A_subclass_adds_steps()
    {
        var workflow = await Generate("short");

        workflow.ShouldContain("on: [push, pull_request]");
        workflow
            .ReplaceLineEndings("\n")
            .ShouldContain(
                "      - uses: actions/checkout@v6\n      - uses: "
                    + "actions/setup-dotnet@v5\n        id: sdk\n      - name: 'Run: Noisy'\n"
            );
    }

    [Fact]
    public async Task An_unknown_workflow_or_a_missing_folder_fails()
    {
        (
            await NukeRun.Of(Build, "--generate-configuration GitHubActions_other --host GitHubActions")
        ).ExitCode.ShouldBe(255);
        (await NukeRun.Of(Build, "--generate-configuration GitHubActions_full --host GitHubActions")).ExitCode.ShouldBe(
            255
        );
    }

    private static async Task<string> Generate(string name)
    {
        using var repository = new FixtureRepository();
        repository.Write("build.cmd", "");
        Directory.CreateDirectory(Path.Combine(repository.Folder, ".github", "workflows"));
        var run = await repository.Run(Build, $"--generate-configuration GitHubActions_{name} --host GitHubActions");
        run.ExitCode.ShouldBe(0, run.Output);
        return repository.Read($".github/workflows/{name}.yml");
    }

    private static string ExpectedWorkflow { get; } =
        $$$"""
            name: full

            on:
              push:
                branches:
                  - main
                  - 'release/*'
                paths:
                  - '!docs/**'
              pull_request:
                branches:
                  - main
              workflow_dispatch:
                inputs:
                  Reason:
                    description: "Reason"
                    required: true
              schedule:
                - cron: '0 4 * * *'

            permissions:
              id-token: write
              contents: read

            concurrency:
              group: deploy
              cancel-in-progress: true

            jobs:
            {{{Job("ubuntu-22_04", "ubuntu-22.04")}}}
            {{{Job("windows-latest", "windows-latest")}}}

            """;

    private static string Job(string name, string image) =>
        $$$"""
              {{{name}}}:
                name: {{{name}}}
                runs-on: {{{image}}}
                timeout-minutes: 30
                environment: dev
                steps:
                  - uses: actions/checkout@v6
                    with:
                      fetch-depth: 0
                  - name: 'Cache: .nuke/temp, ~/.nuget/packages'
                    uses: actions/cache@v4
                    with:
                      path: |
                        .nuke/temp
                        ~/.nuget/packages
                      key: ${{ runner.os }}-${{ hashFiles('**/global.json', '**/*.csproj', '**/Directory.Packages.props') }}
                  - name: 'Run: Report'
                    run: ./build.cmd Report
                    env:
                      Reason: ${{ github.event.inputs.Reason }}
                      NuGetApiKey: ${{ secrets.NUGET_API_KEY }}
                      GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}
                  - name: 'Publish: reports'
                    uses: actions/upload-artifact@v5
                    with:
                      name: reports
                      path: artifacts/reports
            """;
}
