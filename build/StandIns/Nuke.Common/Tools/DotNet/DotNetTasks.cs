using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

[PathTool(Executable = PathExecutable)]
public class DotNetTasks : ToolTasks, IRequirePathTool
{
    public const string PathExecutable = "dotnet";

    private static readonly DotNetTasks Instance = new();

    public static string DotNetPath
    {
        get => Instance.ToolPath;
        set => Instance.SetToolPath(value);
    }

    public static IReadOnlyCollection<Output> DotNet(
        ArgumentStringHandler arguments,
        string workingDirectory = null,
        IReadOnlyDictionary<string, string> environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string> logger = null,
        Func<IProcess, object> exitHandler = null
    ) =>
        Instance.Run(
            arguments,
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            exitHandler
        );

    public static IReadOnlyCollection<Output> DotNetBuild(DotNetBuildSettings options = null) => Instance.Run(options);

    public static IReadOnlyCollection<Output> DotNetBuild(Configure<DotNetBuildSettings> configurator) =>
        Instance.Run(configurator(new DotNetBuildSettings()));

    public static IEnumerable<(DotNetBuildSettings Settings, IReadOnlyCollection<Output> Output)> DotNetBuild(
        CombinatorialConfigure<DotNetBuildSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => CombinatorialRun.Run(configurator, DotNetBuild, degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetTest(DotNetTestSettings options = null) => Instance.Run(options);

    public static IReadOnlyCollection<Output> DotNetTest(Configure<DotNetTestSettings> configurator) =>
        Instance.Run(configurator(new DotNetTestSettings()));

    public static IEnumerable<(DotNetTestSettings Settings, IReadOnlyCollection<Output> Output)> DotNetTest(
        CombinatorialConfigure<DotNetTestSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => CombinatorialRun.Run(configurator, DotNetTest, degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetPublish(DotNetPublishSettings options = null) =>
        Instance.Run(options);

    public static IReadOnlyCollection<Output> DotNetPublish(Configure<DotNetPublishSettings> configurator) =>
        Instance.Run(configurator(new DotNetPublishSettings()));

    public static IEnumerable<(DotNetPublishSettings Settings, IReadOnlyCollection<Output> Output)> DotNetPublish(
        CombinatorialConfigure<DotNetPublishSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => CombinatorialRun.Run(configurator, DotNetPublish, degreeOfParallelism, completeOnFailure);

    public static IReadOnlyCollection<Output> DotNetRestore(DotNetRestoreSettings options = null) =>
        Instance.Run(options);

    public static IReadOnlyCollection<Output> DotNetRestore(Configure<DotNetRestoreSettings> configurator) =>
        Instance.Run(configurator(new DotNetRestoreSettings()));

    public static IEnumerable<(DotNetRestoreSettings Settings, IReadOnlyCollection<Output> Output)> DotNetRestore(
        CombinatorialConfigure<DotNetRestoreSettings> configurator,
        int degreeOfParallelism = 1,
        bool completeOnFailure = false
    ) => CombinatorialRun.Run(configurator, DotNetRestore, degreeOfParallelism, completeOnFailure);
}
