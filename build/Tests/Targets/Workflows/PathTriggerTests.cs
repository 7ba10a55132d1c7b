using System.Reflection;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>Which workflows a push starts, by GitHub's rules for patterns of paths.</summary>
public sealed class PathTriggerTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Triggers = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, ".github", "workflows"), "*.yml").ToDictionary(f => Path.GetFileNameWithoutExtension(f), PathsOf, StringComparer.Ordinal);

    [Theory]
    [InlineData("backend/infrastructure/dynamodb-schema.yaml", "deploy-dynamodb")]
    [InlineData("backend/infrastructure/api-gateway-rest.yaml", "deploy-api-gateway")]
    [InlineData("backend/infrastructure/step-functions.yaml", "deploy-stepfunctions")]
    [InlineData("backend/infrastructure/bootstrap-artifacts.yaml", "deploy-bootstrap")]
    [InlineData("backend/infrastructure/recipe-lambda.yaml", "deploy-backend")]
    [InlineData("backend/infrastructure/a-new-one-lambda.yaml", "deploy-backend")]
    [InlineData("backend/functions/recipe/Program.cs", "deploy-backend")]
    [InlineData("backend/functions/Shared/Data/prices.json", "deploy-backend")]
    [InlineData("backend/Directory.Build.props", "deploy-backend")]
    [InlineData(".github/workflows/deploy-backend.yml", "deploy-backend")]
    [InlineData("build/Targets/Build.Lambdas.cs", "deploy-backend")]
    [InlineData("build/Targets/Build.Bootstrap.cs", "deploy-bootstrap")]
    [InlineData("build/Targets/Build.cs", "")]
    [InlineData("build/Deployment/CloudFormation/StackDeployer.cs", "")]
    [InlineData("backend/tests/Functions.Tests/CombineTests.cs", "")]
    [InlineData("backend/infrastructure/environments/production.json", "")]
    [InlineData("backend/infrastructure/README.md", "")]
    [InlineData(".github/workflows/pipeline.yml", "")]
    [InlineData("README.md", "")]
    [InlineData("x/backend/infrastructure/recipe-lambda.yaml", "")]
    public void A_change_of_one_file_starts_what_it_belongs_to(string file, string started) => string.Join(' ', StartedBy(file)).ShouldBe(started);

    [Fact]
    public void Every_template_script_and_function_source_starts_exactly_one_workflow()
    {
        var infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");
        var files = Directory.GetFiles(infrastructure, "*.yaml").Concat(Directory.GetFiles(infrastructure, "*.sh"))
            .Concat(Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "backend", "functions"), "*", SearchOption.AllDirectories)).ToList();

        files.Count.ShouldBeGreaterThan(20);
        foreach (var file in files.Select(f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/')))
            StartedBy(file).Count().ShouldBe(1, file);
    }

    /// <summary>The declaration of a service says what it owns; its script, its workflow and its part of the build follow from its name.</summary>
    [Fact]
    public async Task Each_file_of_the_repository_starts_exactly_the_service_that_owns_it()
    {
        var parts = Build.AllServices.ToDictionary(s => s, s => Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "build", "Targets"), "Build.*.cs").Single(f => File.ReadAllText(f).Contains($"Service {Member(s)} = new()", StringComparison.Ordinal)));
        var owned = 0;
        foreach (var file in await RepositoryRoot.FilesAsync())
        {
            var owners = Build.AllServices.Where(s => Owns(s, file)).Select(s => $"deploy-{s.Name}").Order(StringComparer.Ordinal).ToList();
            StartedBy(file).ShouldBe(owners, file);
            owned += owners.Count;
        }
        owned.ShouldBeGreaterThan(50);

        bool Owns(Service service, string file) =>
            service.TemplatesIn(Path.Combine(RepositoryRoot.Path, "backend", "infrastructure")).Any(t => file == $"backend/infrastructure/{t.File}")
            || file == $"backend/infrastructure/deploy-{service.Name}.sh" || file == $".github/workflows/deploy-{service.Name}.yml"
            || file == $"build/Targets/{Path.GetFileName(parts[service])}"
            || (service == Build.Lambdas && (file.StartsWith("backend/functions/", StringComparison.Ordinal) || file.StartsWith("backend/Directory.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_service_has_a_workflow_that_its_own_files_start()
    {
        foreach (var service in Build.AllServices)
        {
            StartedBy($"backend/infrastructure/deploy-{service.Name}.sh").ShouldBe([$"deploy-{service.Name}"]);
            StartedBy($".github/workflows/deploy-{service.Name}.yml").ShouldBe([$"deploy-{service.Name}"]);
        }
        Triggers.Count(t => t.Value.Length > 0).ShouldBe(Build.AllServices.Count);
    }

    private static string Member(Service service) => typeof(Build).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Single(f => ReferenceEquals(f.GetValue(null), service)).Name;

    private static IEnumerable<string> StartedBy(string file) => Triggers.Where(t => Array.Exists(t.Value, pattern => Matches(pattern, file))).Select(t => t.Key).Order(StringComparer.Ordinal);

    private static bool Matches(string pattern, string file) =>
        Regex.IsMatch(file, $"^{Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string[] PathsOf(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        return stream.Documents[0].RootNode["on"] is YamlMappingNode on && on.Children.TryGetValue("push", out var push)
            ? [.. ((YamlSequenceNode)push["paths"]).Select(n => ((YamlScalarNode)n).Value!)]
            : [];
    }
}
