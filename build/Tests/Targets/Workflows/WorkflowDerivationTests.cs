using System.Globalization;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using AiChef.Targets.Workflows.Model;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

public sealed class WorkflowDerivationTests
{
    internal static readonly WorkflowSources Sources = new(
        typeof(PantryBuild),
        RepositoryRoot.Path,
        new TargetGraph(PantryBuild.Targets)
    );

    [Fact]
    public void A_new_service_has_its_workflow_script_triggers_and_job()
    {
        RepositoryFiles
            .Of(Sources)
            .Select(f => f.Path)
            .ShouldBe([
                ".github/workflows/deploy-pantry.yml",
                ".github/workflows/pipeline.yml",
                ".github/workflows/pull-request.yml",
                "backend/infrastructure/pipeline.svg",
                "backend/infrastructure/deploy-cellar.sh",
                "backend/infrastructure/deploy-pantry.sh",
                ".gitattributes",
                ".github/CODEOWNERS",
                ".github/dependabot.yml",
                "build/LocalCloud/resource-types.md",
                "build/LocalCloud/operations.md",
            ]);
        Texts(Workflow("deploy-pantry")["on"]["push"]["paths"])
            .ShouldBe([
                "backend/infrastructure/pantry-shelves.yaml",
                "backend/pantry/**",
                "backend/infrastructure/environments/*.json",
                "backend/infrastructure/deploy-pantry.sh",
                ".github/workflows/deploy-pantry.yml",
                "build/Targets/PantryBuild.cs",
            ]);
        Jobs("pipeline").ShouldContain("deploy-pantry");
    }

    [Fact]
    public void Inputs_have_the_type_description_and_values_of_the_parameters()
    {
        var inputs = (YamlMappingNode)Workflow("deploy-pantry")["on"]["workflow_dispatch"]["inputs"];

        inputs
            .Children.Select(i => $"{i.Key} {i.Value["type"]} {i.Value["required"]} {i.Value["description"]}")
            .ShouldBe([
                "environment choice true Environment to deploy to",
                "confirm string false Type \"deploy\" to confirm (not needed for a dry run)",
                "dry-run boolean false Only look",
                "mode choice true How",
                "shelves string false Shelves to fill (separated by ',')",
                "depth number false How deep",
                "restock boolean false Fill up",
            ]);
        Texts(inputs["environment"]["options"]).ShouldBe(["dev", "production", "staging"]);
        Text(inputs["environment"]["default"]).ShouldBe("staging");
        Texts(inputs["mode"]["options"]).ShouldContain("Sunday");
    }

    [Fact]
    public void The_build_gets_everything_by_variables_with_the_prefix()
    {
        var build = Steps("deploy-pantry", "deploy-pantry").Single(s => s.Children.ContainsKey("id"));

        Text(build["run"]).ShouldBe("exec ./build.sh StockPantry");
        ((YamlMappingNode)build["env"])
            .Children.Select(v => $"{v.Key}={v.Value}")
            .ShouldBe([
                "NUKE_ENVIRONMENT=${{ inputs.environment || 'staging' }}",
                "NUKE_CONFIRMATION=${{ inputs.confirm }}",
                "NUKE_DRY_RUN=${{ inputs.dry-run || false }}",
                "NUKE_MODE=${{ inputs.mode }}",
                "NUKE_SHELVES=${{ inputs.shelves }}",
                "NUKE_DEPTH=${{ inputs.depth }}",
                "NUKE_RESTOCK=${{ inputs.restock }}",
                "NUKE_PANTRY_KEY=${{ secrets.PANTRY_KEY }}",
                "NUKE_TIME_LIMIT=33",
            ]);
    }

    [Fact]
    public void The_jobs_of_the_pipeline_need_one_another_as_the_targets_do()
    {
        var jobs = (YamlMappingNode)Workflow("pipeline")["jobs"];

        Jobs("pipeline").ShouldBe(["lint", "deploy-cellar", "deploy-pantry", "taste", "not-confirmed", "report"]);
        ((YamlMappingNode)jobs["lint"]).Children.ContainsKey("needs").ShouldBeFalse();
        Texts(jobs["deploy-cellar"]["needs"]).ShouldBe(["lint"]);
        Texts(jobs["deploy-pantry"]["needs"]).ShouldBe(["deploy-cellar"]);
        Texts(jobs["taste"]["needs"]).ShouldBe(["deploy-pantry"]);
        Texts(jobs["report"]["needs"]).ShouldBe(["lint", "deploy-cellar", "deploy-pantry", "taste", "not-confirmed"]);
    }

    [Fact]
    public void A_job_of_the_pipeline_runs_its_target_alone_in_the_group_of_its_service()
    {
        var job = Workflow("pipeline")["jobs"]["deploy-pantry"];

        Steps("pipeline", "deploy-pantry")
            .Select(s => s.Children.TryGetValue("run", out var run) ? Text(run) : "")
            .ShouldContain("exec ./build.sh StockPantry --skip");
        Text(job["concurrency"]["group"]).ShouldBe("deploy-pantry-${{ inputs.environment || 'dev' }}");
        Text(job["timeout-minutes"]).ShouldBe("33");
    }

