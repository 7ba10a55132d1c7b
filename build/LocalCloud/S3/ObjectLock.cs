namespace AiChef.LocalCloud.S3;

/// <summary>What keeps a version of an object from being deleted.</summary>
internal sealed record ObjectLock
{
    /// <summary>GOVERNANCE or COMPLIANCE; null without a retention.</summary>
    public string? Mode { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>ON or OFF; null before one was put.</summary>
    public string? LegalHold { get; init; }

    /// <summary>Whether the version may not be deleted.</summary>
    /// <param name="now">The time.</param>
    /// <param name="bypass">Whether the request bypasses the governance mode.</param>
    public bool Protects(DateTimeOffset now, bool bypass) =>
        LegalHold == "ON" || (IsRetained(now) && !(Mode == "GOVERNANCE" && bypass));

    /// <summary>Whether the retention may be replaced by another one.</summary>
    /// <param name="next">The retention that follows.</param>
    /// <param name="now">The time.</param>
    /// <param name="bypass">Whether the request bypasses the governance mode.</param>
    public bool Allows(ObjectLock next, DateTimeOffset now, bool bypass) =>
        !IsRetained(now)
        || (Mode == "GOVERNANCE" && bypass)
        || (next.Until >= Until && (next.Mode == Mode || next.Mode == "COMPLIANCE"));

    private bool IsRetained(DateTimeOffset now) => Mode is not null && now < Until;
}
