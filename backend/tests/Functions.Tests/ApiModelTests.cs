using AiChef.Functions.Meals;
using Shouldly;
using Xunit;

namespace AiChef.Functions.Tests;

/// <summary>API Gateway's model refuses what the functions would refuse for its size, no more and no less.</summary>
public sealed class ApiModelTests
{
    private static readonly string Template = File.ReadAllText(Path.Combine(Infrastructure(), "api-gateway-rest.yaml"));

    public static TheoryData<string> Limits =>
        [
            $"servings: {{ type: [integer, \"null\"], minimum: 1, maximum: {MealRequestReader.MostServings} }}",
            $"budget: {{ type: [number, \"null\"], minimum: "
                + $"{MealRequestReader.Least}, maximum: {MealRequestReader.HighestBudget} }}",
            $"amount: {{ type: [number, \"null\"], minimum: "
                + $"{MealRequestReader.Least}, maximum: {MealRequestReader.LargestAmount} }}",
            $"maxItems: {MealRequestReader.MostIngredients}",
            $"maxItems: {MealRequestReader.MostExcluded}",
            $"items: {{ type: string, minLength: 1, maxLength: {MealRequestReader.LongestWord} }}",
            $"unit: {{ type: [string, \"null\"], minLength: 1, maxLength: {MealRequestReader.LongestWord} }}",
            $"seed: {{ type: [integer, \"null\"], minimum: 0, maximum: {int.MaxValue} }}",
            $"version: {{ type: integer, minimum: 1, maximum: {int.MaxValue} }}",
        ];

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_model_has_the_limits_of_the_reader(string limit) => Template.ShouldContain(limit);

    private static string Infrastructure()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !Directory.Exists(Path.Combine(folder, "backend", "infrastructure")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(
            folder ?? throw new InvalidOperationException("The tests do not lie in the repository"),
            "backend",
            "infrastructure"
        );
    }
}
