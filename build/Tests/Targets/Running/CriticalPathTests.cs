using AiChef.Deployment.CloudFormation.Stacks;
using AiChef.Targets.Output;
using AiChef.Targets.Running;
using AiChef.Targets.Services;
using AiChef.Tests.Deployment.CloudFormation;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets.Running;

/// <summary>
/// A run takes as long as the slowest chain of services that wait for each other. Times are those of the virtual clock.
/// </summary>
public sealed class CriticalPathTests
{
    [Fact]
    public async Task The_services_of_the_backend_take_as_long_as_the_slowest_and_those_that_wait_for_it()
    {
        var (data, api, workflow, functions) = (Service("data"), Service("api"), Service("workflow"), Service("code"));
        var seconds = new Dictionary<Service, int>
        {
            [data] = 20,
            [api] = 30,
            [workflow] = 40,
            [functions] = 20,
        };

        var took = await TimeOfAsync(seconds, service => service == functions ? [data, api, workflow] : []);

        took.ShouldBeInRange(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds((60 * 1.03) + 1));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_hundred_services_take_as_long_as_their_longest_chain(int layers)
    {
        var services = Enumerable.Range(0, 100).Select(i => Service($"number{i}")).ToList();
        var width = services.Count / layers;

        var took = await TimeOfAsync(
            services.ToDictionary(service => service, _ => 2),
            service => [.. services.Take(services.IndexOf(service) / width * width).TakeLast(width)]
        );

        took.ShouldBeInRange(TimeSpan.FromSeconds(2 * layers), TimeSpan.FromSeconds(2 * layers * 1.2));
    }

    private static Service Service(string name) =>
        new()
        {
            Name = name,
            Target = $"Deploy{name}",
            Title = name,
            Subject = name,
            Template = $"{name}-stack.yaml",
        };

    /// <summary>Deploys a stack for each service, whose one resource takes the given time.</summary>
    private static async Task<TimeSpan> TimeOfAsync(
        Dictionary<Service, int> seconds,
        Func<Service, IReadOnlyList<Service>> needs
    )
    {
        await using var cloud = await DeployerFixture.StartAsync(options =>
            options with
            {
                ProvisioningTimes = seconds.ToDictionary(
                    each => each.Key.Name,
                    each => TimeSpan.FromSeconds(each.Value),
                    StringComparer.Ordinal
                ),
            }
        );
        using var all = cloud.Calls.Join(seconds.Count);
        var deployment = new ParallelDeployment([.. seconds.Keys], needs, DeployAsync);
        var started = cloud.Clock.GetTimestamp();
        foreach (var service in seconds.Keys)
        {
            await BoundedWait.ForAsync(deployment.CompleteAsync(service), service.Title);
        }
        return cloud.Clock.GetElapsedTime(started);

        async Task DeployAsync(Service service, Task needed, HeldLog log)
        {
            await needed;
            var parameter =
                $$"""{ Type: AWS::SSM::Parameter, Properties: { Name: /{{service.Name}}, Type: String, Value: a } }""";
            var body = $"Resources: {{ {service.Name}: {parameter} }}";
            var outcome = await cloud.DeployAsync(DeployerFixture.Declare(body, $"ai-chef-{service.Name}"));
            outcome.Effect.ShouldBe(StackEffect.Deployed);
        }
    }
}
