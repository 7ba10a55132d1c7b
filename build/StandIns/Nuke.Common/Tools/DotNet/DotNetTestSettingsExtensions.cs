using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

public static class DotNetTestSettingsExtensions
{
    public static T SetProjectFile<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ProjectFile), v);

    public static T ResetProjectFile<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ProjectFile), null);

    public static T SetConfiguration<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Configuration), v);

    public static T ResetConfiguration<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Configuration), null);

    public static T SetFramework<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Framework), v);

    public static T ResetFramework<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Framework), null);

    public static T SetFilter<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Filter), v);

    public static T ResetFilter<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Filter), null);

    public static T SetResultsDirectory<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ResultsDirectory), v);

    public static T ResetResultsDirectory<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ResultsDirectory), null);

    public static T SetSettingsFile<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.SettingsFile), v);

    public static T ResetSettingsFile<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.SettingsFile), null);

    public static T SetDataCollector<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.DataCollector), v);

    public static T ResetDataCollector<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.DataCollector), null);

    public static T SetBlameHangTimeout<T>(this T o, string v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHangTimeout), v);

    public static T ResetBlameHangTimeout<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.BlameHangTimeout), null);

    public static T SetVerbosity<T>(this T o, DotNetVerbosity v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Verbosity), v);

    public static T SetNoBuild<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), v);

    public static T EnableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), true);

    public static T DisableNoBuild<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoBuild), false);

    public static T SetNoRestore<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoRestore), v);

    public static T EnableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoRestore), true);

    public static T DisableNoRestore<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoRestore), false);

    public static T SetNoLogo<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), v);

    public static T EnableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), true);

    public static T DisableNoLogo<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.NoLogo), false);

    public static T SetListTests<T>(this T o, bool? v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), v);

    public static T EnableListTests<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), true);

    public static T DisableListTests<T>(this T o)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.ListTests), false);

    public static T SetLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.With(nameof(DotNetTestSettings.Loggers), v);

    public static T AddLoggers<T>(this T o, params string[] v)
        where T : DotNetTestSettings => o.Adding(nameof(DotNetTestSettings.Loggers), v);

    public static T AddLoggers<T>(this T o, IEnumerable<string> v)
        where T : DotNetTestSettings => o.Adding(nameof(DotNetTestSettings.Loggers), v);

    public static T SetProperty<T>(this T o, string k, object v)
        where T : DotNetTestSettings => o.WithEntry(nameof(DotNetTestSettings.Properties), k, v);

    public static T AddProperty<T>(this T o, string k, object v)
        where T : DotNetTestSettings => o.WithEntry(nameof(DotNetTestSettings.Properties), k, v);

    public static T SetRunSetting<T>(this T o, string k, object v)
        where T : DotNetTestSettings => o.WithEntry(nameof(DotNetTestSettings.RunSettings), k, v);

    public static T AddRunSetting<T>(this T o, string k, object v)
        where T : DotNetTestSettings => o.WithEntry(nameof(DotNetTestSettings.RunSettings), k, v);
}
