using System.Globalization;
using System.Text.Json;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace Nuke.Common.CI.GitHubActions;

/// <summary>The host while GITHUB_ACTIONS is set: its variables, groups and annotations.</summary>
public class GitHubActions : Host, IBuildServer
{
    private readonly Lazy<JsonElement> _event;

    internal GitHubActions() =>
        _event = new Lazy<JsonElement>(() => JsonDocument.Parse(File.ReadAllBytes(EventPath)).RootElement);

    public static new GitHubActions Instance => Host.Instance as GitHubActions;

    public string Home => Variable("HOME");

    public string Workflow => Variable("GITHUB_WORKFLOW");

    public string Action => Variable("GITHUB_ACTION");

    public string Actor => Variable("GITHUB_ACTOR");

    public string Repository => Variable("GITHUB_REPOSITORY");

    public string RepositoryOwner => Variable("GITHUB_REPOSITORY_OWNER");

    public string EventName => Variable("GITHUB_EVENT_NAME");

    public string EventPath => Variable("GITHUB_EVENT_PATH");

    public string Workspace => Variable("GITHUB_WORKSPACE");

    public string Sha => Variable("GITHUB_SHA");

    public string Ref => Variable("GITHUB_REF");

    public string RefName => Variable("GITHUB_REF_NAME");

    public string RefType => Variable("GITHUB_REF_TYPE");

    public string HeadRef => Variable("GITHUB_HEAD_REF");

    public string BaseRef => Variable("GITHUB_BASE_REF");

    public string ServerUrl => Variable("GITHUB_SERVER_URL");

    public string Job => Variable("GITHUB_JOB");

    public string Token => Variable("GITHUB_TOKEN");

    public long RunId => Number("GITHUB_RUN_ID");

    public long RunNumber => Number("GITHUB_RUN_NUMBER");

    public long RunAttempt => Number("GITHUB_RUN_ATTEMPT");

    public bool IsPullRequest => EventName == "pull_request";

    public int? PullRequestNumber => IsPullRequest ? _event.Value.GetProperty("number").GetInt32() : null;

    public string PullRequestAction => IsPullRequest ? _event.Value.GetProperty("action").GetString() : null;

    public AbsolutePath StepSummaryFile => Variable("GITHUB_STEP_SUMMARY");

    internal static bool IsRunningGitHubActions => Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is not null;

    /// <summary>Colours for the log of a job, whatever the runner says of its terminal.</summary>
    internal override HostTheme Theme => HostTheme.Ansi;

    string IBuildServer.Branch => Ref;

    string IBuildServer.Commit => Sha;

    public void Group(string group) => WriteCommand("group", group);

    public void EndGroup(string group) => WriteCommand("endgroup", group);

    public void WriteDebug(string message) => WriteCommand("debug", message);

    public void WriteWarning(string message) => WriteCommand("warning", message);

    public void WriteError(string message) => WriteCommand("error", message);

    public void WriteCommand(
        string command,
        string message = null,
        Configure<Dictionary<string, object>> dictionaryConfigurator = null
    )
    {
        // GitHub wants the properties joined by commas alone: the blank makes it lose all but the first.
        var properties = string.Join(
            ", ",
            (dictionaryConfigurator?.Invoke([]) ?? []).Select(x => $"{x.Key}={EscapeProperty(x.Value.ToString())}")
        );
        Console.WriteLine($"::{command}{(properties.Length > 0 ? " " + properties : "")}::{EscapeData(message)}");
    }

    protected internal override IDisposable WriteBlock(string text) =>
        DelegateDisposable.CreateBracket(() => Group(text), () => EndGroup(text));

    protected internal override void ReportWarning(string text, string details = null) => WriteWarning(text);

    protected internal override void ReportError(string text, string details = null) => WriteError(text);

    /// <summary>A message that is a command already is written as it stands.</summary>
    protected internal override bool FilterMessage(string message)
    {
        if (!message.StartsWith("::", StringComparison.Ordinal) && !message.StartsWith("##[", StringComparison.Ordinal))
        {
            return false;
        }

        Console.WriteLine(message);
        return true;
    }

    private static string Variable(string name) => Environment.GetEnvironmentVariable(name);

    private static long Number(string name) => EnvironmentInfo.GetVariable<long>(name);

    private static string EscapeData(string text) =>
        text
            ?.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) =>
        EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
