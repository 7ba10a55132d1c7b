using Shouldly;
using Xunit;

namespace AiChef.Tests.Nuke;

public sealed class ParameterTests
{
    private const string Build = "ParameterBuild";

    [Fact]
    public async Task An_initializer_is_the_value_when_nobody_gives_one() =>
        (await NukeRun.Of(Build, "Show"))
            .Said.Take(12)
            .ShouldBe([
                "Text=initial",
                "Number=1",
                "Flag=False",
                "OnByDefault=True",
                "Size=Small",
                "Stage=development",
                "Tags=none",
                "Parts=",
                "Original=",
                "Folder=",
                "Pause=",
                "DeployToken=",
            ]);

    [Theory]
    [InlineData("--text hello", "Text=hello")]
    [InlineData("-Text hello", "Text=hello")]
    [InlineData("--TEXT hello", "Text=hello")]
    [InlineData("--number 5", "Number=5")]
    [InlineData("--flag", "Flag=True")]
    [InlineData("--flag true", "Flag=True")]
    [InlineData("--on-by-default false", "OnByDefault=False")]
    [InlineData("--size large", "Size=Large")]
    [InlineData("--stage PROD", "Stage=production")]
    [InlineData("--tags a b", "Tags=a|b")]
    [InlineData("--parts a,b", "Parts=a|b")]
    [InlineData("--renamed x", "Original=x")]
    [InlineData("--pause 00:05:00", "Pause=00:05:00")]
    [InlineData("--text a --text b", "Text=b")]
    public async Task An_option_gives_a_value(string option, string expected) =>
        (await NukeRun.Of(Build, $"Show {option}")).Said.ShouldContain(expected);

    [Theory]
    [InlineData("--number -5", "Number=1")]
    [InlineData("--text -x", "Text=initial")]
    [InlineData("--text -", "Text=initial")]
    [InlineData("--tags a -1 b", "Tags=a")]
    public async Task A_word_that_begins_with_a_dash_is_no_value(string option, string expected)
    {
        var run = await NukeRun.Of(Build, $"Show {option}");

        run.ExitCode.ShouldBe(0);
        run.Said.ShouldContain(expected);
    }

    [Theory]
    [InlineData("--size huge", "Size=Small")]
    [InlineData("--number many", "Number=1")]
    [InlineData("--stage test", "Stage=development")]
    public async Task A_value_that_cannot_be_converted_is_only_a_warning(string option, string expected)
    {
        var run = await NukeRun.Of(Build, $"Show {option}");

        run.ExitCode.ShouldBe(0);
        run.Said.ShouldContain(expected);
        run.Output.ShouldContain("[WRN]");
    }

    [Theory]
    [InlineData("Text")]
    [InlineData("TEXT")]
    [InlineData("text")]
    [InlineData("NUKE_TEXT")]
    public async Task An_environment_variable_gives_a_value(string name) =>
        (await NukeRun.Of(Build, "Show", (name, "from env"))).Said.ShouldContain("Text=from env");

    [Theory]
    [InlineData("DEPLOY_TOKEN")]
    [InlineData("DeployToken")]
    [InlineData("NUKE_DEPLOY_TOKEN")]
    public async Task An_environment_variable_may_divide_its_words(string name) =>
        (await NukeRun.Of(Build, "Show", (name, "t"))).Said.ShouldContain("DeployToken=t");

    [Fact]
    public async Task Two_variables_for_one_parameter_give_a_warning_and_no_value()
    {
        var run = await NukeRun.Of(Build, "Show", ("TEXT", "a"), ("NUKE_TEXT", "b"));

        run.Said.ShouldContain("Text=initial");
        run.Output.ShouldContain("[WRN]");
    }

    [Fact]
    public async Task An_empty_variable_turns_a_bool_false_and_leaves_a_text_alone()
    {
        var run = await NukeRun.Of(Build, "Show", ("ON_BY_DEFAULT", ""), ("NUKE_TEXT", ""));

        run.Said.ShouldContain("OnByDefault=False");
        run.Said.ShouldContain("Text=initial");
    }

    [Fact]
    public async Task An_option_beats_an_environment_variable() =>
        (await NukeRun.Of(Build, "Show --text option", ("TEXT", "env"))).Said.ShouldContain("Text=option");

    [Fact]
    public async Task An_environment_variable_beats_the_parameters_file()
    {
        using var repository = new FixtureRepository();
        repository.Write(
            ".nuke/parameters.json",
            """{ "Text": "file", "Number": 9, "Tags": ["x", "y"], "Flag": true }"""
        );

        var run = await repository.Run(Build, "Show", ("TEXT", "env"));

        run.Said.ShouldContain("Text=env");
        run.Said.ShouldContain("Number=9");
        run.Said.ShouldContain("Tags=x|y");
        run.Said.ShouldContain("Flag=True");
    }

    [Fact]
    public async Task The_profile_named_last_beats_the_others_and_the_parameters_file()
    {
        using var repository = new FixtureRepository();
        repository.Write(".nuke/parameters.json", """{ "Text": "file", "Number": 1 }""");
        repository.Write(".nuke/parameters.a.json", """{ "Text": "a", "Number": 2 }""");
        repository.Write(".nuke/parameters.b.json", """{ "Text": "b" }""");

        var run = await repository.Run(Build, "Show --profile a b");

        run.Said.ShouldContain("Text=b");
        run.Said.ShouldContain("Number=2");
    }

    [Theory]
    [InlineData("""{ "text": "file" }""")]
    [InlineData("""{ "Text": ["file"] }""")]
    public async Task A_file_is_passed_over_where_the_case_of_a_name_or_the_shape_of_a_value_differs(string file)
    {
        using var repository = new FixtureRepository();
        repository.Write(".nuke/parameters.json", file);

        (await repository.Run(Build, "Show")).Said.ShouldContain("Text=initial");
    }

    [Fact]
    public async Task A_profile_without_file_fails_the_build_after_a_warning_for_each_parameter()
    {
        var run = await NukeRun.Of(Build, "Show --profile missing");

        run.ExitCode.ShouldBe(255);
        run.Said.ShouldBeEmpty();
        run.Output.ShouldContain("Could not inject value for ParameterBuild.Text");
        run.Output.Split('\n').Length.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task A_path_is_relative_to_the_working_directory()
    {
        using var repository = new FixtureRepository();

        var run = await repository.Run(Build, "Show --folder sub/folder");

        run.Said.Single(x => x.StartsWith("Folder=", StringComparison.Ordinal))
            .ShouldEndWith(Path.Combine("sub", "folder"));
    }

    [Fact]
    public async Task The_root_is_the_nearest_folder_with_dot_nuke()
    {
        using var repository = new FixtureRepository();
        var below = Directory.CreateDirectory(Path.Combine(repository.Folder, "a", "b")).FullName;
        using var process = NukeRun.Start(Build, "Show", below);

        var output = await process.StandardOutput.ReadToEndAsync();

        output.ShouldContain($"Root={repository.Folder}");
    }

    [Fact]
    public async Task Root_can_be_given()
    {
        using var repository = new FixtureRepository();
        using var process = NukeRun.Start(Build, "Show --text x --root .", repository.Folder);

        var output = await process.StandardOutput.ReadToEndAsync();

        output.ShouldContain($"Root={repository.Folder}");
    }

    [Fact]
    public async Task Without_dot_nuke_the_build_does_not_start()
    {
        using var process = NukeRun.Start(Build, "Show", Path.GetTempPath());

        await process.WaitForExitAsync();

        process.ExitCode.ShouldBe(134);
    }
}
