using System.Text.Json;
using AiChef.Functions.Catalogue;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Meals;

/// <summary>Reads a request from JSON and reports every field that is wrong, each by its name.</summary>
/// <param name="catalogue">What there is to eat.</param>
/// <param name="currency">The currency of a request that names none.</param>
public sealed class MealRequestReader(FoodCatalogue catalogue, string currency)
{
    public const int MostServings = 50;
    public const int MostIngredients = 50;

    /// <summary>The most dishes that a request excludes: more than the catalogue has.</summary>
    public const int MostExcluded = 200;
    public const int LongestWord = 100;
    public const decimal HighestBudget = 10_000_000;
    public const decimal LargestAmount = 100_000;

    /// <summary>The minimum budget and amount; the API's model has the same limits.</summary>
    public const decimal Least = 0.01m;

    /// <summary>Every field of a request.</summary>
    public static readonly IReadOnlyList<string> Fields =
    [
        "sessionId",
        "target",
        "diet",
        "allergies",
        "ingredients",
        "budget",
        "currency",
        "servings",
        "exclude",
        "seed",
        "language",
    ];

    // a program that lost what somebody must not eat says null, and does not mean "nothing to avoid"
    private static readonly string[] NeverNull = ["allergies", "diet"];

    /// <summary>Every field of an ingredient at hand.</summary>
    public static readonly IReadOnlyList<string> IngredientFields = ["name", "amount", "unit"];

    /// <summary>What the workflow's state has beside a request.</summary>
    public static readonly IReadOnlyList<string> WorkflowFields = ["version", "recipe"];

    /// <summary>The request.</summary>
    /// <param name="json">The request and nothing else.</param>
    /// <exception cref="InvalidRequestException">Fields are missing, wrong, unknown or given twice.</exception>
    public MealRequest Read(JsonElement json) => Read(JsonTree.Check(json));

    /// <summary>The request among other fields.</summary>
    /// <param name="request">The request.</param>
    /// <param name="others">Fields that somebody else reads.</param>
    /// <exception cref="InvalidRequestException">Fields are missing, wrong or unknown.</exception>
    public MealRequest Read(CheckedJson request, params IReadOnlyList<string> others)
    {
        var json = request.Value;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidRequestException([
                new FieldError("body", "must be a JSON object") { Code = MistakeCode.InvalidJson },
            ]);
        }

