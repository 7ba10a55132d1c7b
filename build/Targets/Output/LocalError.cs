using System.ComponentModel;
using AiChef.Deployment;

namespace AiChef.Targets.Output;

/// <summary>
/// What goes wrong on this machine: a folder that cannot be written, a file where a folder should be, a full disk, a
/// program that cannot be started.
/// </summary>
internal static class LocalError
{
    /// <summary>Whether it is one, rather than a mistake in the code.</summary>
    internal static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or Win32Exception;

    /// <summary>It as a failure that is told in one line.</summary>
    internal static DeploymentException Of(Exception e, FailureKind kind) =>
        new(kind, e.Message.ReplaceLineEndings(" "), innerException: e);
}
