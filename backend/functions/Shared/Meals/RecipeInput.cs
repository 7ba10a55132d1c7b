using System.Text.Json;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Meals;

/// <summary>The recipe's result in the input of a later task: the input itself, or under "recipe".</summary>
public static class RecipeInput
{
    /// <summary>The result; null when the input has none.</summary>
    /// <exception cref="InvalidRequestException">
    /// The input has something else in its place, a name twice, or a text that cannot be read.
    /// </exception>
    public static RecipeResult? Find(JsonElement input) => Find(JsonTree.Check(input));

    /// <summary>The result in an input that was looked through; null when it has none.</summary>
    /// <exception cref="InvalidRequestException">The input has something else in its place.</exception>
    public static RecipeResult? Find(CheckedJson input) => Find(input, RecipeRules.HoldOfCatalogue);

    /// <summary>The result, which must be there; the catalogue may lack some of its ingredients.</summary>
    /// <exception cref="InvalidRequestException">The input has none.</exception>
    public static RecipeResult Required(JsonElement input) =>
        Find(JsonTree.Check(input), RecipeRules.Hold) ?? throw Wrong();

    private static RecipeResult? Find(CheckedJson input, Func<RecipeResult, bool> rules)
    {
        try
        {
            var result = Read(input.Value);
            return result is null || rules(result) ? result : throw Wrong();
        }
        catch (JsonException)
        {
            throw Wrong();
        }
    }

    private static InvalidRequestException Wrong() =>
        new([new FieldError("recipe", "must be the result of the recipe function")]);

    private static RecipeResult? Read(JsonElement input)
    {
        if (input.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (input.TryGetProperty("outcome", out _))
        {
            return input.Deserialize(RecipeInputJson.Default.RecipeResult);
        }

        if (!input.TryGetProperty("recipe", out var recipe) || recipe.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (recipe.ValueKind != JsonValueKind.Object)
        {
            throw Wrong();
        }

        return recipe.TryGetProperty("outcome", out _)
            ? recipe.Deserialize(RecipeInputJson.Default.RecipeResult)
            : new RecipeResult
            {
                Outcome = RecipeResult.Found,
                Recipe = recipe.Deserialize(RecipeInputJson.Default.Recipe),
            };
    }
}
