using AiChef.Deployment;
using AiChef.Targets.Functions;
using Shouldly;

namespace AiChef.Tests.Targets.Functions;

internal static class SampleDeclarations
{
    internal static readonly FunctionDeclaration Sample = new() { Name = "greeting", Purpose = "greets the cook" };

    internal static readonly Route Greetings = new(HttpMethod.Get, "/greetings");

    internal static IReadOnlyList<string> MistakesOf(params FunctionDeclaration[] functions)
    {
        var failure = Should.Throw<DeploymentException>(() => DeclarationCheck.Check(functions));
        failure.Kind.ShouldBe(FailureKind.Configuration);
        return failure.Details;
    }
}
