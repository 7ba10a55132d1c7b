using System.Globalization;
using System.Text.RegularExpressions;
using AiChef.Deployment.Environments;
using AiChef.Targets.Services;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>The page that tells people about the pipeline says what the workflows do.</summary>
public sealed class PipelinePageTests
{
    private static readonly string Workflows = Path.Combine(RepositoryRoot.Path, ".github", "workflows");
    private static readonly string Page = File.ReadAllText(
        Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "README.md")
    );

    [Fact]
    public void Each_workflow_has_its_row() =>
        Regex
            .Matches(
                Page,
                @"^\| `(?<file>[a-z-]+\.yml)` \|",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(m => m.Groups["file"].Value)
            .ShouldBe(Directory.GetFiles(Workflows, "*.yml").Select(f => Path.GetFileName(f)), ignoreOrder: true);

    [Fact]
    public void The_row_of_a_service_shows_its_title_and_triggers()
    {
        foreach (var service in Service.Delivered)
        {
            Page.ShouldContain(
                $"| `deploy-{service.Name}.yml` | {service.Title} | "
                    + $"{string.Join(", ", service.Sources.Prepend($"backend/infrastructure/{service.Template}").Select(path => $"`{path}`"))} "
                    + ""
                    + "|"
            );
        }
    }

    [Fact]
    public void Every_variable_and_secret_that_the_workflows_read_is_reported()
    {
        var read = Directory
            .GetFiles(Workflows, "*.yml")
            .SelectMany(f =>
                Regex.Matches(
                    File.ReadAllText(f),
                    @"\b(?:vars|secrets)\.(?<name>[A-Z_]+)",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
            )
            .Select(m => m.Groups["name"].Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();

        read.Count.ShouldBeGreaterThan(3);
        read.ShouldAllBe(name => Page.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_tiers_are_those_of_the_pipeline()
    {
        var jobs = (YamlMappingNode)Load("pipeline")["jobs"];
        var tiers = Service
            .Delivered.GroupBy(s => Tier($"deploy-{s.Name}"))
            .OrderBy(g => g.Key)
            .Select(g =>
                (
                    g.Key.ToString(CultureInfo.InvariantCulture),
                    string.Join(", ", g.Select(s => s.Name)),
                    string.Join(", ", g.Select(s => $"`deploy-{s.Name}`"))
                )
            );

        Regex
            .Matches(
                Page,
                @"^\| (?<tier>\d)[^|]*\| (?<services>[^|]+) \| (?<jobs>[^|]+) \|$",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(m => (m.Groups["tier"].Value, m.Groups["services"].Value, m.Groups["jobs"].Value))
            .ShouldBe(tiers);

        int Tier(string job) =>
            ((YamlMappingNode)jobs[job]).Children.TryGetValue("needs", out var needs)
                ? ((YamlSequenceNode)needs)
                    .Select(n => ((YamlScalarNode)n).Value!)
                    .Where(n => n.StartsWith("deploy-", StringComparison.Ordinal))
                    .Select(n => Tier(n) + 1)
                    .DefaultIfEmpty(0)
                    .Max()
                : 0;
    }

    [Fact]
    public void Names_follow_the_rules_of_the_page()
    {
        var dev = DeploymentEnvironment.Load(
            Path.Combine(RepositoryRoot.Path, "backend", "infrastructure", "environments"),
            "dev"
        );
        var workflow = Load("deploy-dynamodb");
        string[] names =
        [
            dev.StackName(Build.DynamoDb.Name),
            Build.DynamoDb.Target,
            DeployScript.FileOf(Build.DynamoDb),
            "deploy-dynamodb.yml",
            "deploy-dynamodb",
            ((YamlScalarNode)workflow["concurrency"]["group"]).Value!.Replace(
                "${{ inputs.environment || 'dev' }}",
                "dev",
                StringComparison.Ordinal
            ),
            "NUKE_ENVIRONMENT",
        ];

        Regex
            .Matches(
                Section("### Names"),
                @"^\| [^|]+ \| [^|]+ \| `(?<name>[^`]+)` \|$",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture,
                TimeSpan.FromSeconds(1)
            )
            .Select(m => m.Groups["name"].Value)
            .ShouldBe(names);
        foreach (var (member, service) in Service.In(typeof(Build)))
        {
            (
                service.Target == $"Deploy{member}" || service == Build.Bootstrapping || service == Build.Access
            ).ShouldBeTrue(service.Target);
        }

        ((YamlMappingNode)((YamlMappingNode)Load("pipeline")["jobs"])["deploy-dynamodb"]["concurrency"])["group"]
            .ShouldBe(workflow["concurrency"]["group"]);
    }

    [Fact]
    public void The_environments_are_those_of_the_form()
    {
        var options = (
            (YamlSequenceNode)Load("pipeline")["on"]["workflow_dispatch"]["inputs"]["environment"]["options"]
        ).Select(o => ((YamlScalarNode)o).Value!);

        options.ShouldBe(["dev", "production", "staging"]);
        Page.ReplaceLineEndings(" ").ShouldContain("deploys to dev, staging or production");
    }

    private static string Section(string heading)
    {
        var rest = Page[(Page.IndexOf(heading, StringComparison.Ordinal) + heading.Length)..];
        return rest[..rest.IndexOf("\n### ", StringComparison.Ordinal)];
    }

    private static YamlNode Load(string workflow)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Workflows, $"{workflow}.yml"))));
        return stream.Documents[0].RootNode;
    }
}
