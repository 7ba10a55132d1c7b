using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static class DotNetPublishSettingsExtensions
{
    public static T SetProject<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Project), v);

    public static T ResetProject<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Project), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Framework), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Runtime), null);

    public static T SetArchitecture<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Architecture), v);

    public static T ResetArchitecture<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Architecture), null);

    public static T SetOutput<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Output), v);

    public static T ResetOutput<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Output), null);

    public static T SetVersionSuffix<T>(this T o, string v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.VersionSuffix), v);

    public static T ResetVersionSuffix<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.VersionSuffix), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.Verbosity), v);

    public static T SetSelfContained<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), v);

    public static T EnableSelfContained<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), true);

    public static T DisableSelfContained<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.SelfContained), false);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoLogo), false);

    public static T SetNoDependencies<T>(this T o, bool? v)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoDependencies), v);

    public static T EnableNoDependencies<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoDependencies), true);

    public static T DisableNoDependencies<T>(this T o)
        where T : DotNetPublishSettings => o.With(nameof(DotNetPublishSettings.NoDependencies), false);

    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetPublishSettings => o.WithEntry(nameof(DotNetPublishSettings.Properties), k, v);

    public static T AddProperty<T>(this T o, string k, object v)
        where T : DotNetPublishSettings => o.WithEntry(nameof(DotNetPublishSettings.Properties), k, v);
}
