namespace AiChef.Functions.Catalogue;

/// <summary>A currency, by its fixed level against the euro and the decimals it is written with.</summary>
public sealed record Currency
{
    public required string Code { get; init; }
    public required decimal PerEuro { get; init; }
    public required int Decimals { get; init; }
}
