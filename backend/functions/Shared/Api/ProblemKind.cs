namespace AiChef.Functions.Api;

/// <summary>A kind of problem that the functions answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Error">Its short name, by which clients tell it from others.</param>
/// <param name="Title">The kind in words.</param>
public sealed record ProblemKind(int Status, string Error, string Title)
{
    public static ProblemKind InvalidRequest { get; } = new(400, nameof(InvalidRequest), "The request is not valid");

    public static ProblemKind SessionNotFound { get; } = new(404, nameof(SessionNotFound), "There is no such session");

    public static ProblemKind MealNotFound { get; } = new(404, nameof(MealNotFound), "The session has no meal");

    public static ProblemKind MealRunning { get; } = new(409, nameof(MealRunning), "The session waits for a meal");

    public static ProblemKind KeyUsed { get; } =
        new(409, nameof(KeyUsed), "The idempotency key belongs to an earlier meal");

    public static ProblemKind StaleVersion { get; } =
        new(409, nameof(StaleVersion), "The session was changed in the meantime");

    public static ProblemKind PreconditionFailed { get; } =
        new(412, nameof(PreconditionFailed), "The session is not in the state that the request asks for");

    public static ProblemKind UnsupportedMediaType { get; } =
        new(415, nameof(UnsupportedMediaType), "The body has a content type that is not read");

    public static ProblemKind IdempotencyKeyReused { get; } =
        new(422, nameof(IdempotencyKeyReused), "The idempotency key belongs to another request");

    public static ProblemKind PreconditionRequired { get; } =
        new(428, nameof(PreconditionRequired), "The request does not say which version it changes");

    public static ProblemKind TooManyRequests { get; } =
        new(429, nameof(TooManyRequests), "There are too many requests at once");

    public static ProblemKind OutOfTime { get; } = new(503, nameof(OutOfTime), "The answer did not come in time");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        InvalidRequest,
        SessionNotFound,
        MealNotFound,
        MealRunning,
        KeyUsed,
        StaleVersion,
        PreconditionFailed,
        UnsupportedMediaType,
        IdempotencyKeyReused,
        PreconditionRequired,
        TooManyRequests,
        OutOfTime,
    ];
}
