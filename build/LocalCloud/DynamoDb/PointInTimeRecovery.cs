namespace AiChef.LocalCloud.DynamoDb;

/// <summary>The recovery of a table to a point in time.</summary>
/// <param name="Since">Since when it is on.</param>
/// <param name="Days">For how many days, 1 to 35.</param>
internal sealed record PointInTimeRecovery(DateTimeOffset Since, int Days)
{
    /// <summary>The earliest time to which the table can be restored.</summary>
    public DateTimeOffset Earliest(DateTimeOffset now) =>
        now.AddDays(-Days) is var oldest && oldest > Since ? oldest : Since;
}
