namespace AiChef.Targets.Services;

/// <summary>One template of a service.</summary>
/// <param name="Stack">The stack's name without the environment's prefix.</param>
/// <param name="File">The file name in backend/infrastructure.</param>
internal sealed record ServiceTemplate(string Stack, string File);
