namespace AiChef.Deployment.Operations.Checklists;

/// <summary>The time that a checklist looks at.</summary>
/// <param name="From">Its beginning, on a whole hour.</param>
/// <param name="To">Its end.</param>
public sealed record ChecklistPeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How long it is, the part of an hour at its beginning left out.</summary>
    public TimeSpan Length => TimeSpan.FromHours(Math.Floor((To - From).TotalHours));

    /// <summary>The same time before it.</summary>
    public ChecklistPeriod Preceding() => new(From - Length, From);

    /// <summary>The period of a rhythm that ends now.</summary>
    /// <param name="rhythm">The rhythm.</param>
    /// <param name="now">The time.</param>
    public static ChecklistPeriod Of(ChecklistRhythm rhythm, DateTimeOffset now)
    {
        var length = rhythm switch
        {
            ChecklistRhythm.Daily => TimeSpan.FromDays(1),
            ChecklistRhythm.Weekly => TimeSpan.FromDays(7),
            _ => TimeSpan.FromDays(30),
        };
        var from = now - length;
        return new(from.AddTicks(-(from.UtcTicks % TimeSpan.TicksPerHour)), now);
    }

    /// <summary>Its length in words, such as <c>24 hours</c>.</summary>
    internal string Text =>
        Length.TotalDays <= 1
            ? FormattableString.Invariant($"{Length.TotalHours:0} hours")
            : FormattableString.Invariant($"{Length.TotalDays:0} days");
}
