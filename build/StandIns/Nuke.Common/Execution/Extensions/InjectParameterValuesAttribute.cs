using Nuke.Common.CI;
using Nuke.Common.Parameters;

namespace Nuke.Common.Execution.Extensions;

internal sealed class InjectParameterValuesAttribute : BuildExtensionAttributeBase, IOnBuildCreated
{
    public void OnBuildCreated(IReadOnlyCollection<ExecutableTarget> executableTargets)
    {
        var build = (NukeBuild)Build;
        build.NoLogo = ParameterLookup.Get<bool?>(nameof(NukeBuild.NoLogo)) ?? false;
        build.Continue = ParameterLookup.Get<bool?>(nameof(NukeBuild.Continue)) ?? false;
        build.Partition = ParameterLookup.Get<Partition>(nameof(NukeBuild.Partition)) ?? Partition.Single;
        build.Plan = ParameterLookup.Get<bool?>(nameof(NukeBuild.Plan)) ?? false;
        build.Help = ParameterLookup.Get<bool?>(nameof(NukeBuild.Help)) ?? false;
        MemberInjection.Inject(build, x => x is ParameterAttribute);
    }
}
