using System.Text.Json;
using AiChef.Functions.Meals;

namespace AiChef.Functions.Images;

/// <summary>Draws the plate card of the recipe in the input.</summary>
public static class ImageFunction
{
    public static ImageResult Handle(JsonElement input)
    {
        var result = RecipeInput.Required(input);
        return new ImageResult(
            "image/svg+xml",
            result.Recipe is { } recipe ? PlateCard.Draw(recipe) : PlateCard.DrawEmpty(result.Reason ?? "")
        );
    }
}
