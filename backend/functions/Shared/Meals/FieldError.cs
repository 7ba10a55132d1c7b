namespace AiChef.Functions.Meals;

/// <summary>What is wrong with one field of a request.</summary>
public sealed record FieldError(string Field, string Message);
