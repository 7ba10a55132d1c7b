using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>What holds for every workflow of the repository, generated or written by hand.</summary>
public sealed class WorkflowPolicyTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, ".github", "workflows");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.yml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_pinned_to_a_commit_with_its_version(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, file))
            .Where(line => line.TrimStart().StartsWith("uses:", StringComparison.Ordinal))
            .ToList();

        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line =>
            Regex.IsMatch(
                line,
                @"^ +uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)
            )
        );
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_expression_is_inside_a_script(string file) =>
        Steps(file)
            .Where(s => s.Children.ContainsKey("run"))
            .ShouldAllBe(s => !Text(s["run"]).Contains("${{", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void The_token_may_nothing_but_what_a_job_asks_for(string file)
    {
        ((YamlMappingNode)Load(file)["permissions"]).Children.ShouldBeEmpty();
        foreach (var job in Jobs(file))
        {
            ((YamlMappingNode)job["permissions"])
                .Children.Select(p => $"{p.Key}: {p.Value}")
                .ShouldBeSubsetOf(
                    file == "pull-request.yml"
                        ? ["contents: read", "id-token: write", "pull-requests: write"]
                        : ["contents: read", "id-token: write"]
                );
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_job_has_a_timeout_and_a_named_image(string file) =>
        Jobs(file)
            .ShouldAllBe(job =>
                Text(job["timeout-minutes"]).Length > 0
                && !Text(job["runs-on"]).EndsWith("latest", StringComparison.Ordinal)
            );

    [Theory]
    [MemberData(nameof(Files))]
    public void Credentials_last_as_long_as_their_job_and_the_build_knows_how_long(string file)
    {
        foreach (var job in Jobs(file))
        {
            var minutes = int.Parse(Text(job["timeout-minutes"]), CultureInfo.InvariantCulture);
            var steps = ((YamlSequenceNode)job["steps"]).OfType<YamlMappingNode>().ToList();
            var roles = steps
                .Select(step => step.Children.TryGetValue("with", out var with) ? (YamlMappingNode)with : [])
                .Where(with => with.Children.ContainsKey("role-to-assume"))
                .ToList();

            roles.ShouldAllBe(with =>
                Text(with["role-duration-seconds"]) == (minutes * 60).ToString(CultureInfo.InvariantCulture)
            );
            steps
                .Select(step => step.Children.TryGetValue("env", out var env) ? (YamlMappingNode)env : [])
                .Where(env => env.Children.ContainsKey("NUKE_CONFIRMATION"))
                .ShouldAllBe(env => Text(env["NUKE_TIME_LIMIT"]) == minutes.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Deployments_queue_and_are_never_cancelled(string file)
    {
        var concurrency = Load(file)["concurrency"];

        Text(concurrency["cancel-in-progress"]).ShouldBe(file == "pull-request.yml" ? "true" : "false");
        ((YamlMappingNode)concurrency).Children.ContainsKey("queue").ShouldBe(file != "pull-request.yml");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Credentials_and_secrets_are_in_environments_only(string file) =>
        Jobs(file)
            .Where(job =>
                job.ToString().Contains("secrets.", StringComparison.Ordinal)
                || job.ToString().Contains("aws-region", StringComparison.Ordinal)
            )
            .ShouldAllBe(job => job.Children.ContainsKey("environment"));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_checkout_leaves_its_token(string file) =>
        Steps(file)
            .Where(s =>
                s.Children.TryGetValue("uses", out var uses)
                && Text(uses).StartsWith("actions/checkout@", StringComparison.Ordinal)
            )
            .ShouldAllBe(s => Text(s["with"]["persist-credentials"]) == "false");

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_started_by_hand_deploys_only_when_confirmed_and_fails_otherwise(string file)
    {
        var jobs = (YamlMappingNode)Load(file)["jobs"];
        var deploying = jobs
            .Children.Where(j => ((YamlMappingNode)j.Value).Children.ContainsKey("environment"))
            .ToList();
        if (((YamlMappingNode)Load(file)["on"]).Children.ContainsKey("pull_request"))
        {
            deploying.ShouldAllBe(j => Text(j.Value["environment"]["name"]) == "preview");
            return;
        }
        if (((YamlMappingNode)Load(file)["on"]).Children.ContainsKey("schedule"))
        {
            // it only looks, and nobody is there to confirm
            deploying.ShouldAllBe(j => Text(j.Value["environment"]["deployment"]) == "false");
            return;
        }
        deploying.ShouldAllBe(j =>
            Text(j.Value["if"]).Contains("inputs.confirm == 'deploy'", StringComparison.Ordinal)
        );
        Text(jobs["not-confirmed"]["if"])
            .ShouldBe("github.event_name == 'workflow_dispatch' && !inputs.dry-run && inputs.confirm != 'deploy'");
        Text(jobs["not-confirmed"]["steps"][0]["run"]).ShouldEndWith("exit 1\n");
    }

    private static YamlMappingNode Load(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, file))));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<YamlMappingNode> Jobs(string file) =>
        ((YamlMappingNode)Load(file)["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Steps(string file) =>
        Jobs(file).SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
