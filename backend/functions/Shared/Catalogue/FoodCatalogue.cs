using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using AiChef.Functions.Words;

namespace AiChef.Functions.Catalogue;

/// <summary>
/// Dishes, ingredients, prices and nutrition values, from the tables in this assembly; each is read when it is first
/// needed, so that a function starts with no more than it uses.
/// </summary>
public sealed class FoodCatalogue
{
    private readonly Lazy<IngredientTable> _ingredientTable = Lazily("ingredients.json", json => json.IngredientTable);
    private readonly Lazy<DishTable> _dishTable = Lazily("dishes.json", json => json.DishTable);
    private readonly Lazy<FoodTable> _foodTable = Lazily("nutrition.json", json => json.FoodTable);
    private readonly Lazy<PriceTable> _priceTable = Lazily("prices.json", json => json.PriceTable);
    private readonly Lazy<StepTable> _english = Lazily("steps-en.json", json => json.StepTable);
    private readonly Lazy<StepTable> _korean = Lazily("steps-ko.json", json => json.StepTable);
    private readonly Lazy<FrozenDictionary<string, Ingredient>> _ingredients;
    private readonly Lazy<FrozenDictionary<string, FoodValues>> _foods;
    private readonly Lazy<FrozenDictionary<string, Price>> _prices;
    private readonly Lazy<FrozenDictionary<string, Currency>> _currencies;
    private readonly Lazy<IReadOnlyList<string>> _currencyCodes;
    private readonly Lazy<WordIndex<Ingredient>> _words;
    private readonly Lazy<FrozenDictionary<string, DishAllergens>> _allergens;

    // the ids of the dishes that a diet has; a diet that is not known is not kept
    private readonly ConcurrentDictionary<string, HashSet<string>> _suiting = new(StringComparer.Ordinal);

    /// <summary>Another catalogue of the same tables; a process needs one.</summary>
    public FoodCatalogue()
    {
        _ingredients = new(() => _ingredientTable.Value.Ingredients.ToFrozenDictionary(i => i.Id));
        _foods = new(() => _foodTable.Value.Foods.ToFrozenDictionary(f => f.Ingredient));
        _prices = new(() => _priceTable.Value.Prices.ToFrozenDictionary(p => p.Ingredient));
        _currencies = new(() => _priceTable.Value.Currencies.ToFrozenDictionary(c => c.Code));
        _currencyCodes = new(() => [.. Currencies.Keys.Order(StringComparer.Ordinal)]);
        _allergens = new(() => Dishes.ToFrozenDictionary(d => d.Id, d => DishAllergens.Of(IngredientsOf(d))));
        _words = new(() =>
            new(
                _ingredientTable.Value.Ingredients.SelectMany(i =>
                    new[] { i.Name.English, i.Name.Korean, i.Id }
                        .Concat(i.Words)
                        .Select(word => new KnownWord<Ingredient>(word, i))
                )
            )
        );
    }

    public static FoodCatalogue Instance { get; } = new();

    public IReadOnlyList<Dish> Dishes => _dishTable.Value.Dishes;
    public FrozenDictionary<string, Ingredient> Ingredients => _ingredients.Value;
    public FrozenDictionary<string, FoodValues> Foods => _foods.Value;
    public FrozenDictionary<string, Price> Prices => _prices.Value;

    /// <summary>The currency of the price table.</summary>
    public string Currency => _priceTable.Value.Currency;
    public FrozenDictionary<string, Currency> Currencies => _currencies.Value;

    /// <summary>The codes of <see cref="Currencies"/>, in alphabetical order.</summary>
    public IReadOnlyList<string> CurrencyCodes => _currencyCodes.Value;
    public string NutritionSource => _foodTable.Value.Source;
    public string PriceSource => $"{_priceTable.Value.Source} ({_priceTable.Value.Date})";
    public IReadOnlyList<string> Sources =>
        [
            _ingredientTable.Value.Source,
            _dishTable.Value.Source,
            _foodTable.Value.Source,
            _priceTable.Value.Source,
            _english.Value.Source,
            _korean.Value.Source,
        ];

    /// <summary>
    /// The ingredient by its id, its name or another word for it, in English or Korean, singular or plural; null for
    /// none.
    /// </summary>
    public Ingredient? Find(string name) => _words.Value.Find(name);

    /// <summary>Known words for ingredients that somebody may have meant, the nearest first.</summary>
    public IReadOnlyList<string> NearestIngredients(string name) => _words.Value.Nearest(name);

    /// <summary>The dish with this id, whatever the case; null for none.</summary>
    public Dish? FindDish(string id) =>
        Dishes.FirstOrDefault(dish => dish.Id.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The steps of a dish in a language, with the ingredients in braces.</summary>
    public IReadOnlyList<string> StepsOf(Dish dish, string language) =>
        (language == Languages.Korean ? _korean : _english).Value.Steps[dish.Id];

    /// <summary>What an amount weighs in grams.</summary>
    /// <exception cref="InvalidOperationException">The unit does not fit the ingredient.</exception>
    public decimal Grams(IngredientAmount item) =>
        Units.Grams(Ingredients[item.Ingredient], item.Amount, item.Unit)
        ?? throw new InvalidOperationException($"{item.Ingredient} cannot be given in {item.Unit}");

    /// <summary>The allergens that the dish always contains, from its ingredients.</summary>
    public IReadOnlySet<string> AllergensOf(Dish dish) => _allergens.Value[dish.Id].Contained;

    /// <summary>The further allergens that the dish contains with some recipes and blends of its ingredients.</summary>
    public IReadOnlySet<string> PossibleAllergensOf(Dish dish) => _allergens.Value[dish.Id].Possible;

    /// <summary>Whether the dish contains none of these allergens, whatever the recipe of its ingredients.</summary>
    public bool IsFree(Dish dish, IReadOnlySet<string> allergens) =>
        !AllergensOf(dish).Overlaps(allergens) && !PossibleAllergensOf(dish).Overlaps(allergens);

    /// <summary>Whether the diet has the dish.</summary>
    public bool Suits(Dish dish, string diet) =>
        _suiting
            .GetOrAdd(diet, each => [.. Dishes.Where(d => Diets.Allows(each, IngredientsOf(d))).Select(d => d.Id)])
            .Contains(dish.Id);

    private List<Ingredient> IngredientsOf(Dish dish) => [.. dish.Ingredients.Select(i => Ingredients[i.Ingredient])];

    private static Lazy<T> Lazily<T>(string name, Func<TablesJson, JsonTypeInfo<T>> shape) =>
        new(() => Tables.Read(name, shape(TablesJson.Default)));
}
