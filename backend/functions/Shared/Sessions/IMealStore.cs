using System.Text.Json;

namespace AiChef.Functions.Sessions;

/// <summary>Where the meals of sessions are kept.</summary>
public interface IMealStore
{
    /// <summary>The session with its meals; null when there is none or its time is over.</summary>
    Task<MealSession?> FindAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a new meal in the place of the one that was found; false if there is another in its place by now.
    /// </summary>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    Task<bool> StartAsync(MealSession found, SessionMeal meal, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the result of a meal that is still running, and the dish as served. Safe to repeat: what is stored
    /// already, or in whose place is another meal, stays as it is.
    /// </summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="mealId">The meal.</param>
    /// <param name="result">What the workflow made.</param>
    /// <param name="dish">The dish's id; null if no dish fits.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SessionNotFoundException">There is no such session.</exception>
    Task SucceedAsync(
        string sessionId,
        string mealId,
        JsonElement result,
        string? dish,
        CancellationToken cancellationToken
    );

    /// <summary>Stores that a meal that is still running failed. Safe to repeat.</summary>
    Task FailAsync(string sessionId, string mealId, string failure, string cause, CancellationToken cancellationToken);
}
