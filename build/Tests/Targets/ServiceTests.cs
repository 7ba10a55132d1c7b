using AiChef.Deployment.CloudFormation.Templates;
using AiChef.Deployment.Environments;
using AiChef.Targets.Functions;
using AiChef.Targets.Services;
using AiChef.Targets.Validation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class ServiceTests
{
    private static readonly string Infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");
    private static readonly Dictionary<string, string> NothingGiven = [];

    [Theory]
    [InlineData("local")]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("production")]
    public void Every_service_has_complete_stacks_in_every_environment(string name)
    {
        var environment = Load(name);
        foreach (
            var (service, template) in Service.Delivered.SelectMany(s =>
                s.TemplatesIn(Infrastructure).Select(t => (s, t))
            )
        )
        {
            var stack = service.StackIn(template, environment, Infrastructure, NothingGiven);

            stack.Name.ShouldBe($"ai-chef-{template.Stack}");
            stack.Tags["Environment"].ShouldBe(name);
            stack.Parameters["Environment"].ShouldBe(name);
            // The bucket that takes larger templates comes with the bootstrap.
            stack.Template.Size.ShouldBeLessThanOrEqualTo(
                service == Build.Bootstrapping ? StackTemplate.InlineLimit : StackTemplate.UploadLimit
            );
            (stack with { Parameters = WithCode(stack) }).EffectiveParameters()["Environment"].ShouldBe(name);
        }
    }

    [Theory]
    [InlineData("dev", "512")]
    [InlineData("staging", "1024")]
    [InlineData("production", "2048")]
    public void Functions_get_the_memory_of_their_environment(string name, string memory) =>
        Build
            .Lambdas.TemplatesIn(Infrastructure)
            .ShouldAllBe(t =>
                Build.Lambdas.StackIn(t, Load(name), Infrastructure, NothingGiven).Parameters["MemorySize"] == memory
            );

    [Fact]
    public void What_holds_data_is_protected_outside_local()
    {
        foreach (var service in new[] { Build.DynamoDb, Build.Bootstrapping })
        {
            var template = service.TemplatesIn(Infrastructure).Single();

            service
                .StackIn(template, Load("production"), Infrastructure, NothingGiven)
                .TerminationProtection.ShouldBeTrue();
            service
                .StackIn(template, Load("local"), Infrastructure, NothingGiven)
                .TerminationProtection.ShouldBeFalse();
        }
    }

    [Fact]
    public void A_given_value_goes_before_the_environments_own()
    {
        var template = Build.Lambdas.TemplatesIn(Infrastructure)[0];
        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MemorySize"] = "256",
            ["Unrelated"] = "x",
        };

        var stack = Build.Lambdas.StackIn(template, Load("production"), Infrastructure, given);

        stack.Parameters["MemorySize"].ShouldBe("256");
        stack.Parameters.Keys.ShouldNotContain("Unrelated");
    }

    [Fact]
    public void Each_declared_function_is_a_stack() =>
        Build
            .Lambdas.TemplatesIn(Infrastructure)
            .Select(t => (t.Stack, t.File))
            .ShouldBe(
                DeclaredFunctions
                    .All.Select(f => (f.Name, $"{f.Name}-lambda.yaml"))
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
            );

    [Fact]
    public void A_template_that_no_function_is_declared_for_belongs_to_no_service()
    {
        var folder = Directory.CreateTempSubdirectory("infrastructure").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "price-lambda.yaml"), "");
            File.WriteAllText(Path.Combine(folder, "by-hand-lambda.yaml"), "");

            Build
                .Lambdas.TemplatesIn(folder, atLeastOne: false)
                .ShouldHaveSingleItem()
                .File.ShouldBe("price-lambda.yaml");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_backend_keeps_its_conventions() =>
        Check(
                [Load("local"), Load("production") with { NamePrefix = "another-prefix", Region = "eu-west-1" }],
                static _ => true
            )
            .ShouldBeEmpty();

    [Fact]
    public void The_conventions_are_checked_in_the_environments_that_are_asked_for()
    {
        DeploymentEnvironment[] environments =
        [
            Load("local"),
            Load("production") with
            {
                NamePrefix = new string('x', 60),
            },
        ];

        Check(environments, static environment => environment.Name == "local").ShouldBeEmpty();
        Check(environments, static _ => true)
            .ShouldContain(problem => problem.Contains("characters, AWS accepts", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Check(
        IReadOnlyList<DeploymentEnvironment> environments,
        Func<DeploymentEnvironment, bool> isChecked
    )
    {
        var services = Service
            .All.Select(s => new ServiceOrder(
                s,
                [.. Service.All.Where(other => other != s && (s == Build.Lambdas || other == Build.Bootstrapping))]
            ))
            .ToList();
        return
        [
            .. new BackendReader(RepositoryRoot.Path, services, [])
                .Check(environments, isChecked)
                .Select(problem => problem.ToString()),
        ];
    }

    [Fact]
    public void Every_service_has_its_deploy_script()
    {
        File.Exists(Path.Combine(Infrastructure, $"deploy-{Build.Access.Name}.sh")).ShouldBeFalse();
        foreach (var service in Service.Delivered)
        {
            var script = File.ReadAllText(Path.Combine(Infrastructure, $"deploy-{service.Name}.sh"));

            script.ShouldContain($"build.sh\" {service.Target} ");
            script.ShouldContain("\"$@\"");
        }
    }

    private static DeploymentEnvironment Load(string name) =>
        DeploymentEnvironment.Load(Path.Combine(Infrastructure, "environments"), name);

    private static Dictionary<string, string> WithCode(StackDeclaration stack) =>
        stack.Template.Parameters.ContainsKey("CodeKey")
            ? new(stack.Parameters, StringComparer.Ordinal) { ["CodeKey"] = "functions/x.zip" }
            : new(stack.Parameters, StringComparer.Ordinal);
}
