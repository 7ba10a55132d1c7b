namespace AiChef.Functions.Recipes;

/// <summary>One of the answers of a model.</summary>
internal sealed record ModelChoice(ModelMessage? Message);
