using AiChef.Functions.Sessions;

namespace AiChef.Functions.Tests;

/// <summary>A session that is not stored yet.</summary>
internal static class NewSession
{
    public static Session At(DateTimeOffset now) =>
        new()
        {
            SessionId = SessionId.New(),
            Version = 1,
            Status = "open",
            Request = RecipeChoiceTests.Request(),
            CreatedAt = now,
            UpdatedAt = now,
            ExpiresAt = now + Session.Lifetime,
        };
}
