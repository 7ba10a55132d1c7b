using AiChef.Deployment;
using AiChef.Deployment.Aws;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Deployment.Aws;

/// <summary>A canary is not begun that outlives the credentials; five minutes have to be left after it.</summary>
public sealed class CredentialLifeTests
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    private readonly NoonClock _clock = new();

    [Theory]
    [InlineData("2026-05-01T12:35:00Z")]
    [InlineData("2026-05-01T12:35:00+00:00")]
    [InlineData("2026-05-01T14:35:00+02:00")]
    [InlineData("2026-05-01T12:35:00")]
    [InlineData("2026-05-02T00:00:00Z")]
    [InlineData("some day")]
    [InlineData("")]
    [InlineData(null)]
    public void Credentials_that_last_or_tell_no_end_are_taken(string? end) =>
        Should.NotThrow(() => CredentialLife.RequireLifetime(HalfAnHour, Variables("AKIA", end), _clock));

    [Theory]
    [InlineData("2026-05-01T12:34:59Z", "12:34")]
    [InlineData("2026-05-01T14:30:00+02:00", "12:30")]
    [InlineData("2026-05-01T11:00:00Z", "11:00")]
    public void Those_that_end_before_are_refused(string end, string told)
    {
        var refusal = Should.Throw<DeploymentException>(() =>
            CredentialLife.RequireLifetime(HalfAnHour, Variables("AKIA", end), _clock)
        );

        refusal.Kind.ShouldBe(FailureKind.Refused);
        refusal.Message.ShouldBe($"the credentials expire at 2026-05-01 {told} UTC, before 30 minutes of canary do");
        refusal.Next.ShouldBe("sign in again, or shorten the canary with --canary-minutes");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void The_end_of_credentials_that_are_not_in_use_does_not_count(string? key) =>
        Should.NotThrow(() =>
            CredentialLife.RequireLifetime(HalfAnHour, Variables(key, "2026-05-01T11:00:00Z"), _clock)
        );

    private static Func<string, string?> Variables(string? key, string? end) =>
        name =>
            name switch
            {
                "AWS_ACCESS_KEY_ID" => key,
                "AWS_CREDENTIAL_EXPIRATION" => end,
                _ => null,
            };

    private sealed class NoonClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
