using System.Text.RegularExpressions;
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

    [Fact]
    public void Each_model_has_the_fields_of_the_reader()
    {
        FieldsOf("MealRequest").ShouldBe(MealRequestReader.Fields, ignoreOrder: true);
        FieldsOf("SessionChange").ShouldBe([.. MealRequestReader.Fields, "version"], ignoreOrder: true);
    }

    [Fact]
    public void Both_models_say_the_same_of_the_fields_that_they_share() =>
        PropertiesOf("SessionChange")
            .Where(line => !line.TrimStart().StartsWith("version:", StringComparison.Ordinal))
            .ShouldBe(PropertiesOf("MealRequest"));

    [Fact]
    public void An_answer_about_a_body_lists_the_fields() =>
        Regex
            .Match(Template, "\"known\":\\[(?<names>[^]]*)\\]", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Groups["names"]
            .Value.Split(',')
            .Select(name => name.Trim().Trim('"'))
            .ShouldBe([.. MealRequestReader.Fields, "version"], ignoreOrder: true);

    private static IEnumerable<string> FieldsOf(string model) =>
        PropertiesOf(model)
            .Where(line => line.StartsWith("          ", StringComparison.Ordinal) && line[10] != ' ')
            .Select(line => line.Trim().Split(':')[0]);

    private static IEnumerable<string> PropertiesOf(string model) =>
        Template
            .Split('\n')
            .SkipWhile(line => line != $"        title: {model}")
            .SkipWhile(line => line != "        properties:")
            .Skip(1)
            .TakeWhile(line => line.StartsWith("          ", StringComparison.Ordinal));

    internal static string Infrastructure()
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
