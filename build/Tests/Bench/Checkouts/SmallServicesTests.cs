using AiChef.Bench;
using AiChef.Bench.Checkouts;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Checkouts;

public sealed class SmallServicesTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, SmallServices.Page));

    [Fact]
    public void A_service_is_the_example_of_the_page_with_a_number()
    {
        var files = new SmallServices(Page).FilesOf(7);

        files.Keys.ShouldBe(["backend/infrastructure/pantry7-shelves.yaml", "build/Targets/Build.Pantry7.cs"]);
        files.Values.First().ShouldContain("Name: !Sub /${NamePrefix}/pantry7/shelves");
        files.Values.Last().ShouldContain("Target DeployPantry7 =>");
        files.Values.Last().ShouldContain("Template = \"pantry7-shelves.yaml\"");
    }

    [Fact]
    public void An_order_names_what_the_example_declares()
    {
        var order = StackOrder.Small(7);

        new SmallServices(Page).FilesOf(7).ShouldContainKey(order.Template);
        order.Target.ShouldBe("DeployPantry7");
        order.Stack.ShouldBe("ai-chef-pantry7");
    }

    [Fact]
    public void A_page_without_the_example_is_an_error() =>
        Should
            .Throw<BenchFailure>(() => new SmallServices("### Adding a service\n\n## More\n").FilesOf(1))
            .Message.ShouldBe("backend/infrastructure/README.md shows no yaml below 'Adding a service'");
}
