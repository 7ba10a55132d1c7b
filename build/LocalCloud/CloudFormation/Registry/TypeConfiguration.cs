namespace AiChef.LocalCloud.CloudFormation.Registry;

/// <summary>How an extension is configured in an account and region.</summary>
/// <param name="Alias">The alias; default unless one was given.</param>
/// <param name="Text">The configuration, JSON as it was given.</param>
/// <param name="Updated">When it was set.</param>
internal sealed record TypeConfiguration(string Alias, string Text, DateTimeOffset Updated);
