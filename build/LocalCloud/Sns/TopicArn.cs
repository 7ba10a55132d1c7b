namespace AiChef.LocalCloud.Sns;

/// <summary>The parts of the ARN of a topic or of a subscription, which is the topic's with one more part.</summary>
internal static class TopicArn
{
    private const int TopicParts = 6;

    public static string Of(Scope scope, string name) => scope.Arn("sns", name);

    public static Scope ScopeOf(string arn)
    {
        var parts = arn.Split(':');
        return new Scope(parts[4], parts[3]);
    }

    public static string NameOf(string arn) => arn.Split(':')[5];

    /// <summary>The topic of a subscription's ARN.</summary>
    public static string TopicOf(string subscriptionArn) =>
        string.Join(':', subscriptionArn.Split(':').Take(TopicParts));

    /// <summary>Refuses a text that is no ARN.</summary>
    /// <param name="arn">The text.</param>
    /// <param name="member">The member of the request that has it.</param>
    public static string Checked(string arn, string member)
    {
        var parts = arn.Split(':');
        return parts.Length < TopicParts ? throw SnsErrors.ShortArn(member, parts.Length)
            : parts[0] != "arn" || parts[2] != "sns" ? throw SnsErrors.Invalid(member)
            : arn;
    }
}
