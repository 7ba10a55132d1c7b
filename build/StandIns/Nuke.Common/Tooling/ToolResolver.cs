namespace Nuke.Common.Tooling;

public static class ToolResolver
{
    public static Tool GetTool(string toolPath) => new ToolExecutor(toolPath).Execute;

    public static Tool GetPathTool(string name) => GetTool(ToolPathResolver.GetPathExecutable(name));

    public static Tool TryGetEnvironmentTool(string name) =>
        ToolPathResolver.TryGetEnvironmentExecutable($"{name.ToUpperInvariant()}_EXE") is { } path
            ? GetTool(path)
            : null;

    public static Tool GetEnvironmentOrPathTool(string name) => TryGetEnvironmentTool(name) ?? GetPathTool(name);
}
