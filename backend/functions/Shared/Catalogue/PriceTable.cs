namespace AiChef.Functions.Catalogue;

internal sealed record PriceTable(
    string Source,
    string Date,
    string Currency,
    IReadOnlyList<Currency> Currencies,
    IReadOnlyList<Price> Prices
);
