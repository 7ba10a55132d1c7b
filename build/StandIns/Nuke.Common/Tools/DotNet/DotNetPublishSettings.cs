using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetPublish), Arguments = "publish")]
public class DotNetPublishSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string Project => Value<string>(nameof(Project));

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Value<string>(nameof(Configuration));

    [Argument(Format = "--framework {value}")]
    public string Framework => Value<string>(nameof(Framework));

    [Argument(Format = "--runtime {value}")]
    public string Runtime => Value<string>(nameof(Runtime));

    [Argument(Format = "--arch {value}")]
    public string Architecture => Value<string>(nameof(Architecture));

    [Argument(Format = "--output {value}")]
    public string Output => Value<string>(nameof(Output));

    [Argument(Format = "--version-suffix {value}")]
    public string VersionSuffix => Value<string>(nameof(VersionSuffix));

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Value<DotNetVerbosity>(nameof(Verbosity));

    [Argument(Format = "--self-contained {value}")]
    public bool? SelfContained => Value<bool?>(nameof(SelfContained));

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Value<bool?>(nameof(NoBuild));

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Value<bool?>(nameof(NoRestore));

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Value<bool?>(nameof(NoLogo));

    [Argument(Format = "--no-dependencies")]
    public bool? NoDependencies => Value<bool?>(nameof(NoDependencies));

    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object> Properties =>
        Value<IReadOnlyDictionary<string, object>>(nameof(Properties));
}
