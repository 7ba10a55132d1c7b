namespace AiChef.Targets.Functions;

/// <summary>The functions of the backend.</summary>
internal static class DeclaredFunctions
{
    /// <summary>All of them, by name.</summary>
    internal static IReadOnlyList<FunctionDeclaration> All { get; } =
    [
        new()
        {
            Name = "combine",
            Purpose = "merges the results of the workflow and stores the meal",
            IsWorkflowTask = true,
            SessionActions = [TableAction.GetItem, TableAction.UpdateItem],
        },
        new()
        {
            Name = "image-generator",
            Purpose = "draws the plate card of a recipe",
            IsWorkflowTask = true,
        },
        new()
        {
            Name = "nutrition-calculator",
            Purpose = "computes the nutrition of a serving",
            IsWorkflowTask = true,
        },
        new()
        {
            Name = "price",
            Purpose = "totals what ingredients cost",
            IsWorkflowTask = true,
            Settings = ["currency", "log-level"],
        },
        new()
        {
            Name = "recipe",
            Purpose = "chooses and scales a recipe",
            Routes = [new(HttpMethod.Post, "/recipes")],
            IsWorkflowTask = true,
            Settings = ["currency", "log-level", "model-endpoint", "model-name", "model-api-key"],
        },
        new()
        {
            Name = "session-create",
            Purpose = "creates sessions",
            Routes = [new(HttpMethod.Post, "/sessions")],
            SessionActions = [TableAction.PutItem],
            Settings = ["currency"],
        },
        new()
        {
            Name = "session-meal",
            Purpose = "starts the workflow for a session and tells what became of the meal",
            Routes =
            [
                new(HttpMethod.Post, "/sessions/{sessionId}/meal"),
                new(HttpMethod.Get, "/sessions/{sessionId}/meal"),
            ],
            SessionActions = [TableAction.GetItem, TableAction.UpdateItem],
            StartsWorkflow = true,
        },
        new()
        {
            Name = "session-update",
            Purpose = "reads and changes sessions",
            Routes =
            [
                new(HttpMethod.Get, "/sessions/{sessionId}"),
                new(HttpMethod.Put, "/sessions/{sessionId}"),
                new(HttpMethod.Patch, "/sessions/{sessionId}"),
            ],
            SessionActions = [TableAction.GetItem, TableAction.UpdateItem],
            Settings = ["currency"],
        },
    ];
}
