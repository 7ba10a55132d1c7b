using Nuke.Common.Tooling;

namespace Nuke.Common.Tools.DotNet;

[Command(Type = typeof(DotNetTasks), Command = nameof(DotNetTasks.DotNetTest), Arguments = "test")]
public class DotNetTestSettings : ToolOptions
{
    [Argument(Format = "{value}", Position = 1)]
    public string ProjectFile => Value<string>(nameof(ProjectFile));

    [Argument(Format = "--configuration {value}")]
    public string Configuration => Value<string>(nameof(Configuration));

    [Argument(Format = "--framework {value}")]
    public string Framework => Value<string>(nameof(Framework));

    [Argument(Format = "--filter {value}")]
    public string Filter => Value<string>(nameof(Filter));

    [Argument(Format = "--results-directory {value}")]
    public string ResultsDirectory => Value<string>(nameof(ResultsDirectory));

    [Argument(Format = "--settings {value}")]
    public string SettingsFile => Value<string>(nameof(SettingsFile));

    [Argument(Format = "--collect {value}")]
    public string DataCollector => Value<string>(nameof(DataCollector));

    [Argument(Format = "--blame-hang-timeout {value}")]
    public string BlameHangTimeout => Value<string>(nameof(BlameHangTimeout));

    [Argument(Format = "--verbosity {value}")]
    public DotNetVerbosity Verbosity => Value<DotNetVerbosity>(nameof(Verbosity));

    [Argument(Format = "--no-build")]
    public bool? NoBuild => Value<bool?>(nameof(NoBuild));

    [Argument(Format = "--no-restore")]
    public bool? NoRestore => Value<bool?>(nameof(NoRestore));

    [Argument(Format = "--nologo")]
    public bool? NoLogo => Value<bool?>(nameof(NoLogo));

    [Argument(Format = "--list-tests")]
    public bool? ListTests => Value<bool?>(nameof(ListTests));

    [Argument(Format = "--logger {value}")]
    public IReadOnlyList<string> Loggers => Value<IReadOnlyList<string>>(nameof(Loggers));

    [Argument(Format = "--property:{key}={value}")]
    public IReadOnlyDictionary<string, object> Properties =>
        Value<IReadOnlyDictionary<string, object>>(nameof(Properties));

    [Argument(Format = "{key}={value}", Position = -1)]
    public IReadOnlyDictionary<string, object> RunSettings =>
        Value<IReadOnlyDictionary<string, object>>(nameof(RunSettings));
}
