namespace AiChef.Targets.CommandLine;

/// <summary>
/// Marks a parameter whose value may contain a secret, such as a NoEcho value or the password in a URL: no message
/// repeats it. NUKE's own SecretAttribute is for values that are secret as a whole.
/// </summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
internal sealed class HiddenValueAttribute : Attribute;
