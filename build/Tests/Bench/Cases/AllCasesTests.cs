using AiChef.Bench.Cases;
using AiChef.Bench.Programs;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Cases;

public sealed class AllCasesTests
{
    private static readonly OtherTools Tools = new(new("aws", "1"), new("cdk", "2"));

    [Fact]
    public void Each_has_a_name_of_its_own() => AllCases.List.Select(each => each.Name).ShouldBeUnique();

    [Fact]
    public void A_case_asks_for_the_AWS_CLI_if_and_only_if_it_compares_with_it()
    {
        foreach (var each in AllCases.List)
        {
            var compares = (each as DeploymentCase)?.Contenders(Tools).Any(contender => contender.IsOtherTool) == true;

            each.NeedsAws.ShouldBe(compares, each.Name);
        }
    }

    [Fact]
    public void The_build_comes_first_in_each() =>
        AllCases.List.OfType<DeploymentCase>().ShouldAllBe(each => !each.Contenders(Tools)[0].IsOtherTool);

    [Fact]
    public void The_CDK_CLI_takes_part_where_it_is_present()
    {
        var one = AllCases.List.OfType<DeploymentCase>().First();

        one.Contenders(Tools).Count.ShouldBe(3);
        one.Contenders(Tools with { Cdk = null }).Count.ShouldBe(2);
    }
}
