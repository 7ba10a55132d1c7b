namespace AiChef.Functions.Recipes;

/// <summary>What a model answered.</summary>
internal sealed record ModelAnswer(IReadOnlyList<ModelChoice>? Choices);
