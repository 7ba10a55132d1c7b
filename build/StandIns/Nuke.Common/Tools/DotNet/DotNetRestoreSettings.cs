using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetRestore), Arguments = "restore")]
public class DotNetRestoreSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Value<string>(nameof(ProjectFile));

    [Argument(Format = "--runtime {value}")]
    public string Runtime => Value<string>(nameof(Runtime));

    [Argument(Format = "--configfile {value}")]
    public string ConfigFile => Value<string>(nameof(ConfigFile));

    [Argument(Format = "--packages {value}")]
    public string PackageDirectory => Value<string>(nameof(PackageDirectory));

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Value<DotNetVerbosity>(nameof(Verbosity));

    [Argument(Format = "--force")]
    public bool? Force => Value<bool?>(nameof(Force));

    [Argument(Format = "--locked-mode")]
    public bool? LockedMode => Value<bool?>(nameof(LockedMode));

    [Argument(Format = "--no-dependencies")]
    public bool? NoDependencies => Value<bool?>(nameof(NoDependencies));

    [Argument(Format = "--source {value}")]
    public IReadOnlyList<string> Sources => Value<IReadOnlyList<string>>(nameof(Sources));

    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object> Properties =>
        Value<IReadOnlyDictionary<string, object>>(nameof(Properties));
}