        List<FieldError> errors =
        [
            .. KnownFields.Errors(json, "", [.. Fields, .. others]),
            .. NeverNull.Where(field => IsNull(json, field)).Select(field => new FieldError(field, "must not be null")),
        ];
        var meal = new MealRequest
        {
            SessionId = Word(json, "sessionId", null, errors),
            Target = Known(json, "target", Targets.Default, Targets.All, Targets.Named, errors),
            Diet = Known(json, "diet", Diets.Default, Diets.All, Diets.Named, errors, Diets.Nearest),
            Allergies = Allergies(json, errors),
            Ingredients = Ingredients(json, errors),
            Budget = Number(json, "budget", HighestBudget, errors),
            Currency = Known(
                json,
                "currency",
                currency,
                catalogue.CurrencyCodes,
                w => catalogue.CurrencyCodes.FirstOrDefault(c => Same(c, w)),
                errors
            ),
            Servings = Servings(json, errors),
            Exclude = Excluded(json, errors),
            Seed = Seed(json, errors),
            Language = Known(json, "language", Languages.Default, Languages.All, Languages.Named, errors),
        };
        return errors.Count == 0 ? meal : throw new InvalidRequestException(errors);
    }

    private static bool Same(string one, string other) => one.Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static FieldError NotOneOf(
        string field,
        IEnumerable<string> all,
        IReadOnlyList<string>? nearest,
        string code = MistakeCode.UnknownWord
    ) =>
        nearest is { Count: > 0 }
            ? new(
                field,
                $"must be one of {string.Join(", ", all)}; did you mean {string.Join(", ", nearest)}?",
                nearest
            )
            {
                Code = code,
            }
            : new(field, $"must be one of {string.Join(", ", all)}") { Code = code };

    private static bool IsNull(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Null;

    private static bool Given(JsonElement json, string field, out JsonElement value) =>
        json.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;

    private static string? Word(JsonElement json, string field, string? otherwise, List<FieldError> errors)
    {
        if (!Given(json, field, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestWord } text)
        {
            return text;
        }

        errors.Add(new FieldError(field, $"must be a text of 1 to {LongestWord} characters"));
        return otherwise;
    }

    private static string Known(
        JsonElement json,
        string field,
        string otherwise,
        IReadOnlyList<string> all,
        Func<string, string?> named,
        List<FieldError> errors,
        Func<string, IReadOnlyList<string>>? nearest = null
    )
    {
        var word = Word(json, field, otherwise, errors)!;
        if (named(word) is { } known)
        {
            return known;
        }

        errors.Add(NotOneOf(field, all, nearest?.Invoke(word)));
        return otherwise;
    }

    private static decimal? Number(
        JsonElement json,
        string field,
        decimal most,
        List<FieldError> errors,
        string? name = null
    )
    {
        if (!Given(json, field, out var value))
        {
            return null;
        }

        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number)
            && number >= Least
            && number <= most
        )
        {
            return number;
        }

        errors.Add(new FieldError(name ?? field, $"must be a number from {Least} to {most}"));
        return null;
    }

    private static int Servings(JsonElement json, List<FieldError> errors)
    {
        if (!Given(json, "servings", out var value))
        {
            return 2;
        }

        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var servings)
            && servings is >= 1 and <= MostServings
        )
        {
            return servings;
        }

        errors.Add(new FieldError("servings", $"must be a whole number from 1 to {MostServings}"));
        return 2;
    }

    private static int? Seed(JsonElement json, List<FieldError> errors)
    {
        if (!Given(json, "seed", out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var seed) && seed >= 0)
        {
            return seed;
        }

        errors.Add(new FieldError("seed", $"must be a whole number from 0 to {int.MaxValue}"));
        return null;
    }

    private List<string> Excluded(JsonElement json, List<FieldError> errors)
    {
        var excluded = new List<string>();
        foreach (var (field, value) in Items(json, "exclude", errors, MostExcluded))
        {
            if (value.ValueKind == JsonValueKind.String && catalogue.FindDish(value.GetString()!) is { } dish)
            {
                excluded.Add(dish.Id);
            }
            else
            {
                errors.Add(
                    new FieldError(field, "must be the id of a dish, as a recipe has it")
                    {
                        Code = MistakeCode.UnknownWord,
                    }
                );
            }
        }

        return [.. excluded.Distinct()];
    }

    private static List<Item> Items(JsonElement json, string field, List<FieldError> errors, int most = MostIngredients)
    {
        if (!Given(json, field, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most)
        {
            var items = new List<Item>(value.GetArrayLength());
            foreach (var item in value.EnumerateArray())
            {
                items.Add(new($"{field}[{items.Count}]", item));
            }

            return items;
        }

        errors.Add(new FieldError(field, $"must be a list of at most {most}"));
        return [];
    }

    private static List<string> Allergies(JsonElement json, List<FieldError> errors)
    {
        var allergies = new List<string>();
        foreach (var (field, value) in Items(json, "allergies", errors))
        {
            if (value.ValueKind != JsonValueKind.String || value.GetString() is not { Length: <= LongestWord } word)
            {
                errors.Add(NotOneOf(field, Allergens.All, nearest: null));
            }
            else if (Allergens.Named(word) is { } named)
            {
                allergies.AddRange(named);
            }
            else
            {
                errors.Add(NotOneOf(field, Allergens.All, Allergens.Nearest(word)));
            }
        }

        return [.. allergies.Distinct()];
    }

    private List<AvailableIngredient> Ingredients(JsonElement json, List<FieldError> errors) =>
        [
            .. Items(json, "ingredients", errors)
                .Select(item => Available(item.Field, item.Value, errors))
                .OfType<AvailableIngredient>(),
        ];

    private AvailableIngredient? Available(string field, JsonElement value, List<FieldError> errors)
    {
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestWord } bare)
        {
            return new AvailableIngredient { Name = bare };
        }

        if (
            value.ValueKind != JsonValueKind.Object
            || !Given(value, "name", out var name)
            || name.ValueKind != JsonValueKind.String
            || name.GetString() is not { Length: > 0 and <= LongestWord } text
        )
        {
            errors.Add(new FieldError(field, "must be a name or an object with name, amount and unit"));
            return null;
        }

        errors.AddRange(KnownFields.Errors(value, field, IngredientFields));
        var amount = Number(value, "amount", LargestAmount, errors, $"{field}.amount");
        var unit = Unit(value, $"{field}.unit", catalogue.Find(text), errors);
        if (amount is null != unit is null)
        {
            errors.Add(new FieldError($"{field}.unit", "amount and unit go together"));
        }

        return new AvailableIngredient
        {
            Name = text,
            Amount = amount,
            Unit = unit,
        };
    }

    private static string? Unit(JsonElement value, string field, Ingredient? ingredient, List<FieldError> errors)
    {
        if (!Given(value, "unit", out var given))
        {
            return null;
        }

        if (given.ValueKind != JsonValueKind.String || given.GetString() is not { Length: <= LongestWord } unit)
        {
            errors.Add(NotOneOf(field, Units.All, nearest: null, MistakeCode.UnknownUnit));
            return "";
        }

        if (Units.Named(unit) is not { } known)
        {
            var fitting = ingredient is null ? Units.All : Units.Of(ingredient);
            errors.Add(NotOneOf(field, fitting, Units.Nearest(unit), MistakeCode.UnknownUnit));
            return unit;
        }

        if (ingredient is not null && Units.Grams(ingredient, 1, known) is null)
        {
            var unknown = Units.IsVolume(known) ? "a millilitre" : "a piece";
            errors.Add(
                new FieldError(
                    field,
                    $"must be one of {string.Join(", ", Units.Of(ingredient))}: what {unknown} of "
                        + $"{ingredient.Name.English} weighs is not known"
                )
                {
                    Code = MistakeCode.UnknownUnit,
                }
            );
        }

        return known;
    }

    /// <summary>An item of a list of the request, with its name.</summary>
    private sealed record Item(string Field, JsonElement Value);
}
