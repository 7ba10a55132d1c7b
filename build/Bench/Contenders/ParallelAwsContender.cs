using AiChef.Bench.Programs;

namespace AiChef.Bench.Contenders;

/// <summary><c>aws cloudformation deploy</c>, once for each stack, eight at a time.</summary>
/// <param name="Aws">The AWS CLI.</param>
/// <param name="Name">The command, as the tables name it.</param>
internal sealed record ParallelAwsContender(string Aws, string Name) : AwsContender(Aws, Name)
{
    internal override Command Deploy(Deployment deployment) =>
        Script(
            deployment,
            $"set -o pipefail\nprintf '%s\\0' {ShellText.Of(Lines(deployment))} | xargs -0 -n 1 -P 8 bash -c"
        );
}
