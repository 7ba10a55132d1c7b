namespace Nuke.Common.Tooling;

public interface IRequireTool;

public interface IRequirePathTool : IRequireTool;
