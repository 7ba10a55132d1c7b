namespace AiChef.Functions.Recipes;

/// <summary>One message to or from a model.</summary>
internal sealed record ModelMessage(string Role, string? Content);
