using AiChef.Deployment.CloudFormation;
using AiChef.Deployment.Environments;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class ServiceTests
{
    private static readonly string Infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");

    [Theory]
    [InlineData("local")]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("production")]
    public void Every_service_has_a_complete_stack_in_every_environment(string environment)
    {
        foreach (var service in Build.AllServices)
        {
            var stack = service.StackIn(DeploymentEnvironment.Load(Path.Combine(Infrastructure, "environments"), environment), Infrastructure, new Dictionary<string, string>(StringComparer.Ordinal));

            stack.Name.ShouldBe($"ai-chef-{service.Name}");
            stack.EffectiveParameters()["Environment"].ShouldBe(environment);
            stack.Tags["Environment"].ShouldBe(environment);
            stack.Template.Size.ShouldBeLessThanOrEqualTo(StackTemplate.InlineLimit);
        }
    }

    [Fact]
    public void Every_service_has_its_deploy_script()
    {
        foreach (var service in Build.AllServices)
        {
            var script = File.ReadAllText(Path.Combine(Infrastructure, $"deploy-{service.Name}.sh"));

            script.ShouldContain("build.sh\" Deploy");
            script.ShouldContain("\"$@\"");
        }
    }
}
