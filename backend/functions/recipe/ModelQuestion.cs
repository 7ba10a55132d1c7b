namespace AiChef.Functions.Recipes;

/// <summary>A request to a model, in the form of chat completions.</summary>
internal sealed record ModelQuestion(
    string Model,
    IReadOnlyList<ModelMessage> Messages,
    decimal Temperature,
    int? Seed = null
);
