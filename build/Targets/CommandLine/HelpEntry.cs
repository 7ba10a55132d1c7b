namespace AiChef.Targets.CommandLine;

/// <summary>A target or an option in the help text.</summary>
/// <param name="Name">Its name, by which its group knows it.</param>
/// <param name="Shown">What a person types.</param>
/// <param name="Description">What it is for, in one sentence.</param>
internal sealed record HelpEntry(string Name, string Shown, string Description);
