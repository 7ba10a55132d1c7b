using AiChef.Deployment;
using AiChef.Deployment.CloudFormation.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.CloudFormation.Templates;

public sealed class StackDeclarationTests
{
    private const string Body = """
        Parameters:
          Size: { Type: Number, Default: 3 }
          Stage: { Type: String, AllowedValues: [dev, live] }
          Secret: { Type: String, NoEcho: true, AllowedValues: [one, two], Default: one }
        Resources: { A: { Type: T } }
        """;

    [Fact]
    public void Defaults_fill_what_is_not_given() =>
        Declare(("Stage", "dev"))
            .EffectiveParameters()
            .ShouldBe(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Size"] = "3",
                    ["Stage"] = "dev",
                    ["Secret"] = "one",
                }
            );

    [Fact]
    public void All_problems_are_reported_at_once()
    {
        var error = Should.Throw<DeploymentException>(() => Declare(("Sise", "4")).EffectiveParameters());

        error.Kind.ShouldBe(FailureKind.Configuration);
        error.Message.ShouldContain("'Sise' is not declared");
        error.Message.ShouldContain("t.yaml:3: parameter 'Stage' has no value");
    }

    [Fact]
    public void A_value_that_is_not_allowed_is_shown_unless_it_is_a_secret()
    {
        Should
            .Throw<DeploymentException>(() => Declare(("Stage", "prod")).EffectiveParameters())
            .Message.ShouldContain("not 'prod'");
        Should
            .Throw<DeploymentException>(() => Declare(("Stage", "dev"), ("Secret", "hunter2")).EffectiveParameters())
            .Message.ShouldNotContain("hunter2");
    }

    private static StackDeclaration Declare(params (string Key, string Value)[] parameters) =>
        new()
        {
            Name = "s",
            Template = StackTemplate.Parse(Body, "t.yaml"),
            Parameters = parameters.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
        };
}
