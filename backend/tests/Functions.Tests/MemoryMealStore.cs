using System.Text.Json;
using AiChef.Functions.Sessions;

namespace AiChef.Functions.Tests;

/// <summary>Meals of the sessions of a <see cref="MemorySessionStore"/>.</summary>
internal sealed class MemoryMealStore(MemorySessionStore sessions) : IMealStore
{
    private readonly Dictionary<string, SessionMeal> _meals = [];
    private readonly HashSet<string> _served = [];

    /// <summary>Called before a meal is stored, as if somebody else stored one then.</summary>
    public Action BeforeStarting { get; set; } = () => { };

    public void Start(Session session, string mealId) =>
        _meals[session.SessionId] = new()
        {
            MealId = mealId,
            Status = SessionMeal.Running,
            Version = session.Version,
            StartedAt = DateTimeOffset.UnixEpoch,
        };

    public void Serve(params IEnumerable<string> dishes) => _served.UnionWith(dishes);

    public async Task<MealSession?> FindAsync(string sessionId, CancellationToken cancellationToken) =>
        await sessions.FindAsync(sessionId, cancellationToken) is { } session
            ? new(session, _meals.GetValueOrDefault(sessionId), [.. _served.Order(StringComparer.Ordinal)])
            : null;

    public Task<bool> StartAsync(MealSession found, SessionMeal meal, CancellationToken cancellationToken)
    {
        BeforeStarting();
        var id = found.Session.SessionId;
        if (_meals.GetValueOrDefault(id)?.MealId != found.Meal?.MealId)
        {
            return Task.FromResult(false);
        }

        _meals[id] = meal;
        return Task.FromResult(true);
    }

    public Task SucceedAsync(
        string sessionId,
        string mealId,
        JsonElement result,
        string? dish,
        CancellationToken cancellationToken
    )
    {
        if (!sessions.Sessions.ContainsKey(sessionId))
        {
            throw new SessionNotFoundException(sessionId);
        }

        if (
            End(sessionId, mealId, meal => meal with { Status = SessionMeal.Succeeded, Result = result })
            && dish is not null
        )
        {
            _served.Add(dish);
        }

        return Task.CompletedTask;
    }

    public Task FailAsync(
        string sessionId,
        string mealId,
        string failure,
        string cause,
        CancellationToken cancellationToken
    )
    {
        End(sessionId, mealId, meal => meal with { Status = SessionMeal.Failed, Failure = failure, Cause = cause });
        return Task.CompletedTask;
    }

    private bool End(string sessionId, string mealId, Func<SessionMeal, SessionMeal> change)
    {
        if (_meals.GetValueOrDefault(sessionId) is not { Status: SessionMeal.Running } meal || meal.MealId != mealId)
        {
            return false;
        }

        _meals[sessionId] = change(meal);
        return true;
    }
}
