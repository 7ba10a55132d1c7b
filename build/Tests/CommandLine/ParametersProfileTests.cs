using AiChef.Targets.CommandLine;
using AiChef.Tests.Nuke;
using Shouldly;
using Xunit;

namespace AiChef.Tests.CommandLine;

public sealed class ParametersProfileTests
{
    [Fact]
    public void The_file_of_a_chosen_profile_is_read_as_well()
    {
        using var repository = new FixtureRepository();
        repository.Write(".nuke/parameters.ci.json", """{ "Count": "many" }""");

        ParametersFiles
            .Mistakes(BuildReflection.Of(typeof(SampleBuild)), repository.Folder, ["ci"])
            .ShouldBe([".nuke/parameters.ci.json: Count: 'many' is not a valid whole number"]);
    }

    [Fact]
    public void A_profile_without_file_is_a_mistake_that_names_those_with_one()
    {
        using var repository = new FixtureRepository();
        var build = BuildReflection.Of(typeof(SampleBuild));

        ParametersFiles
            .Mistakes(build, repository.Folder, ["ci"])
            .ShouldBe(["--profile: 'ci' has no file .nuke/parameters.ci.json; there are no profiles"]);
        repository.Write(".nuke/parameters.home.json", "{}");
        ParametersFiles
            .Mistakes(build, repository.Folder, ["ci", "home"])
            .ShouldBe(["--profile: 'ci' has no file .nuke/parameters.ci.json; the profiles are home"]);
    }
}
