namespace AiChef.Functions.Recipes;

/// <summary>Why no dish fits a request.</summary>
/// <param name="Code">The kind of reason, as <see cref="Meals.RecipeResult.ReasonCodes"/> has it.</param>
/// <param name="Reason">The reason, in the request's language.</param>
public sealed record NoDish(string Code, string Reason);
