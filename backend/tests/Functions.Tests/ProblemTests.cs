using AiChef.Functions.Api;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void Each_kind_has_a_name_of_its_own() =>
        ProblemKind.All.Select(kind => kind.Error).Distinct().Count().ShouldBe(ProblemKind.All.Count);

    [Fact]
    public void A_problem_names_its_kind() =>
        Problem.Of(ProblemKind.StaleVersion, "x").Type.ShouldBe("urn:ai-chef:problem:StaleVersion");
}
