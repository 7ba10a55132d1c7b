namespace Nuke.Common.Execution;

internal sealed class TargetExecutionException(string targetName, Exception inner)
    : Exception($"Target '{targetName}' has thrown an exception.", inner);
