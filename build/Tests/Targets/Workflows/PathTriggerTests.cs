using System.IO.Enumeration;
using AiChef.Targets.Services;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Nuke.Common.IO;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>Which workflows a push starts, by GitHub's rules for patterns of paths.</summary>
public sealed class PathTriggerTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Triggers = Directory
        .GetFiles(Path.Combine(RepositoryRoot.Path, ".github", "workflows"), "*.yml")
        .ToDictionary(f => Path.GetFileNameWithoutExtension(f), PathsOf, StringComparer.Ordinal);

    private static readonly Dictionary<Service, string> Parts = Service.Delivered.ToDictionary(
        s => s,
        s =>
            Directory
                .GetFiles(Path.Combine(RepositoryRoot.Path, "build", "Targets"), "Build.*.cs")
                .Single(f => File.ReadAllText(f).Contains($"Service {Member(s)} = new()", StringComparison.Ordinal))
    );

    private const string Everything =
        "deploy-api-gateway deploy-backend deploy-bootstrap deploy-dynamodb deploy-operations deploy-stepfunctions";

    [Theory]
    [InlineData("backend/infrastructure/dynamodb-schema.yaml", "deploy-dynamodb")]
    [InlineData("backend/infrastructure/api-gateway-rest.yaml", "deploy-api-gateway")]
    [InlineData("backend/infrastructure/step-functions.yaml", "deploy-stepfunctions")]
    [InlineData("backend/infrastructure/bootstrap-artifacts.yaml", "deploy-bootstrap")]
    [InlineData("backend/infrastructure/operations-alerts.yaml", "deploy-operations")]
    [InlineData("build/Targets/Build.Operations.cs", "deploy-operations")]
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
    [InlineData("backend/infrastructure/environments/production.json", Everything)]
    [InlineData("backend/infrastructure/environments/a-new-one.json", Everything)]
    [InlineData("build/Directory.Packages.props", "deploy-backend")]
    [InlineData("build/Directory.Build.targets", "deploy-backend")]
    [InlineData("build/StandIns/Amazon.Lambda.Core/Amazon.Lambda.Core.csproj", "deploy-backend")]
    [InlineData("global.json", "deploy-backend")]
    [InlineData("build/AiChef.slnx", "")]
    [InlineData("backend/infrastructure/README.md", "")]
    [InlineData(".github/workflows/pipeline.yml", "")]
    [InlineData("README.md", "")]
    [InlineData("x/backend/infrastructure/recipe-lambda.yaml", "")]
    public void A_change_of_one_file_starts_what_it_belongs_to(string file, string started) =>
        string.Join(' ', StartedBy(file)).ShouldBe(started);

    [Fact]
    public void Every_template_script_and_function_source_starts_exactly_one_workflow()
    {
        var infrastructure = Path.Combine(RepositoryRoot.Path, "backend", "infrastructure");
        var files = Directory
            .GetFiles(infrastructure, "*.yaml")
            .Where(file => Path.GetFileName(file) != Build.Access.Template)
            .Concat(Directory.GetFiles(infrastructure, "*.sh"))
            .Concat(
                Directory.GetFiles(
                    Path.Combine(RepositoryRoot.Path, "backend", "functions"),
                    "*",
                    SearchOption.AllDirectories
                )
            )
            .ToList();

        files.Count.ShouldBeGreaterThan(20);
        foreach (var file in files.Select(f => Path.GetRelativePath(RepositoryRoot.Path, f).Replace('\\', '/')))
        {
            StartedBy(file).Count().ShouldBe(1, file);
        }
    }

    /// <summary>
    /// The declaration of a service says what it owns; its script, its workflow and its part of the build follow from
    /// its name.
    /// </summary>
    [Fact]
    public async Task Each_file_of_the_repository_starts_exactly_the_service_that_owns_it()
    {
        var owned = 0;
        foreach (var file in await RepositoryRoot.FilesAsync())
        {
            StartedBy(file).ShouldBe(OwnersOf(file), file);
            owned += OwnersOf(file).Count;
        }
        owned.ShouldBeGreaterThan(50);
    }

    [Property(Arbitrary = [typeof(PathTriggerTests)], MaxTest = 2000)]
    public void A_file_that_comes_later_starts_exactly_the_service_that_owns_it(Later file) =>
        StartedBy(file.Path).ShouldBe(OwnersOf(file.Path), file.Path);

    /// <summary>A file that may come some day.</summary>
    public sealed record Later(string Path);

    /// <summary>Made of the names of today's files and folders, and of some that look like them.</summary>
    public static Arbitrary<Later> Files() =>
        (
            from folder in Gen.OneOf(
                Gen.Elements(
                    "backend/functions",
                    "backend",
                    "build/Targets",
                    ".github/workflows",
                    "backend/infrastructure"
                ),
                Gen.ArrayOf(Gen.Elements("backend", "functions", "build", "Shared", "x", ".github"))
                    .Resize(3)
                    .Select(parts => string.Join('/', parts))
            )
            from name in Gen.Elements(
                "Directory.Build.props",
                "Directory.x",
                "a.cs",
                "x-lambda.yaml",
                "lambda.yaml",
                "README.md",
                "deploy-backend.yml",
                "deploy-dynamodb.sh",
                "Build.Lambdas.cs",
                "Build.cs",
                ".gitignore",
                "functions"
            )
            from below in Gen.Elements("", "recipe/", "Shared/Data/", "x y/")
            select new Later($"{folder}/{below}{name}".TrimStart('/'))
        ).ToArbitrary();

    private static IReadOnlyList<string> OwnersOf(string file) =>
        [
            .. Service
                .Delivered.Where(service => Owns(service, file))
                .Select(service => $"deploy-{service.Name}")
                .Order(StringComparer.Ordinal),
        ];

    private static bool Owns(Service service, string file) =>
        (
            Path.GetDirectoryName(file) == "backend/infrastructure"
            && FileSystemName.MatchesSimpleExpression(service.Template, Path.GetFileName(file), ignoreCase: false)
        )
        || file == $"backend/infrastructure/deploy-{service.Name}.sh"
        || file == $".github/workflows/deploy-{service.Name}.yml"
        || file == $"build/Targets/{Path.GetFileName(Parts[service])}"
        || (
            service == Build.Lambdas
            && (
                file.StartsWith("backend/functions/", StringComparison.Ordinal)
                || file.StartsWith("build/StandIns/", StringComparison.Ordinal)
                || (
                    Path.GetDirectoryName(file) is "backend" or "build"
                    && Path.GetFileName(file).StartsWith("Directory.", StringComparison.Ordinal)
                )
                || file == "global.json"
            )
        )
        || (
            Path.GetDirectoryName(file) == "backend/infrastructure/environments"
            && file.EndsWith(".json", StringComparison.Ordinal)
        );

    /// <summary>
    /// The fingerprint tells whether functions are built again; its inputs are what starts their workflow.
    /// </summary>
    [Fact]
    public async Task What_the_functions_are_built_from_is_what_starts_their_workflow()
    {
        var inputs = FunctionSources
            .Of((AbsolutePath)RepositoryRoot.Path)
            .Select(path => Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .ToList();

        foreach (var file in await RepositoryRoot.FilesAsync())
        {
            PathFilter
                .Passes(FunctionSources.Patterns, file)
                .ShouldBe(
                    inputs.Exists(input => file == input || file.StartsWith($"{input}/", StringComparison.Ordinal)),
                    file
                );
        }
    }

    [Fact]
    public void Each_service_has_a_workflow_that_its_own_files_start()
    {
        foreach (var service in Service.Delivered)
        {
            StartedBy($"backend/infrastructure/deploy-{service.Name}.sh").ShouldBe([$"deploy-{service.Name}"]);
            StartedBy($".github/workflows/deploy-{service.Name}.yml").ShouldBe([$"deploy-{service.Name}"]);
        }
        Triggers.Count(t => t.Value.Length > 0).ShouldBe(Service.Delivered.Count);
    }

    private static string Member(Service service) =>
        Service.In(typeof(Build)).Single(declared => ReferenceEquals(declared.Value, service)).Key;

    private static IEnumerable<string> StartedBy(string file) =>
        Triggers.Where(t => PathFilter.Passes(t.Value, file)).Select(t => t.Key).Order(StringComparer.Ordinal);

    private static string[] PathsOf(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(file)));
        return stream.Documents[0].RootNode["on"] is YamlMappingNode on && on.Children.TryGetValue("push", out var push)
            ? [.. ((YamlSequenceNode)push["paths"]).Select(n => ((YamlScalarNode)n).Value!)]
            : [];
    }
}
