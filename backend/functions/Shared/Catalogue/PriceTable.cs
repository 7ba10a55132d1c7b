using System.Text.Json;
using System.Text.Json.Serialization;

namespace AiChef.Functions.Catalogue;

internal sealed record PriceTable(
    string Source,
    string Date,
    string Currency,
    IReadOnlyList<Currency> Currencies,
    IReadOnlyList<Price> Prices
);
