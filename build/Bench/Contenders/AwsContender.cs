using AiChef.Bench.Checkouts;
using AiChef.Bench.Clouds;
using AiChef.Bench.Programs;

namespace AiChef.Bench.Contenders;

/// <summary><c>aws cloudformation deploy</c>, once for each stack, one after the other.</summary>
/// <param name="Aws">The AWS CLI.</param>
/// <param name="Name">The command, as the tables name it.</param>
internal record AwsContender(string Aws, string Name) : Contender(Name)
{
    internal override Command Deploy(Deployment deployment) =>
        deployment.Stacks is [var (order, facts)]
            ? new(Aws, [.. Arguments(deployment, order, facts)], deployment.Checkout.Root)
            : Script(deployment, $"set -e\n{string.Join('\n', Lines(deployment))}");

    /// <summary>The commands as a shell reads them.</summary>
    protected IEnumerable<string> Lines(Deployment deployment) =>
        deployment.Stacks.Select(stack => ShellText.Of([Aws, .. Arguments(deployment, stack.Order, stack.Facts)]));

    /// <summary>A script of bash in the checkout.</summary>
    protected static Command Script(Deployment deployment, string text) =>
        new("bash", ["-c", text], deployment.Checkout.Root);

    private static IEnumerable<string> Arguments(Deployment deployment, StackOrder order, StackFacts facts) =>
        [
            "--endpoint-url",
            deployment.Cloud.Endpoint,
            "cloudformation",
            "deploy",
            "--stack-name",
            order.Stack,
            "--template-file",
            order.Template,
            "--no-fail-on-empty-changeset",
            "--capabilities",
            "CAPABILITY_NAMED_IAM",
            .. Pairs("--parameter-overrides", facts.Parameters),
            .. Pairs("--tags", facts.Tags),
        ];

    private static IEnumerable<string> Pairs(string option, IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        pairs.Count == 0 ? [] : [option, .. pairs.Select(pair => $"{pair.Key}={pair.Value}")];
}
