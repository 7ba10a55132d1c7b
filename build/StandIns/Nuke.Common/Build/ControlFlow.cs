using Serilog;

namespace Nuke.Common;

public static class ControlFlow
{
    public static void SuppressErrors(Action action, bool includeStackTrace = false, bool logWarning = true) =>
        SuppressErrors<object>(
            () =>
            {
                action();
                return null;
            },
            null,
            includeStackTrace,
            logWarning
        );

    public static T SuppressErrors<T>(
        Func<T> action,
        T defaultValue = default,
        bool includeStackTrace = false,
        bool logWarning = true
    )
    {
        try
        {
            return action();
        }
        catch (Exception exception)
        {
            if (logWarning && includeStackTrace)
            {
                Log.Warning(exception, "{Message}", exception.Message);
            }
            else if (logWarning)
            {
                Log.Warning("{Message}", exception.Message);
            }

            return defaultValue;
        }
    }

    public static IEnumerable<T> SuppressErrors<T>(Func<IEnumerable<T>> action, bool includeStackTrace = false) =>
        SuppressErrors(action, [], includeStackTrace);

    public static void ExecuteWithRetry(
        Action action,
        Action cleanup = null,
        int retryAttempts = 3,
        TimeSpan? delay = null,
        Action<string> logAction = null
    )
    {
        Assert.True(retryAttempts > 0);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                action();
                return;
            }
            catch (Exception exception)
            {
                if (attempt >= retryAttempts)
                {
                    Assert.Fail(
                        $"Executing failed permanently after {attempt} attempts: {exception.Message}",
                        exception
                    );
                }

                (logAction ?? Log.Warning)($"Attempt #{attempt} failed with: {exception.Message}");
                if (delay is { } pause)
                {
                    Thread.Sleep(pause);
                }
            }
            finally
            {
                cleanup?.Invoke();
            }
        }
    }
}
