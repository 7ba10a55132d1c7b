using AiChef.Targets.Services;
using AiChef.Targets.Workflows;
using Nuke.Common;

namespace AiChef.Tests.Targets.Workflows;

/// <summary>A build with one service more than the repository's, as a person would add it.</summary>
[ServiceWorkflow(
    nameof(Pantry),
    OnWorkflowDispatchOptionalInputs = [nameof(Shelves), nameof(Depth), nameof(Restock)],
    OnWorkflowDispatchRequiredInputs = [nameof(Mode)],
    EnvironmentName = "staging",
    TimeoutMinutes = 33
)]
[PipelineWorkflow("Everything", OnlyDeploysTo = "production")]
[PullRequestWorkflow("Lint", "Measure", Preview = "Peek")]
internal sealed class PantryBuild
{
    internal static readonly Service Pantry = new()
    {
        Name = "pantry",
        Target = "StockPantry",
        Title = "Pantry",
        Template = "pantry-shelves.yaml",
        Sources = ["backend/pantry/**"],
    };
    internal static readonly Service Cellar = new()
    {
        Name = "cellar",
        Target = "FillCellar",
        Title = "Cellar",
        Template = "*-cellar.yaml",
    };

    [Parameter("Where", Name = "environment", ValueProviderMember = nameof(Places))]
    public string? Place { get; init; }

    [Parameter("Confirmed by")]
    public string? Confirmation { get; init; }

    [Parameter("Minutes that the job lasts")]
    public int? TimeLimit { get; init; }

    [Parameter("Only look")]
    public bool DryRun { get; init; }

    [Parameter("Shelves to fill", Separator = ",")]
    public string[] Shelves { get; init; } = [];

    [Parameter("How deep")]
    public int? Depth { get; init; }

    [Parameter("Fill up")]
    public bool Restock { get; init; }

    [Parameter("How")]
    public DayOfWeek Mode { get; init; }

    [Parameter("The key of the pantry"), Secret]
    public string? PantryKey { get; init; }

    public static IEnumerable<string> Places => ["dev", "local", "production", "staging"];

    internal static IReadOnlyList<BuildTarget> Targets =>
        [
            new("Everything", ["StockPantry", "FillCellar", "Taste"]) { HasWork = false },
            new("Taste", ["StockPantry"]),
            new("StockPantry", ["Lint", "FillCellar"]),
            new("FillCellar", ["Lint"]),
            new("Lint", []),
            new("Measure", [])
            {
                Products =
                [
                    Path.Combine(RepositoryRoot.Path, "artifacts", "*.csv"),
                    Path.Combine(RepositoryRoot.Path, "artifacts", "*.txt"),
                ],
            },
            new("Unrelated", ["Lint"]),
            new("Peek", ["StockPantry"]) { HasWork = false },
        ];
}
