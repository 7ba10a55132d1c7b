namespace Nuke.Common.Execution.Extensions;

/// <summary>
/// Injects plain parameters; an attribute derived from [Parameter] is injected with all others, once the plan exists.
/// </summary>
internal sealed class InjectParameterValuesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets) =>
        MemberInjection.Inject((NukeBuild)Build, x => x.GetType() == typeof(ParameterAttribute));
}
