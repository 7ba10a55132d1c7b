using System.Linq.Expressions;
using System.Reflection;
using Nuke.Common.CI;
using Nuke.Common.Execution;
using Nuke.Common.Execution.Extensions;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;
using Nuke.Common.ValueInjection;

namespace Nuke.Common;

[ArgumentsFromParametersFile(Priority = 150)]
[InjectParameterValues(Priority = 100)]
[WriteBuildSchema(Priority = 75)]
[GenerateBuildServerConfigurations(Priority = 50)]
[InvokeBuildServerConfigurationGeneration(Priority = 45)]
[HandlePlanRequests(Priority = 10)]
[HandleHelpRequests(Priority = 5)]
[InjectNonParameterValues(Priority = -100)]
public abstract partial class NukeBuild : INukeBuild
{
    private static readonly Comparer<BuildExtensionAttributeBase> ByPriority =
        Comparer<BuildExtensionAttributeBase>.Create((x, y) => y.Priority.CompareTo(x.Priority));

    protected NukeBuild()
    {
        Extensions = GetType()
            .GetCustomAttributes<BuildExtensionAttributeBase>(inherit: true)
            .Order(ByPriority)
            .ToArray();
        foreach (var extension in Extensions)
        {
            extension.Build = this;
        }
    }

    /// <summary>Null until the targets are planned; every collection below throws before.</summary>
    public IReadOnlyCollection<ExecutableTarget> ExecutionPlan { get; set; }

    [Parameter("List of targets to be invoked. Default is '{default_target}'.", Name = "Target", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> InvokedTargets => Planned(x => x.Invoked);

    [Parameter("List of targets to be skipped. Empty list skips all dependencies.", Name = "Skip", Separator = "+")]
    public IReadOnlyCollection<ExecutableTarget> SkippedTargets => WithStatus(ExecutionStatus.Skipped);

    public IReadOnlyCollection<ExecutableTarget> ScheduledTargets => WithStatus(ExecutionStatus.Scheduled);

    public IReadOnlyCollection<ExecutableTarget> RunningTargets => WithStatus(ExecutionStatus.Running);

    public IReadOnlyCollection<ExecutableTarget> AbortedTargets => WithStatus(ExecutionStatus.Aborted);

    public IReadOnlyCollection<ExecutableTarget> FailedTargets => WithStatus(ExecutionStatus.Failed);

    public IReadOnlyCollection<ExecutableTarget> SucceededTargets => WithStatus(ExecutionStatus.Succeeded);

    public IReadOnlyCollection<ExecutableTarget> FinishedTargets => [.. FailedTargets, .. SucceededTargets];

    public bool IsSucceeding => !IsFailing;

    public bool IsFailing =>
        ExecutionPlan.Any(x => x.Status is ExecutionStatus.Failed or ExecutionStatus.NotRun or ExecutionStatus.Aborted);

    public bool IsFinished => ScheduledTargets.Count == 0 && RunningTargets.Count == 0;

    public int? ExitCode { get; set; }

    [Parameter("Shows the execution plan (HTML).")]
    public bool Plan { get; internal set; }

    [Parameter("Shows the help text for this build assembly.")]
    public bool Help { get; internal set; }

    [Parameter("Disables displaying the NUKE logo.")]
    public bool NoLogo { get; set; }

    [Parameter("Indicates to continue a previously failed build attempt.")]
    public bool Continue { get; internal set; }

    [Parameter("Partition to use on CI.", List = false)]
    public Partition Partition { get; internal set; } = Partition.Single;

    internal IReadOnlyCollection<ExecutableTarget> ExecutableTargets { get; set; } = [];

    internal BuildExtensionAttributeBase[] Extensions { get; }

    internal IEnumerable<string> TargetNames =>
        ExecutableTargetFactory.TargetProperties(GetType()).Select(x => x.GetDisplayShortName());

    IReadOnlyCollection<ExecutableTarget> INukeBuild.ExecutableTargets => ExecutableTargets;

    AbsolutePath INukeBuild.RootDirectory => RootDirectory;

    AbsolutePath INukeBuild.TemporaryDirectory => TemporaryDirectory;

    AbsolutePath INukeBuild.BuildAssemblyFile => BuildAssemblyFile;

    AbsolutePath INukeBuild.BuildAssemblyDirectory => BuildAssemblyDirectory;

    AbsolutePath INukeBuild.BuildProjectDirectory => BuildProjectDirectory;

    AbsolutePath INukeBuild.BuildProjectFile => BuildProjectFile;

    Verbosity INukeBuild.Verbosity => Verbosity;

    Host INukeBuild.Host => Host;

    bool INukeBuild.IsLocalBuild => IsLocalBuild;

    bool INukeBuild.IsServerBuild => IsServerBuild;

    protected static int Execute<T>(params Expression<Func<T, Target>>[] defaultTargetExpressions)
        where T : NukeBuild, new() => BuildRun.Execute(defaultTargetExpressions);

    T INukeBuild.TryGetValue<T>(Expression<Func<T>> parameterExpression)
        where T : class => GetInjectionValue<T>(parameterExpression);

    T INukeBuild.TryGetValue<T>(Expression<Func<object>> parameterExpression) =>
        GetInjectionValue<T>(parameterExpression);

    public void ReportSummary(Configure<Dictionary<string, string>> configurator = null)
    {
        ReportSummary(ExecutionPlan.Single(x => x.Status == ExecutionStatus.Running), configurator);
    }

    internal void ReportSummary(ExecutableTarget target, Configure<Dictionary<string, string>> configurator)
    {
        target.SummaryInformation = configurator?.Invoke([]) ?? [];
        this.Raise<IOnTargetSummaryUpdated>(x => x.OnTargetSummaryUpdated(this, target));
    }

    private T GetInjectionValue<T>(LambdaExpression expression)
    {
        var member = expression.GetMemberInfo();
        var attribute = Assert.NotNull(
            member.GetCustomAttribute<ValueInjectionAttributeBase>(),
            $"Member '{member.Name}' has no injection attribute"
        );
        attribute.Build = this;
        return attribute.TryGetValue(member, this) is T value ? value : default;
    }

    private List<ExecutableTarget> WithStatus(ExecutionStatus status) => Planned(x => x.Status == status);

    private List<ExecutableTarget> Planned(Func<ExecutableTarget, bool> condition) =>
        ExecutionPlan.Where(condition).ToList();
}
