using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static class DotNetRestoreSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ProjectFile), null);

    public static T SetRuntime<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Runtime), v);

    public static T ResetRuntime<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Runtime), null);

    public static T SetConfigFile<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ConfigFile), v);

    public static T ResetConfigFile<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.ConfigFile), null);

    public static T SetPackageDirectory<T>(this T o, string v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.PackageDirectory), v);

    public static T ResetPackageDirectory<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.PackageDirectory), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Verbosity), v);

    public static T SetForce<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Force), v);

    public static T EnableForce<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Force), true);

    public static T DisableForce<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Force), false);

    public static T SetLockedMode<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.LockedMode), v);

    public static T EnableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.LockedMode), true);

    public static T DisableLockedMode<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.LockedMode), false);

    public static T SetNoDependencies<T>(this T o, bool? v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.NoDependencies), v);

    public static T EnableNoDependencies<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.NoDependencies), true);

    public static T DisableNoDependencies<T>(this T o)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.NoDependencies), false);

    public static T SetSources<T>(this T o, params string[] v)
        where T : DotNetRestoreSettings => o.With(nameof(DotNetRestoreSettings.Sources), v);

    public static T AddSources<T>(this T o, params string[] v)
        where T : DotNetRestoreSettings => o.Adding(nameof(DotNetRestoreSettings.Sources), v);

    public static T AddSources<T>(this T o, IEnumerable<string> v)
        where T : DotNetRestoreSettings => o.Adding(nameof(DotNetRestoreSettings.Sources), v);

    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetRestoreSettings => o.WithEntry(nameof(DotNetRestoreSettings.Properties), k, v);

    public static T AddProperty<T>(this T o, string k, object v)
        where T : DotNetRestoreSettings => o.WithEntry(nameof(DotNetRestoreSettings.Properties), k, v);
}
