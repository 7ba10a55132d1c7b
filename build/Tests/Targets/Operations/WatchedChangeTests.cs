using AiChef.Targets.Operations;
using AiChef.Targets.Services;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Operations;

public sealed class WatchedChangeTests
{
    [Fact]
    public void Sources_belong_to_a_function_or_to_all()
    {
        var change = Of("backend/functions/price/Lines/Line.cs", "backend/functions/Shared/Data/foods.json");

        change.Projects.Order().ShouldBe([WatchedChange.Shared, "price"]);
        change.IsProject.ShouldBeFalse();
        change.Templates.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("backend/functions/price/price.csproj")]
    [InlineData("backend/functions/Functions.proj")]
    [InlineData(WatchedFiles.Unknown)]
    public void What_functions_are_built_by_needs_the_whole_build(string path) => Of(path).IsProject.ShouldBeTrue();

    [Fact]
    public void A_template_belongs_to_its_service()
    {
        var change = Of("backend/infrastructure/step-functions.yaml", "backend/infrastructure/price-lambda.yaml");

        change.Projects.ShouldBeEmpty();
        change
            .Templates.ToDictionary(each => each.Key.Name, each => each.Single().Stack)
            .ShouldBe(
                new Dictionary<string, string> { ["stepfunctions"] = "stepfunctions", ["backend"] = "price" },
                ignoreOrder: true
            );
    }

    [Fact]
    public void After_more_than_can_be_noticed_every_template_is_deployed() =>
        Of(WatchedFiles.Unknown).Templates.Select(each => each.Key).ShouldBe(Service.All, ignoreOrder: true);

    [Fact]
    public void Documents_change_nothing()
    {
        var change = Of("backend/infrastructure/lambda.md");

        (change.Projects.Count, change.IsProject, change.Templates.Count).ShouldBe((0, false, 0));
    }

    private static WatchedChange Of(params string[] paths) =>
        WatchedChange.Of(paths, Service.All, Path.Combine(RepositoryRoot.Path, "backend", "infrastructure"));
}
