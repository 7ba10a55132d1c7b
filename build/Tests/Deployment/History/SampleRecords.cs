using AiChef.Deployment.History;

namespace AiChef.Tests.Deployment.History;

/// <summary>Records of one stack.</summary>
internal static class SampleRecords
{
    internal const string Stack = "ai-chef-kitchen";

    internal static DeploymentRecord Good(string run, string template) =>
        new()
        {
            Run = run,
            Service = "kitchen",
            Subject = Stack,
            Environment = "dev",
            Ended = DateTimeOffset.UnixEpoch,
            Result = DeploymentResult.Deployed,
            Template = template,
        };

    internal static DeploymentRecord Failed(string run) =>
        Good(run, "z") with
        {
            Result = DeploymentResult.Failed,
            Cause = "No room",
        };
}
