using AiChef.Bench.Checkouts;
using AiChef.Bench.Contenders;
using AiChef.Bench.Programs;
using AiChef.LocalCloud;

namespace AiChef.Bench.Cases;

/// <summary>The cases, in the order in which they run.</summary>
internal static class AllCases
{
    private const int Few = 11;
    private const int Many = 100;
    private const int More = 200;

    /// <summary>Each change of a resource takes so long: three in a row make a stack of 40 seconds.</summary>
    private static readonly TimeSpan SlowResource = TimeSpan.FromSeconds(13.4);

    private static readonly IReadOnlyList<StackOrder> Workflow = [StackOrder.Workflow];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<BenchCase> List { get; } =
    [
        new BuildCase("help", "The help page", ["--help"]),
        One("unchanged", "One stack, unchanged", StackWork.Unchanged),
        new BuildCase(
            "hosting",
            "One stack, unchanged, with a LocalCloud that the command hosts",
            [StackOrder.Workflow.Target]
        ),
        One("changed", "One stack, changed", StackWork.Changed),
        One("first", "One stack, first deployment", StackWork.First),
        Small("unchanged-11", "11 small stacks, unchanged", StackWork.Unchanged, Few),
        Small("first-11", "11 small stacks, first deployment", StackWork.First, Few),
        Small("unchanged-100", "100 small stacks, unchanged", StackWork.Unchanged, Many),
        Small("first-100", "100 small stacks, first deployment", StackWork.First, Many),
        new DeploymentCase(
            "limits",
            "100 small stacks, first deployment, at the rates of AWS",
            StackWork.First,
            SmallStacks(Many),
            static _ => [new BuildContender($"./build.sh, {Many} targets")]
        )
        {
            Services = Many,
            MostRounds = 3,
            Options = new LocalCloudOptions { LimitRequests = true },
            Notes = RateNotes.Of,
        },
        One("slow", "One stack that takes 40 seconds, first deployment", StackWork.First) with
        {
            MostRounds = 3,
            Options = new LocalCloudOptions { ProvisioningTime = SlowResource },
        },
        new FunctionsCase("functions", "The functions"),
        new BuildCase("generate", "The generated files", ["Generate"]),
        new BuildCase("generate-more", $"The generated files with {More} more services", ["Generate"])
        {
            Services = More,
            Before = static checkout => checkout.DeleteGenerated(),
            Problem = static checkout =>
                checkout.GeneratedWorkflows == More
                    ? null
                    : $"{checkout.GeneratedWorkflows} workflows were generated instead of {More}",
        },
    ];

    private static DeploymentCase One(string name, string title, StackWork work) =>
        new(
            name,
            title,
            work,
            Workflow,
            tools =>
                [
                    new BuildContender($"./build.sh {StackOrder.Workflow.Target}"),
                    new AwsContender(tools.Aws!.Path, "aws cloudformation deploy"),
                    .. Cdk(tools),
                ]
        )
        {
            NeedsAws = true,
        };

    private static DeploymentCase Small(string name, string title, StackWork work, int count) =>
        new(
            name,
            title,
            work,
            SmallStacks(count),
            tools =>
                [
                    new BuildContender($"./build.sh, {count} targets"),
                    new BuildContender("./build.sh, one of them") { MostStacks = 1 },
                    new AwsContender(tools.Aws!.Path, "aws cloudformation deploy, in a loop")
                    {
                        MostRounds = count >= Many ? 1 : int.MaxValue,
                    },
                    new ParallelAwsContender(tools.Aws.Path, "aws cloudformation deploy, xargs -P 8"),
                ]
        )
        {
            Services = count,
            NeedsAws = true,
        };

    private static IReadOnlyList<StackOrder> SmallStacks(int count) =>
        [.. Enumerable.Range(1, count).Select(StackOrder.Small)];

    private static IEnumerable<Contender> Cdk(OtherTools tools) =>
        tools.Cdk is { } cdk ? [new CdkContender(cdk.Path, "cdk deploy")] : [];
}
