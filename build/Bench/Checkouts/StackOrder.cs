namespace AiChef.Bench.Checkouts;

/// <summary>A stack that commands are to deploy.</summary>
/// <param name="Target">The target of the build that deploys it.</param>
/// <param name="Stack">Its name.</param>
/// <param name="Template">The path of its template.</param>
internal sealed record StackOrder(string Target, string Stack, string Template)
{
    private const string Prefix = "ai-chef-";

    /// <summary>The recipe workflow with its role, log group, alarm and dashboard.</summary>
    internal static StackOrder Workflow { get; } =
        new("DeployStepFunctions", $"{Prefix}stepfunctions", InFolder("step-functions"));

    /// <summary>A small stack: one of the services that <see cref="SmallServices"/> adds.</summary>
    /// <param name="number">Its number, from 1.</param>
    internal static StackOrder Small(int number) =>
        new($"DeployPantry{number}", $"{Prefix}pantry{number}", InFolder($"pantry{number}-shelves"));

    private static string InFolder(string template) => $"backend/infrastructure/{template}.yaml";
}
