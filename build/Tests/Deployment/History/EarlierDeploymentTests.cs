using AiChef.Deployment;
using AiChef.Deployment.History;
using Shouldly;
using Xunit;
using static AiChef.Tests.Deployment.History.SampleRecords;

namespace AiChef.Tests.Deployment.History;

public sealed class EarlierDeploymentTests
{
    [Fact]
    public void Without_a_run_it_is_the_last_good_one_that_differs_from_what_is_live() =>
        Of(null, Good("4", "b"), Failed("3"), Good("2", "b"), Good("1", "a")).Run.ShouldBe("1");

    [Fact]
    public void Another_value_of_a_parameter_is_a_difference() =>
        Of(null, Good("2", "a") with { Parameters = Value("x") }, Good("1", "a") with { Parameters = Value("y") })
            .Run.ShouldBe("1");

    [Fact]
    public void After_a_rollback_it_goes_on_before_what_was_brought_back() =>
        Of(null, Good("4", "b") with { Restores = "2" }, Good("3", "c"), Good("2", "b"), Good("1", "a"))
            .Run.ShouldBe("1");

    [Fact]
    public void A_rollback_is_never_the_deployment_of_before() =>
        Of(null, Good("5", "d"), Good("4", "b") with { Restores = "2" }, Good("3", "c"), Good("2", "b"))
            .Run.ShouldBe("3");

    [Fact]
    public void A_run_is_named_by_the_unique_beginning_of_its_name()
    {
        Of("20261130-10", Good("20261130-11", "b"), Good("20261130-10", "a")).Run.ShouldBe("20261130-10");
        Message("20261130", Good("20261130-11", "b"), Good("20261130-10", "a"))
            .ShouldBe("--to: 20261130 is the beginning of 20261130-11, 20261130-10");
        Message("2025", Good("2026", "b"))
            .ShouldBe($"--to: the history of {Stack} has no run 2025; ./build.sh History shows its runs");
        Message("3", Good("4", "b"), Failed("3"))
            .ShouldBe($"--to: the deployment of {Stack} by run 3 did not succeed (No room)");
    }

    [Fact]
    public void Without_an_earlier_one_it_says_so()
    {
        Message(null, Good("1", "a"))
            .ShouldBe($"the history of {Stack} has no earlier deployment that succeeded; the last one is 1");
        Message(null).ShouldBe($"the history of {Stack} has no earlier deployment that succeeded");
    }

    private static DeploymentRecord Of(string? wanted, params DeploymentRecord[] records) =>
        EarlierDeployment.Of(Stack, records, wanted);

    private static string Message(string? wanted, params DeploymentRecord[] records)
    {
        var error = Should.Throw<DeploymentException>(() => Of(wanted, records));
        error.Kind.ShouldBe(FailureKind.Configuration);
        return error.Message;
    }

    private static Dictionary<string, string> Value(string value) => new() { ["Key"] = value };
}
