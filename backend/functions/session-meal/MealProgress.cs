using AiChef.Functions.Sessions;

namespace AiChef.Functions.SessionMeals;

/// <summary>
/// Finds out about meals whose execution ended without telling the session: it was stopped, never began, or could not
/// reach the table.
/// </summary>
public sealed class MealProgress(IMealStore meals, IMealWorkflow workflow, TimeProvider time)
{
    /// <summary>
    /// How long a meal is taken for running without a look at its execution: many times what one takes.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The session with its meal as it is; null when there is no such session.</summary>
    public async Task<MealSession?> FindAsync(string sessionId, CancellationToken cancellationToken)
    {
        var found = await meals.FindAsync(sessionId, cancellationToken);
        if (found?.Meal is not { Status: SessionMeal.Running } meal || time.GetUtcNow() - meal.StartedAt < Patience)
        {
            return found;
        }

        var end = await workflow.FindAsync(meal.MealId, cancellationToken);
        if (end is { IsRunning: true })
        {
            return found;
        }

        // changes only a meal that is still running: what the execution told in between stays
        await meals.FailAsync(
            sessionId,
            meal.MealId,
            end is null ? "NotStarted"
                : end.Error.Length == 0 ? "NotStored"
                : end.Error,
            end is null ? "The workflow was not started; ask for the meal again"
                : end.Error.Length == 0 ? "The workflow ended and its result was not stored"
                : end.Cause,
            cancellationToken
        );
        return await meals.FindAsync(sessionId, cancellationToken);
    }
}
