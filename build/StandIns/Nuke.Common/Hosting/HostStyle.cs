namespace Nuke.Common;

/// <summary>What a piece of a line is, from which its colour follows.</summary>
internal enum HostStyle
{
    Text,
    Secondary,
    Verbose,
    Debug,
    Information,
    Success,
    Warning,
    Error,
}
