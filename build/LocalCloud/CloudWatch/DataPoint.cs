namespace AiChef.LocalCloud.CloudWatch;

/// <summary>The samples of one minute.</summary>
internal sealed record DataPoint(DateTimeOffset Minute, string Unit, IReadOnlyList<Sample> Samples);
