namespace Nuke.Common.Execution.Extensions;

internal sealed class InjectNonParameterValuesAttribute : BuildExtensionAttributeBase, IOnBuildInitialized
{
    public void OnBuildInitialized(
        IReadOnlyCollection<ExecutableTarget> executableTargets,
        IReadOnlyCollection<ExecutableTarget> executionPlan
    ) => MemberInjection.Inject((NukeBuild)Build, x => x.GetType() != typeof(ParameterAttribute));
}
