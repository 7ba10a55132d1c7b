using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AiChef.Functions.Catalogue;

/// <summary>Dishes, ingredients, prices and nutrition values, read once from the tables in this assembly.</summary>
public sealed class FoodCatalogue
{
    private static readonly Lazy<FoodCatalogue> Read = new(() => new FoodCatalogue());

    private readonly FrozenDictionary<string, Ingredient> _byName;

    private FoodCatalogue()
    {
        var ingredients = Table("ingredients.json", TablesJson.Default.IngredientTable);
        var dishes = Table("dishes.json", TablesJson.Default.DishTable);
        var foods = Table("nutrition.json", TablesJson.Default.FoodTable);
        var prices = Table("prices.json", TablesJson.Default.PriceTable);

        Dishes = dishes.Dishes;
        Ingredients = ingredients.Ingredients.ToFrozenDictionary(i => i.Id);
        Foods = foods.Foods.ToFrozenDictionary(f => f.Ingredient);
        Prices = prices.Prices.ToFrozenDictionary(p => p.Ingredient);
        Currency = prices.Currency;
        Currencies = prices.Currencies.ToFrozenDictionary(c => c.Code);
        NutritionSource = foods.Source;
        PriceSource = $"{prices.Source} ({prices.Date})";
        Sources = [ingredients.Source, dishes.Source, foods.Source, prices.Source];
        _byName = ingredients
            .Ingredients.SelectMany(i => new[] { KeyValuePair.Create(i.Id, i), KeyValuePair.Create(i.Name, i) })
            .DistinctBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public static FoodCatalogue Instance => Read.Value;

    public IReadOnlyList<Dish> Dishes { get; }
    public FrozenDictionary<string, Ingredient> Ingredients { get; }
    public FrozenDictionary<string, FoodValues> Foods { get; }
    public FrozenDictionary<string, Price> Prices { get; }

    /// <summary>The currency of the price table.</summary>
    public string Currency { get; }
    public FrozenDictionary<string, Currency> Currencies { get; }
    public string NutritionSource { get; }
    public string PriceSource { get; }
    public IReadOnlyList<string> Sources { get; }

    /// <summary>
    /// The ingredient by its id or name, whatever the case; a plural "s" more or less is the same word.
    /// </summary>
    public Ingredient? Find(string name)
    {
        var word = name.Trim();
        return _byName.GetValueOrDefault(word)
            ?? _byName.GetValueOrDefault(word.Replace(' ', '-'))
            ?? _byName.GetValueOrDefault(word + "s")
            ?? (word.EndsWith('s') ? _byName.GetValueOrDefault(word[..^1]) : null);
    }

    /// <summary>The dish with this id, whatever the case; null for none.</summary>
    public Dish? FindDish(string id) =>
        Dishes.FirstOrDefault(dish => dish.Id.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>What an amount weighs in grams.</summary>
    /// <exception cref="InvalidOperationException">The unit does not fit the ingredient.</exception>
    public decimal Grams(IngredientAmount item) =>
        Units.Grams(Ingredients[item.Ingredient], item.Amount, item.Unit)
        ?? throw new InvalidOperationException($"{item.Ingredient} cannot be given in {item.Unit}");

    /// <summary>Every allergen of the dish, from its ingredients.</summary>
    public IReadOnlySet<string> AllergensOf(Dish dish) =>
        dish.Ingredients.SelectMany(i => Ingredients[i.Ingredient].Allergens).ToHashSet();

    /// <summary>Whether the diet has the dish.</summary>
    public bool Suits(Dish dish, string diet) =>
        Diets.Allows(diet, dish.Ingredients.SelectMany(i => Ingredients[i.Ingredient].Origins));

    private static T Table<T>(string name, JsonTypeInfo<T> shape)
    {
        using var stream =
            typeof(FoodCatalogue).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks {name}");
        return JsonSerializer.Deserialize(stream, shape) ?? throw new InvalidOperationException($"{name} is empty");
    }
}
