using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static class DotNetBuildSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.ProjectFile), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Framework), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Runtime), null);

    public static T SetOutputDirectory<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.OutputDirectory), v);

    public static T ResetOutputDirectory<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.OutputDirectory), null);

    public static T SetVersionSuffix<T>(this T o, string v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.VersionSuffix), v);

    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.VersionSuffix), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.Verbosity), v);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoLogo), false);

    public static T SetNoIncremental<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), v);

    public static T EnableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), true);

    public static T DisableNoIncremental<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoIncremental), false);

    public static T SetNoDependencies<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoDependencies), v);

    public static T EnableNoDependencies<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoDependencies), true);

    public static T DisableNoDependencies<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.NoDependencies), false);

    public static T SetSelfContained<T>(this T o, bool? v)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), v);

    public static T EnableSelfContained<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), true);

    public static T DisableSelfContained<T>(this T o)
        where T : DotNetBuildSettings => o.With(nameof(DotNetBuildSettings.SelfContained), false);

    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetBuildSettings => o.WithEntry(nameof(DotNetBuildSettings.Properties), k, v);

    public static T AddProperty<T>(this T o, string k, object v)
        where T : DotNetBuildSettings => o.WithEntry(nameof(DotNetBuildSettings.Properties), k, v);
}