    [Fact]
    public void What_only_looks_at_a_deployment_is_none_and_leaves_production_alone()
    {
        var job = Workflow("pipeline")["jobs"]["taste"];

        Text(job["environment"]["deployment"]).ShouldBe("false");
        Text(job["if"]).ShouldBe("!inputs.dry-run && inputs.confirm == 'deploy' && inputs.environment != 'production'");
    }

    [Fact]
    public void What_comes_before_a_deployment_has_no_credentials() =>
        Texts(Workflow("pipeline")["jobs"]["lint"]["permissions"]).ShouldBe(["contents", "read"]);

    [Fact]
    public void A_dry_run_is_no_deployment_and_needs_no_confirmation()
    {
        var job = Workflow("deploy-pantry")["jobs"]["deploy-pantry"];

        Text(job["if"]).ShouldBe("github.event_name == 'push' || inputs.dry-run || inputs.confirm == 'deploy'");
        Text(job["environment"]["deployment"]).ShouldBe("${{ !inputs.dry-run }}");
        Text(Workflow("deploy-pantry")["run-name"]).ShouldEndWith("${{ inputs.dry-run && ' (dry run)' || '' }}");
    }

    [Fact]
    public void A_preview_waits_for_the_checks_that_it_depends_on_and_may_be_skipped()
    {
        var job = Workflow("pull-request")["jobs"]["peek"];

        Texts(job["needs"]).ShouldBe(["lint"]);
        Text(job["environment"]["name"]).ShouldBe("preview");
        Texts(job["permissions"]).ShouldBe(["contents", "read", "id-token", "write", "pull-requests", "write"]);
        Texts(Workflow("pull-request")["jobs"]["all-checks"]["needs"]).ShouldBe(["lint", "measure", "peek"]);
        Text(Steps("pull-request", "all-checks").Single()["env"]["MAY_BE_SKIPPED"]).ShouldBe("peek");
    }

    [Fact]
    public void What_a_target_produces_is_kept()
    {
        var upload = Steps("pull-request", "measure").Single(s => Text(s["name"]) == "Keep what Measure produced");

        Text(upload["with"]["path"]).ShouldBe("artifacts/*.csv\nartifacts/*.txt\n");
        Steps("pull-request", "lint")
            .ShouldNotContain(s => Text(s["name"]).StartsWith("Keep", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_bytes_come_out_under_any_culture()
    {
        var first = RepositoryFiles.Of(Sources);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NegativeSign, other.NumberFormat.NumberGroupSeparator) = ("~", "_");
            CultureInfo.CurrentCulture = other;
            RepositoryFiles.Of(Sources).ShouldBe(first);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        first.ShouldAllBe(f => !f.Text.Contains('\r') && f.Text.EndsWith('\n') && !f.Text.EndsWith("\n\n"));
    }

    [Fact]
    public void A_subclass_changes_what_the_attributes_cannot_say()
    {
        var nightly = new NightlyAttribute().FileFrom(Sources);

        nightly.Path.ShouldBe(".github/workflows/stock-at-night.yml");
        nightly.Text.ShouldContain("    runs-on: a-runner-of-our-own\n");
        nightly.Text.ShouldContain("exec ./build.sh StockPantry\n");
    }

    [Fact]
    public void A_service_a_target_or_a_parameter_that_does_not_exist_is_named()
    {
        Should
            .Throw<InvalidOperationException>(() => Sources.ServiceOf("Attic"))
            .Message.ShouldContain("there are Cellar, Pantry");
        Should.Throw<InvalidOperationException>(() => Sources.Graph.Target("Attic")).Message.ShouldContain("'Attic'");
        Should.Throw<InvalidOperationException>(() => Sources.Option("Attic")).Message.ShouldContain("'Attic'");
    }

    private sealed class NightlyAttribute() : ServiceWorkflowAttribute(nameof(PantryBuild.Pantry))
    {
        protected override Workflow Finish(Workflow workflow) =>
            workflow with
            {
                File = "stock-at-night",
                Jobs = [.. workflow.Jobs.Select(job => job with { RunsOn = "a-runner-of-our-own" })],
            };
    }

    private static YamlMappingNode Workflow(string name)
    {
        var stream = new YamlStream();
        stream.Load(
            new StringReader(RepositoryFiles.Of(Sources).Single(f => f.Path == $".github/workflows/{name}.yml").Text)
        );
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static IEnumerable<string> Jobs(string workflow) =>
        ((YamlMappingNode)Workflow(workflow)["jobs"]).Children.Keys.Select(Text);

    private static IEnumerable<YamlMappingNode> Steps(string workflow, string job) =>
        ((YamlSequenceNode)Workflow(workflow)["jobs"][job]["steps"]).Cast<YamlMappingNode>();

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    private static IEnumerable<string> Texts(YamlNode node) =>
        node is YamlMappingNode map
            ? map.Children.SelectMany(c => new[] { Text(c.Key), Text(c.Value) })
            : ((YamlSequenceNode)node).Select(Text);
}
