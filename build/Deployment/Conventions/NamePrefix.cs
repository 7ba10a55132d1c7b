namespace AiChef.Deployment.Conventions;

/// <summary>The prefix by which an environment's resources are told from those of other environments.</summary>
internal static class NamePrefix
{
    /// <summary>The parameter of templates that takes it.</summary>
    internal const string Parameter = "NamePrefix";

    /// <summary>
    /// Whether a name begins with a prefix. A log group or an SSM parameter is a path, of which one part begins with
    /// it: <c>/aws/lambda/ai-chef-recipe</c>, <c>/ai-chef/dev/…</c>.
    /// </summary>
    internal static bool Begins(string name, string prefix) =>
        name.StartsWith('/')
            ? name.Split('/').Any(part => PartBegins(part, prefix, StringComparison.Ordinal))
            : PartBegins(name, prefix, StringComparison.OrdinalIgnoreCase);

    private static bool PartBegins(string part, string prefix, StringComparison comparison) =>
        part == prefix || part.StartsWith($"{prefix}-", comparison);
}
