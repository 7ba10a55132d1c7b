namespace AiChef.Targets.Services;

/// <summary>The confirmation of a deployment that is started by hand on GitHub.</summary>
internal static class Confirmation
{
    /// <summary>The word to type.</summary>
    internal const string Word = "deploy";

    /// <summary>The parameter of the build that takes it.</summary>
    internal const string Parameter = "Confirmation";
}
