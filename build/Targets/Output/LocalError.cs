using System.ComponentModel;
using AiChef.Deployment;

namespace AiChef.Targets.Output;

/// <summary>
/// Errors of this machine: a folder that cannot be written, a file where a folder should be, a full disk, a program
/// that cannot be started.
/// </summary>
internal static class LocalError
{
    /// <summary>Whether an exception is such an error rather than a bug.</summary>
    internal static bool Is(Exception e) => e is IOException or UnauthorizedAccessException or Win32Exception;

    /// <summary>The error as a failure in one line.</summary>
    internal static DeploymentException Of(Exception e, FailureKind kind) =>
        new(kind, e.Message.ReplaceLineEndings(" "), innerException: e);
}
