using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

/// <summary>The price of one unit of an ingredient, in euro.</summary>
public sealed record Price
{
    public required string Ingredient { get; init; }
    public required string Unit { get; init; }

    [JsonPropertyName("price")]
    public required decimal Amount { get; init; }
}

/// <summary>A currency, by its fixed level against the euro and the decimals it is written with.</summary>
public sealed record Currency
{
    public required string Code { get; init; }
    public required decimal PerEuro { get; init; }
    public required int Decimals { get; init; }
}

/// <summary>Nutrition per 100 g of an ingredient.</summary>
public sealed record FoodValues
{
    public required string Ingredient { get; init; }
    public required decimal Kilocalories { get; init; }
    public required decimal Protein { get; init; }
    public required decimal Fat { get; init; }
    public required decimal Carbohydrate { get; init; }
    public required decimal Fibre { get; init; }
    public required decimal Sugars { get; init; }
    public required decimal SodiumMilligrams { get; init; }

    /// <summary>The food's name in the source.</summary>
    public required string Food { get; init; }

    /// <summary>The food's number in the source; null for a food whose values are approximations.</summary>
    public string? Ndb { get; init; }

    /// <summary>Values of a numbered food that are approximations all the same; null for none.</summary>
    public IReadOnlyList<string>? Unchecked { get; init; }

    /// <summary>Values that the source does not have and that count as 0; null for none.</summary>
    public IReadOnlyList<string>? Absent { get; init; }
}

internal sealed record IngredientTable(string Source, string Date, IReadOnlyList<Ingredient> Ingredients);

internal sealed record DishTable(string Source, string Date, IReadOnlyList<Dish> Dishes);

internal sealed record FoodTable(string Source, string Date, string Basis, IReadOnlyList<FoodValues> Foods);

internal sealed record PriceTable(
    string Source,
    string Date,
    string Currency,
    IReadOnlyList<Currency> Currencies,
    IReadOnlyList<Price> Prices
);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(IngredientTable))]
[JsonSerializable(typeof(DishTable))]
[JsonSerializable(typeof(FoodTable))]
[JsonSerializable(typeof(PriceTable))]
internal sealed partial class TablesJson : JsonSerializerContext;
