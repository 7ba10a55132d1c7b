namespace AiChef.Deployment.Operations.Checklists;

/// <summary>Something that AWS charges for.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Amount">How much of it; null where AWS has no data.</param>
/// <param name="Unit">The unit of the amount.</param>
/// <param name="Price">The price of one unit in US dollars.</param>
/// <param name="Source">The page of the price.</param>
internal sealed record CostDriver(string Name, double? Amount, string Unit, double Price, string Source)
{
    internal double Cost => (Amount ?? 0) * Price;
}
