using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Meals;
using AiChef.Functions.Sessions;
using Amazon.Lambda.APIGatewayEvents;

namespace AiChef.Functions.SessionUpdate;

/// <summary>
/// The version of a session that a caller changes: by the header If-Match, the field version, or both. Whoever names
/// none would overwrite what others have said.
/// </summary>
internal sealed class ExpectedVersion
{
    public const string Field = "version";

    private readonly IReadOnlyList<int>? _tags;
    private readonly int? _version;

    private ExpectedVersion(IReadOnlyList<int>? tags, int? version) => (_tags, _version) = (tags, version);

    /// <summary>Reads both.</summary>
    /// <exception cref="InvalidRequestException">One of them is malformed.</exception>
    /// <exception cref="RefusedRequestException">There is none.</exception>
    public static ExpectedVersion Of(APIGatewayProxyRequest request, JsonElement body)
    {
        var tags = EntityTag.Expected(request);
        int? version = body.TryGetProperty(Field, out var given) ? Number(given) : null;
        return tags is null && version is null
            ? throw new RefusedRequestException(
                ProblemKind.PreconditionRequired,
                $"Read the session, and send its entity tag in If-Match or its version in the field {Field}"
            )
            : new(tags, version);
    }

    /// <summary>Accepts a session that has the version.</summary>
    /// <exception cref="RefusedRequestException">The session has another entity tag.</exception>
    /// <exception cref="StaleVersionException">The session has another version.</exception>
    public void Check(Session session)
    {
        if (_tags?.Contains(session.Version) == false)
        {
            throw Failed(session.Version);
        }

        if (_version is { } version && version != session.Version)
        {
            throw new StaleVersionException(session.SessionId, version, session.Version);
        }
    }

    /// <summary>The refusal of a change that came too late, in the words in which the caller asked.</summary>
    public Exception Refusal(StaleVersionException stale) => _tags is null ? stale : Failed(stale.Actual);

    private static RefusedRequestException Failed(int actual) =>
        new(
            ProblemKind.PreconditionFailed,
            $"The session has the entity tag {EntityTag.Of(actual)}; read it and try again"
        );

    private static int Number(JsonElement given) =>
        given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var version) && version >= 1
            ? version
            : throw new InvalidRequestException([
                new FieldError(Field, "must be the session's version, a whole number from 1"),
            ]);
}
